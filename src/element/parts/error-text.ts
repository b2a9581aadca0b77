import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  NetworkError,
  TimeoutError,
  type BuddyError,
} from '../../sdk/errors.js';
import type { CallState } from '../call-state.js';
import { clock, cloudOff, lock, microphoneOff, warning } from '../icons-call.js';
import { en } from '../strings/en.js';
import type { ErrorKind, ErrorTable } from '../strings/strings.js';
import { browserOf } from './browser.js';

/** The longest that a visitor is kept from trying again, in seconds. */
const LONGEST_WAIT = 3600;

/** What a browser without a network is to blame for. A token comes over the network, too. */
const NEEDS_NETWORK = /^(callMachine|network|timeout|conn|tokenExpired)/;

/** Which of the cases a visitor can tell apart this error is. */
export function kindOf(error: BuddyError, offline = false): ErrorKind {
  const kind = kindOfDetails(error.details ?? {}) ?? kindOfClass(error);
  return offline && NEEDS_NETWORK.test(kind) ? 'offline' : kind;
}

function kindOfDetails({ reason, step, blockedBy }: Record<string, unknown>): ErrorKind | null {
  if (step) return step === 'room' ? 'connectTimeout' : 'assistantLeft';
  // A kind that is the reason of a SessionError has its name, in another spelling.
  const kind = String(reason).replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  if (kind === 'microphoneBlocked' && blockedBy === 'browser') return 'microphonePolicy';
  return Object.hasOwn(en.errors, kind) ? (kind as ErrorKind) : null;
}

function kindOfClass(error: BuddyError): ErrorKind {
  const { statusCode = 500 } = error;
  if (error instanceof NetworkError) return 'network';
  if (error instanceof TimeoutError) return 'timeout';
  if (error instanceof InvalidRequestError) return 'setup';
  if (error instanceof AuthenticationError)
    return statusCode === 403 ? 'forbidden' : 'tokenExpired';
  if (!(error instanceof APIError)) return 'unknown';
  if (statusCode === 429) return 'tooMany';
  // An answer that could not be used is as good as none.
  return statusCode >= 500 || statusCode < 400 || statusCode === 408 ? 'busy' : 'setup';
}

/** The words for the error of a call, for this visitor. */
export function errorTextOf(call: CallState, errors: ErrorTable): { title: string; text: string } {
  const { error, offline, direct, renewable } = call;
  const { title, text } = errors[error ? kindOf(error, offline) : 'unknown'];
  if (typeof text === 'string') return { title, text };
  const renews = error instanceof AuthenticationError ? renewable : !direct;
  return { title, text: text({ browser: browserOf(navigator), renews }) };
}

/** Whether trying again could come to anything. */
export function canRetry(kind: ErrorKind): boolean {
  return !/^(unsupported|insecureContext)/.test(kind);
}

/** How long the API asked to be left alone from now on, in whole seconds. */
export function secondsToWait({ error, failedAt }: CallState, now = performance.now()): number {
  const seconds = error?.details?.['retryAfter'];
  if (typeof seconds !== 'number') return 0;
  const left = Math.min(seconds, LONGEST_WAIT) - (now - failedAt) / 1000;
  return Math.max(0, Math.ceil(left));
}

const ICONS: ReadonlyArray<[kinds: RegExp, drawing: string]> = [
  [/^microphone/, microphoneOff],
  [/^(offline|network|callMachine|conn)/, cloudOff],
  [/^(timeout|busy|tooMany|roomNotFound|roomExpired)/, clock],
  [/^(tokenExpired|forbidden|roomDenied|insecureContext)/, lock],
];

/** The drawing above an error's title. */
export function iconOf(kind: ErrorKind): string {
  return ICONS.find(([kinds]) => kinds.test(kind))?.[1] ?? warning;
}
