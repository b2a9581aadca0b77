import { CallFailure, type CallFailureType } from '../call/call.js';
import {
  BuddyError,
  NetworkError,
  SessionError,
  TimeoutError,
  type SessionErrorReason,
} from '../errors.js';
import { redact } from '../redact.js';
import { sessionError } from '../session-error.js';

/**
 * For each failure of the call: its words, its reason where that has another name, and its error's
 * class where that is not SessionError.
 */
const FAILURES: Readonly<
  Record<
    CallFailureType,
    readonly [
      message: string,
      reason?: SessionErrorReason,
      errorClass?: typeof NetworkError | typeof TimeoutError,
    ]
  >
> = {
  ejected: ['The call was ended by the room.'],
  'nbf-room': ['The room is not open yet.', 'room-denied'],
  'nbf-token': ["The room's token is not valid yet.", 'room-denied'],
  'exp-room': ['The room has expired.', 'room-expired'],
  'exp-token': ["The room's token has expired.", 'token-expired'],
  'no-room': ['The room does not exist.', 'room-not-found'],
  'meeting-full': ['The room is full.', 'room-full'],
  'end-of-life': ['This version of the calling code is no longer served.', 'call-machine'],
  'not-allowed': ['The room did not let the call in.', 'room-denied'],
  'connection-error': ['The connection to the room was lost.', 'connection-lost'],
  unsupported: ['This browser can not make calls.'],
  'call-machine': ['The calling code could not be loaded.', 'call-machine', NetworkError],
  'call-machine-late': ['The calling code did not start in time.', 'call-machine', TimeoutError],
  'microphone-blocked': ['The microphone is blocked.'],
  'microphone-dismissed': ['The microphone was not allowed.'],
  'microphone-not-found': ['No microphone was found.'],
  'microphone-in-use': ['Another program uses the microphone.'],
  'microphone-failed': ['The microphone could not be opened.'],
  'microphone-late': ['The microphone did not open in time.', 'microphone-failed', TimeoutError],
};

/** Makes the typed error of whatever ended a session. `secrets` never appear in it. */
export function toBuddyError(error: unknown, secrets: readonly string[]): BuddyError {
  if (error instanceof BuddyError) return error;
  if (error instanceof CallFailure) {
    // Daily may have words that are not known here.
    const type = Object.hasOwn(FAILURES, error.type) ? error.type : 'connection-error';
    const [message, reason = type, ErrorClass = SessionError] = FAILURES[type];
    return new ErrorClass(message, {
      details: {
        reason,
        source: redact(error.message, secrets),
        ...(error.blockedBy ? { blockedBy: error.blockedBy } : {}),
      },
    });
  }
  return sessionError('assistant-failed', 'The call failed.', {
    details: { source: redact(error instanceof Error ? error.message : String(error), secrets) },
  });
}
