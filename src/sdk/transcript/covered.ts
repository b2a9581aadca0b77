/** A text together with the form in which words are looked for in it. */
export interface Said {
  readonly text: string;
  /** Lower case, words parted by spaces. Made piece by piece, so that growing text costs little. */
  readonly key: string;
}

/** Nothing said yet. */
export const SILENCE: Said = { text: '', key: '' };

/** Words that are looked up of one segment; a longer one is judged by its beginning. */
const WORDS_JUDGED = 64;

const continuous =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The form of a text in which words are looked for. `keyOf(a) + keyOf(b)` is good for `a + b`. */
export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
}

/** A whole text, ready to be looked into. */
export function said(text: string): Said {
  return { text, key: keyOf(text) };
}

/** Whether at least half of the segment's words are in `reference`, so that it says nothing new. */
export function covered(segment: string, reference: Said): boolean {
  const words = keyOf(segment).trim();
  if (words === '') return saysLiterally(segment, reference);
  const units = words.split(' ').flatMap(unitsOf).slice(0, WORDS_JUDGED);
  const haystack = ` ${reference.key} `;
  const found = units.filter((unit) => haystack.includes(unit)).length;
  return found * 2 >= units.length;
}

/** Whether the segment's words stand in `reference` in one piece. */
export function contained(segment: string, reference: Said): boolean {
  const words = keyOf(segment).trim();
  if (words === '') return saysLiterally(segment, reference);
  const haystack = ` ${reference.key.replace(/ +/g, ' ')} `;
  return haystack.includes(continuous.test(words) ? words : ` ${words} `);
}

/** Whether `reference` begins with the segment's words. */
export function begunBy(segment: string, reference: Said): boolean {
  const words = keyOf(segment).trim();
  const start = reference.key
    .slice(0, 2 * words.length + 16)
    .replace(/ +/g, ' ')
    .trimStart();
  if (words === '' || !start.startsWith(words)) return false;
  return continuous.test(words) || start.length === words.length || start[words.length] === ' ';
}

/**
 * Scripts without spaces have no words to compare, and a single Thai letter is in every text: there,
 * every two neighbouring characters count as a word.
 */
function unitsOf(word: string): string[] {
  if (!continuous.test(word)) return [` ${word} `];
  const characters = Array.from(word.slice(0, 2 * WORDS_JUDGED));
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

/** Punctuation and emoji have no words: they count where they stand literally. */
function saysLiterally(segment: string, reference: Said): boolean {
  return reference.text.includes(segment.trim());
}
