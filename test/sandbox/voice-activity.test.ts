import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VoiceActivity } from '../../demo/sandbox/bot/media/voice-activity.js';
import { measure } from '../../demo/sandbox/bot/media/voice-input.js';

const frame = 480;

/** Feeds milliseconds of a signal, 0 to 1 by sample number, and says whether each kind of speech was ever seen. */
function hear(activity: VoiceActivity, milliseconds: number, signal: (n: number) => number): Seen {
  const seen: Seen = { maybe: false, clear: false };
  for (let start = 0; start < milliseconds * 48; start += frame) {
    const samples = Int16Array.from({ length: frame }, (_, i) => signal(start + i) * 32_767);
    activity.push(measure(samples).rms);
    seen.maybe ||= activity.maybeSpeech;
    seen.clear ||= activity.clearSpeech;
  }
  return seen;
}

interface Seen {
  maybe: boolean;
  clear: boolean;
}

const silence = (): number => 0;
const hiss = (n: number): number => 0.002 * Math.sin(n * n);
const tone = (n: number): number => 0.1 * Math.sin((n * 2 * Math.PI * 440) / 48_000);
/** A beep of 20 ms in every 500 ms, as Chromium's own fake microphone makes them. */
const beeps = (n: number): number => (n % 24_000 < 960 ? 0.8 * Math.sin(n / 8) : 0);
/** Syllables of 160 ms with gaps of 40 ms between them. */
const speech = (n: number): number => (n % 9600 < 7680 ? 0.2 * Math.sin(n / 20) : 0.001);

test('silence is never speech, digital or with hiss', () => {
  assert.deepEqual(hear(new VoiceActivity(), 4000, silence), { maybe: false, clear: false });
  assert.deepEqual(hear(new VoiceActivity(), 4000, hiss), { maybe: false, clear: false });
});

test('beeps may start a turn and never interrupt', () => {
  assert.deepEqual(hear(new VoiceActivity(), 6000, beeps), { maybe: true, clear: false });
});

test('speech interrupts, once the background is known', () => {
  const activity = new VoiceActivity();
  assert.equal(hear(activity, 2000, silence).maybe, false);
  assert.deepEqual(hear(activity, 400, speech), { maybe: true, clear: true });
});

test('a tone that was there from the start becomes background and never interrupts', () => {
  const activity = new VoiceActivity();
  assert.equal(hear(activity, 3000, tone).clear, false);
  activity.forget();
  assert.deepEqual(hear(activity, 3000, tone), { maybe: false, clear: false });
});

test('the onset of a tone after silence is speech, until it becomes background', () => {
  const activity = new VoiceActivity();
  hear(activity, 3000, tone);
  hear(activity, 1000, silence);
  activity.forget();
  assert.equal(hear(activity, 400, tone).clear, true);
  hear(activity, 2000, tone);
  activity.forget();
  assert.deepEqual(hear(activity, 1000, tone), { maybe: false, clear: false });
});

test('quiet is counted from the last sound', () => {
  const activity = new VoiceActivity();
  hear(activity, 1000, silence);
  hear(activity, 200, tone);
  assert.equal(activity.quietFor, 0);
  hear(activity, 300, silence);
  assert.equal(activity.quietFor, 300);
});
