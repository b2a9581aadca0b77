import { SessionError, type BuddyErrorInit, type SessionErrorReason } from './errors.js';

/** A {@link SessionError} with its reason. */
export function sessionError(
  reason: SessionErrorReason,
  message: string,
  init: BuddyErrorInit = {},
): SessionError {
  return new SessionError(message, { ...init, details: { reason, ...init.details } });
}

/** The rejection of everything that was under way when a call was ended, or not begun. */
export function abortedError(): SessionError {
  return sessionError('aborted', 'The call was ended.');
}
