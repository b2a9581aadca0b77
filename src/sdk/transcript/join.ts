const startsContinuous =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{scx=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\u3000-\u303f\uff01-\uff65]/u;
const startsClosed = /^(?:\s|[,.;:!?…%)\]}»”’،؛؟۔।॥、。，．！？；：）］｝」』】〉》])/u;
const isBlank = /^\s/u;

/**
 * Two pieces of speech as one text: a space between them, unless one brings its own, the second starts
 * with closing punctuation, or they meet in a script that writes no spaces (Chinese, Japanese, Thai).
 */
export function join(a: string, b: string): string {
  if (a === '' || b === '') return a + b;
  const last = lastCharacter(a);
  if (isBlank.test(last) || startsClosed.test(b)) return a + b;
  if (startsContinuous.test(last) && startsContinuous.test(b)) return a + b;
  return `${a} ${b}`;
}

/** Taken out, because Chromium 156 finds no class of characters beyond the first plane before a `$`. */
function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}
