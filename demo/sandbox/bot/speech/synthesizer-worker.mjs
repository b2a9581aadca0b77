/**
 * Turns text into 48 kHz mono PCM on a thread of its own: one sentence keeps a core busy for about 100 ms, ten frames
 * of audio that would be late.
 */
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';

// With a `fetch` in sight, the synthesizer tries to load its wasm over the network first, and complains.
Reflect.deleteProperty(globalThis, 'fetch');

const text2wav = createRequire(import.meta.url)('text2wav');
const rate = 48_000;
const peak = 0.65 * 32_767;

parentPort.on('message', async ({ id, text }) => {
  try {
    // The leading space keeps a text that begins with a dash from being read as an option.
    const wav = await text2wav(` ${text}`, { voice: 'en-us', speed: 165 });
    const samples = normalise(resample(trim(readWav(wav))));
    parentPort.postMessage({ id, samples }, [samples.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  } finally {
    // Every run of the synthesizer leaves its own handlers behind.
    process.removeAllListeners('uncaughtException');
    process.removeAllListeners('unhandledRejection');
  }
});

function readWav(wav) {
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const header = 44;
  const samples = new Int16Array(Math.floor((wav.byteLength - header) / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(header + 2 * i, true);
  return { samples, rate: view.getUint32(24, true) };
}

/** Without the silence around the words, so that their timing can be told from the text. */
function trim({ samples, rate: from }) {
  const loud = (sample) => Math.abs(sample) > 200;
  const first = samples.findIndex(loud);
  const last = samples.findLastIndex(loud);
  const margin = Math.round(from * 0.02);
  return {
    samples: samples.subarray(Math.max(0, first - margin), Math.max(first, last) + margin + 1),
    rate: from,
  };
}

function resample({ samples, rate: from }) {
  const length = Math.floor((samples.length * rate) / from);
  const out = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const at = (i * from) / rate;
    const left = Math.floor(at);
    const a = samples[left] ?? 0;
    const b = samples[left + 1] ?? a;
    out[i] = a + (b - a) * (at - left);
  }
  return out;
}

function normalise(samples) {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1);
  return Int16Array.from(samples, (sample) => Math.round((sample * peak) / loudest));
}
