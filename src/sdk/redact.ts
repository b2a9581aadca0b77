import { cut } from './cut.js';
import { wellFormed } from './well-formed.js';
import { withoutControls } from './without-controls.js';

const MAX_TEXT = 500;

/** A secret that is shorter may be a word as well. */
const MIN_SECRET = 16;

/** Any JWT, whole or cut: who repeats a token may shorten it, or name one that never came here. */
const JWT = /(?<![\w-])eyJ[\w-]+\.eyJ[\w-]+(\.[\w-]*)?/g;

/**
 * A text from outside, made fit for an error: well-formed, without control characters, secrets blanked
 * (a half-broken server may echo the token back) and cut to a length that a log can bear.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const safe = wellFormed(blanked(text, secrets));
  return safe.length > MAX_TEXT ? `${cut(safe, MAX_TEXT - 1)}…` : safe;
}

/** A message of the room, without control characters and the secrets that it repeats. */
export function withoutSecrets(message: unknown, secrets: readonly string[]): unknown {
  const long = secrets.filter((secret) => secret.length >= MIN_SECRET);
  const safe = (value: unknown): unknown => {
    if (typeof value === 'string') return blanked(value, long);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(safe);
    // Keys, too.
    return Object.fromEntries(safe(Object.entries(value)) as [string, unknown][]);
  };
  try {
    return safe(message);
  } catch {
    // Deeper than any that says something.
    return null;
  }
}

/** Without secrets and control characters, which may part a token from the word before it, or a token. */
function blanked(text: string, secrets: readonly string[]): string {
  let safe = text;
  for (const secret of secrets) {
    // White space around a token does not come back with it.
    const core = secret.trim();
    if (core) safe = safe.replaceAll(core, '[token]');
  }
  safe = safe.replace(JWT, '[token]');
  const plain = withoutControls(safe);
  return plain === safe ? safe : blanked(plain, secrets);
}
