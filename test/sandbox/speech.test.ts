import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sentences } from '../../demo/sandbox/bot/speech/sentences.js';
import { spokenForm } from '../../demo/sandbox/bot/speech/spoken-form.js';
import { Synthesizer } from '../../demo/sandbox/bot/speech/synthesizer.js';
import { duration } from '../../demo/sandbox/bot/speech/utterance.js';

const synthesizer = new Synthesizer();
after(() => synthesizer.close());

test('a sentence becomes audible PCM with a time for each word', async () => {
  const utterance = await synthesizer.synthesize('Where should we send it?');
  const peak =
    utterance.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / 32_768;
  assert.ok(peak > 0.5 && peak < 0.8, `peak ${peak}`);
  assert.ok(duration(utterance) > 800 && duration(utterance) < 4000);
  assert.deepEqual(
    utterance.words.map(({ text }) => text),
    ['Where', 'should', 'we', 'send', 'it?'],
  );
  const times = utterance.words.map(({ at }) => at);
  assert.equal(times[0], 0);
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
  assert.ok((times.at(-1) ?? 0) < duration(utterance));
});

test('the same sentence is made once', async () => {
  assert.equal(await synthesizer.synthesize('Once.'), await synthesizer.synthesize('Once.'));
});

test('texts that are no sentences do no harm', async () => {
  for (const text of ['--help', '-w out.wav', '...', '<b>', '你好', '"']) {
    const { samples } = await synthesizer.synthesize(text);
    assert.ok(samples.length > 0, text);
  }
});

test('amounts are read out as amounts', () => {
  assert.equal(spokenForm('₹1,498 for 1,00,000 items'), '1498 rupees for 100000 items');
});

test('a text falls apart into its sentences', () => {
  assert.deepEqual(sentences('Got it: "Pune." Anything else? No 1.5 stops\nhere'), [
    'Got it: "Pune."',
    'Anything else?',
    'No 1.5 stops\nhere',
  ]);
});
