import type { ErrorKind } from '../element/strings/strings.js';
import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
  type BuddyError,
  type SessionErrorReason,
} from '../sdk/errors.js';
import { sessionError } from '../sdk/session-error.js';

const session = (reason: SessionErrorReason, details: Record<string, unknown> = {}) =>
  sessionError(reason, `The call failed: ${reason}.`, { details });

/**
 * For every kind of error that a visitor can tell apart, one that the element shows as such:
 * `failures.microphoneBlocked()`. Each call makes a new one.
 */
export const failures: Readonly<Record<ErrorKind, () => BuddyError>> = {
  microphoneBlocked: () => session('microphone-blocked', { blockedBy: 'user' }),
  microphoneDismissed: () => session('microphone-dismissed'),
  microphonePolicy: () => session('microphone-blocked', { blockedBy: 'browser' }),
  microphoneNotFound: () => session('microphone-not-found'),
  microphoneInUse: () => session('microphone-in-use'),
  microphoneFailed: () => session('microphone-failed'),
  offline: () => new NetworkError('The network is away.'),
  network: () => new NetworkError('The API could not be reached.'),
  callMachine: () =>
    new NetworkError('The calling code could not be loaded.', {
      details: { reason: 'call-machine' },
    }),
  tokenExpired: () => new AuthenticationError('Token has expired', { statusCode: 401 }),
  forbidden: () => new AuthenticationError('The token is not for this.', { statusCode: 403 }),
  roomNotFound: () => session('room-not-found'),
  roomExpired: () => session('room-expired'),
  roomFull: () => session('room-full'),
  roomDenied: () => session('room-denied'),
  timeout: () => new TimeoutError('The API did not answer in time.'),
  connectTimeout: () => new TimeoutError('No room in time.', { details: { step: 'room' } }),
  assistantLeft: () => session('assistant-left'),
  tooMany: () =>
    new APIError('Too many requests', { statusCode: 429, details: { retryAfter: 30 } }),
  busy: () => new APIError('Bad gateway', { statusCode: 502 }),
  ejected: () => session('ejected'),
  connectionLost: () => session('connection-lost'),
  assistantFailed: () => session('assistant-failed'),
  unsupported: () => session('unsupported'),
  insecureContext: () => session('insecure-context'),
  setup: () => new InvalidRequestError('The template id is missing.'),
  unknown: () => new SessionError('The call failed.'),
};
