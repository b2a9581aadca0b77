import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
  type BuddyError,
  type SessionErrorReason,
} from '../../sdk/errors.js';
import { clock, cloudOff, lock, microphoneOff, warning } from '../icons-call.js';
import type { ErrorKind } from '../strings/strings.js';

const kindOfReason: Readonly<Record<SessionErrorReason, ErrorKind>> = {
  aborted: 'unknown',
  'not-connected': 'unknown',
  unsupported: 'unsupported',
  'insecure-context': 'insecure',
  'microphone-blocked': 'microphoneBlocked',
  'microphone-not-found': 'microphoneMissing',
  'microphone-in-use': 'microphoneBusy',
  'microphone-failed': 'microphoneFailed',
  'call-machine': 'network',
  'room-not-found': 'roomGone',
  'room-expired': 'roomGone',
  'room-full': 'roomFull',
  'room-denied': 'signIn',
  'token-expired': 'signIn',
  ejected: 'ejected',
  'connection-lost': 'connectionLost',
  'assistant-left': 'assistant',
  'assistant-failed': 'assistant',
};

/** Which of the cases a visitor can tell apart this error is. */
export function kindOf(error: BuddyError, online = navigator.onLine): ErrorKind {
  if (error instanceof SessionError) {
    const kind = kindOfReason[error.details?.['reason'] as SessionErrorReason] ?? 'unknown';
    return !online && (kind === 'network' || kind === 'connectionLost') ? 'offline' : kind;
  }
  if (error instanceof NetworkError) return online ? 'network' : 'offline';
  if (error instanceof AuthenticationError) return 'signIn';
  if (error instanceof TimeoutError) return 'timeout';
  if (error instanceof InvalidRequestError) return 'setup';
  if (error instanceof APIError) {
    const code = error.statusCode ?? 500;
    return code >= 500 || code === 429 || code === 408 ? 'busy' : 'setup';
  }
  return 'unknown';
}

/** The drawing above an error's title. */
export function iconOf(kind: ErrorKind): string {
  if (kind.startsWith('microphone')) return microphoneOff;
  if (kind === 'offline' || kind === 'network' || kind === 'connectionLost') return cloudOff;
  if (kind === 'timeout' || kind === 'busy' || kind === 'roomGone') return clock;
  if (kind === 'signIn' || kind === 'insecure') return lock;
  return warning;
}
