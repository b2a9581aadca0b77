import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wav } from '../../../scripts/wav.mjs';
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
  await writeFile(path, wav(samples, sampleRate));
  return { path, remove: () => rm(folder, { recursive: true }) };
}
