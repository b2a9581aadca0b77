const MAX_TEXT = 500;

/**
 * A text from outside, made fit for an error: secrets blanked (a half-broken server may echo the
 * token back) and cut to a length that a log can bear.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    if (secret) safe = safe.replaceAll(secret, '[token]');
  }
  return safe.length > MAX_TEXT ? `${safe.slice(0, MAX_TEXT)}…` : safe;
}
