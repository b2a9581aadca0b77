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

type Kind = 'session' | 'network' | 'timeout';

/** For each failure of the call: the error's class, its reason and its words. */
const FAILURES: Readonly<Record<CallFailureType, readonly [Kind, SessionErrorReason, string]>> = {
  ejected: ['session', 'ejected', 'The call was ended by the room.'],
  'nbf-room': ['session', 'room-denied', 'The room is not open yet.'],
  'nbf-token': ['session', 'room-denied', "The room's token is not valid yet."],
  'exp-room': ['session', 'room-expired', 'The room has expired.'],
  'exp-token': ['session', 'token-expired', "The room's token has expired."],
  'no-room': ['session', 'room-not-found', 'The room does not exist.'],
  'meeting-full': ['session', 'room-full', 'The room is full.'],
  'end-of-life': [
    'session',
    'call-machine',
    'This version of the calling code is no longer served.',
  ],
  'not-allowed': ['session', 'room-denied', 'The room did not let the call in.'],
  'connection-error': ['session', 'connection-lost', 'The connection to the room was lost.'],
  unsupported: ['session', 'unsupported', 'This browser can not make calls.'],
  'call-machine': ['network', 'call-machine', 'The calling code could not be loaded.'],
  'call-machine-late': ['timeout', 'call-machine', 'The calling code did not start in time.'],
  'microphone-blocked': ['session', 'microphone-blocked', 'The microphone is blocked.'],
  'microphone-not-found': ['session', 'microphone-not-found', 'No microphone was found.'],
  'microphone-in-use': ['session', 'microphone-in-use', 'Another program uses the microphone.'],
  'microphone-failed': ['session', 'microphone-failed', 'The microphone could not be opened.'],
  'microphone-late': ['timeout', 'microphone-failed', 'The microphone did not open in time.'],
};

const CLASSES = { session: SessionError, network: NetworkError, timeout: TimeoutError };

/** Makes the typed error of whatever ended a session. `secrets` never appear in it. */
export function toBuddyError(error: unknown, secrets: readonly string[]): BuddyError {
  if (error instanceof BuddyError) return error;
  if (error instanceof CallFailure) {
    const [kind, reason, message] = FAILURES[error.type];
    return new CLASSES[kind](message, {
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
