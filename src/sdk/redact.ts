import { cut } from './cut.js';

const MAX_TEXT = 500;

/**
 * A text from outside, made fit for an error: secrets blanked (a half-broken server may echo the
 * token back) and cut to a length that a log can bear.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    // White space around a token does not come back with it.
    const core = secret.trim();
    if (core) safe = safe.replaceAll(core, '[token]');
  }
  return safe.length > MAX_TEXT ? `${cut(safe, MAX_TEXT)}…` : safe;
}
