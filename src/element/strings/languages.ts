import type { BuddyStrings } from './strings.js';

/** The built-in languages besides English, each in a chunk of its own. */
const languages: Readonly<Record<string, () => Promise<BuddyStrings>>> = {
  ar: () => import('./ar.js').then(({ ar }) => ar),
  bn: () => import('./bn.js').then(({ bn }) => bn),
  de: () => import('./de.js').then(({ de }) => de),
  es: () => import('./es.js').then(({ es }) => es),
  fr: () => import('./fr.js').then(({ fr }) => fr),
  hi: () => import('./hi.js').then(({ hi }) => hi),
  ja: () => import('./ja.js').then(({ ja }) => ja),
  pt: () => import('./pt.js').then(({ pt }) => pt),
  ta: () => import('./ta.js').then(({ ta }) => ta),
};

/** The texts for a BCP 47 tag, by its language; null where there are none: then English holds. */
export async function textsFor(tag: string): Promise<BuddyStrings | null> {
  const code = tag.toLowerCase().split('-', 1)[0] ?? '';
  return Object.hasOwn(languages, code) ? ((await languages[code]?.()) ?? null) : null;
}
