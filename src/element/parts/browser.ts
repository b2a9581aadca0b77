/** Whose way of allowing a microphone a visitor has to be told. */
export type Browser = 'chromium' | 'firefox' | 'safari' | 'android' | 'ios' | 'other';

interface Told {
  readonly userAgent: string;
  readonly maxTouchPoints?: number;
}

/** A modest guess: it only chooses between sentences, and knows when to say nothing in particular. */
export function browserOf({ userAgent, maxTouchPoints = 0 }: Told): Browser {
  const is = (pattern: RegExp) => pattern.test(userAgent);
  const isIpad = is(/Macintosh/) && maxTouchPoints > 1;
  if (is(/iPhone|iPad|iPod/) || isIpad) return is(/CriOS|FxiOS|EdgiOS|GSA\//) ? 'other' : 'ios';
  if (is(/Firefox\//)) return is(/Android/) ? 'other' : 'firefox';
  if (is(/Chrome\//)) {
    // A web view of an app has no address bar to be sent to.
    if (is(/; wv\)/)) return 'other';
    return is(/Android/) ? 'android' : 'chromium';
  }
  return is(/Safari\//) ? 'safari' : 'other';
}
