type Sentence = (...facts: unknown[]) => unknown;

/**
 * Puts a page's own texts in the place of built-in ones. One of another kind than the text it is for, as
 * `undefined` from a lookup that found nothing, would leave a button without a name: it is passed over.
 * @param texts - a table of the caller's, which is changed
 */
export function withOverrides<Texts extends object>(texts: Texts, own: object | undefined): Texts {
  const all = texts as Record<string, unknown>;
  const given = own as Record<string, unknown>;
  for (const key in given) {
    const text = given[key];
    const builtIn = all[key];
    if (typeof builtIn === 'function') all[key] = sentence(text, builtIn as Sentence);
    else if (typeof text === typeof builtIn) all[key] = text;
  }
  return texts;
}

/** What a page's function says, or its sentence without the name or the number that it could have. */
function sentence(own: unknown, builtIn: Sentence): Sentence {
  return (...facts) => {
    try {
      const text = typeof own === 'function' ? (own as Sentence)(...facts) : own;
      if (typeof text === 'string') return text;
    } catch (error) {
      // The page's author has to know; the visitor goes on.
      console.error(error);
    }
    return builtIn(...facts);
  };
}
