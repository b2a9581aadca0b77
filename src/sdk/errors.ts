/** What every error of this SDK may carry besides its message. */
export interface BuddyErrorInit {
  /** HTTP status, where the error comes from an HTTP answer. */
  statusCode?: number | undefined;
  /** Facts about the failure, safe to log: never the token. */
  details?: Record<string, unknown> | undefined;
  /** The error underneath. */
  cause?: unknown;
}

/**
 * The base of every error this SDK throws or rejects with. `name` is a plain string, so it and
 * `instanceof` survive minification.
 */
export class BuddyError extends Error {
  override name = 'BuddyError';
  /** HTTP status, where the error comes from an HTTP answer. */
  declare readonly statusCode?: number;
  /** Facts about the failure, safe to log: never the token. */
  declare readonly details?: Record<string, unknown>;

  constructor(message: string, init: BuddyErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : init);
    if (init.statusCode !== undefined) this.statusCode = init.statusCode;
    if (init.details !== undefined) this.details = init.details;
  }
}

/** HTTP 401 or 403, or a token that has already expired. */
export class AuthenticationError extends BuddyError {
  override name = 'AuthenticationError';
}

/** Every other answer of the API that is not a success. */
export class APIError extends BuddyError {
  override name = 'APIError';
}

/** The request never got an answer: offline, DNS, CORS, or a connection that broke. */
export class NetworkError extends BuddyError {
  override name = 'NetworkError';
}

/** The API did not answer within 30 s, or the room or the assistant did not come up in time. */
export class TimeoutError extends BuddyError {
  override name = 'TimeoutError';
}

/** Wrong use: a missing template id, a payload that is not an object, an unknown mode, blank text. */
export class InvalidRequestError extends BuddyError {
  override name = 'InvalidRequestError';
}

/**
 * The call itself: speaking before it is connected, a denied microphone, an expired or closed room.
 * `details.reason` says which (see {@link SessionErrorReason}).
 */
export class SessionError extends BuddyError {
  override name = 'SessionError';
}

/** The `details.reason` of a {@link SessionError}. */
export type SessionErrorReason =
  | 'aborted'
  | 'not-connected'
  | 'unsupported'
  | 'insecure-context'
  | 'microphone-blocked'
  | 'microphone-dismissed'
  | 'microphone-not-found'
  | 'microphone-in-use'
  | 'microphone-failed'
  | 'call-machine'
  | 'room-not-found'
  | 'room-expired'
  | 'room-full'
  | 'room-denied'
  | 'token-expired'
  | 'ejected'
  | 'connection-lost'
  | 'assistant-left'
  | 'assistant-failed';
