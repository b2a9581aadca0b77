import type { BuddyStrings } from './strings.js';

/** The built-in languages besides English, each in a chunk of its own. */
const languages: Readonly<Record<string, () => Promise<BuddyStrings>>> = {};

/** The texts for a BCP 47 tag, by its language; null where there are none: then English holds. */
export async function textsFor(tag: string): Promise<BuddyStrings | null> {
  const code = tag.toLowerCase().split('-', 1)[0] ?? '';
  return Object.hasOwn(languages, code) ? ((await languages[code]?.()) ?? null) : null;
}
