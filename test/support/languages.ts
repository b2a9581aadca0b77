import { textsFor } from '../../src/element/strings/languages.js';

/** The languages that the element speaks: every two letters that it has texts for, and English. */
export async function languageCodes(): Promise<string[]> {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const all = letters.flatMap((one) => letters.map((two) => one + two));
  const texts = await Promise.all(all.map((code) => textsFor(code)));
  return ['en', ...all.filter((code, at) => texts[at] && code !== 'en')];
}
