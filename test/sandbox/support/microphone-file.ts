import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Synthesizer } from '../../../demo/sandbox/bot/speech/synthesizer.js';

const sampleRate = 48_000;

/** A file of somebody counting, for Chromium's fake microphone. */
export async function microphoneFile(): Promise<{ path: string; remove(): Promise<void> }> {
  const synthesizer = new Synthesizer();
  const { samples } = await synthesizer.synthesize(
    'one two three four five six seven eight nine ten',
  );
  await synthesizer.close();
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const path = join(folder, 'microphone.wav');
  await writeFile(path, wav(samples));
  return { path, remove: () => rm(folder, { recursive: true }) };
}

function wav(samples: Int16Array): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([
    header,
    Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength),
  ]);
}
