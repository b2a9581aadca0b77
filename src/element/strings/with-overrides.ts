/**
 * The texts with a page's own in their place. One of another kind than the text it is for, as
 * `undefined` from a lookup that found nothing, would leave a button without a name: it is passed over.
 */
export function withOverrides<Texts extends object>(texts: Texts, own: object | undefined): Texts {
  const all = { ...texts } as Record<string, unknown>;
  for (const [key, text] of Object.entries(own ?? {})) {
    if (typeof text === typeof all[key]) all[key] = text;
    // A sentence without the name or the number that it could have.
    else if (typeof text === 'string' && all[key]) all[key] = () => text;
  }
  return all as Texts;
}
