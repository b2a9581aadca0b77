/**
 * What Chromium's fake microphone hears: somebody who talks without a pause for breath, so that a
 * test decides by muting and unmuting when the visitor speaks. (Firefox's fake one hums a tone.)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { wav } from '../wav.mjs';

const RATE = 48_000;
const SECONDS = 6;

/** Writes the sound to a file and answers with its absolute path. */
export function writeMicrophoneFile(file = '.cache/microphone.wav') {
  const samples = new Int16Array(RATE * SECONDS);
  for (let i = 0; i < samples.length; i += 1) {
    const time = i / RATE;
    // Syllables of 180 ms with 90 ms between them, each on a pitch of its own.
    const phase = time % 0.27;
    const loudness = phase < 0.18 ? Math.sin((Math.PI * phase) / 0.18) : 0;
    const pitch = 120 + 30 * (Math.floor(time / 0.27) % 5);
    let sum = 0;
    for (let harmonic = 1; harmonic <= 8; harmonic += 1) {
      sum += Math.sin(2 * Math.PI * pitch * harmonic * time) / harmonic;
    }
    samples[i] = 9_000 * loudness * sum;
  }
  const path = resolve(file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wav(samples, RATE));
  return path;
}
