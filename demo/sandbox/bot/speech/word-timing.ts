import { spokenForm } from './spoken-form.js';
import type { Word } from './utterance.js';

const digitWeight = 4;
const wordWeight = 1.5;
const pauseWeight: [RegExp, number][] = [
  [/[.!?…]["')\]]*$/, 5],
  [/[,;:]$/, 3],
];

/** When each word of a sentence begins. The synthesizer does not say, so length stands for time. */
export function timeWords(text: string, duration: number): Word[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const weights = words.map(weight);
  const total = weights.reduce((sum, value) => sum + value, 0) || 1;
  let passed = 0;
  return words.map((word, index) => {
    const at = (passed / total) * duration;
    passed += weights[index] ?? 0;
    return { text: word, at };
  });
}

function weight(word: string): number {
  const sounds = spokenForm(word);
  const digits = sounds.replace(/\D/g, '').length;
  const letters = sounds.length - digits;
  const pause = pauseWeight.find(([ending]) => ending.test(word))?.[1] ?? 0;
  return wordWeight + letters + digits * digitWeight + pause;
}
