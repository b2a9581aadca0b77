/** Lone surrogates become U+FFFD: read by code points, only those are left of the category. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
