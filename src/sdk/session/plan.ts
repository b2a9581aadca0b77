import type { RoomAccess } from '../api/breeze-buddy-api.js';
import type { CallLoader } from '../call/call.js';
import type { Clock } from '../clock.js';
import type { CallOptions, DailyOptions } from '../types.js';
import { wrongUse } from '../wrong-use.js';
import type { SessionLimits } from './limits.js';
import type { CallObserver } from './live-session.js';

/** What one session is to do. */
export interface SessionPlan {
  /**
   * Checks what the caller gave, before anything is asked or sent, and answers with the way to the
   * room.
   * @throws {BuddyError} for wrong use, or a token that has expired
   */
  prepare(): (signal: AbortSignal) => Promise<RoomAccess>;
  /** True where finding the room takes requests to the API. */
  hasLead: boolean;
  /** What must never appear in an event or an error. */
  secrets: readonly string[];
  options: CallOptions;
  daily?: DailyOptions | undefined;
  observer?: CallObserver | undefined;
}

/**
 * Refuses what would fail late otherwise, and in others' words.
 * @throws {InvalidRequestError}
 */
export function checkOptions({ options: { signal, microphone }, daily }: SessionPlan): void {
  const { bundlePathOverride, proxyUrl } = daily ?? {};
  for (const [field, text] of Object.entries({ microphone, bundlePathOverride, proxyUrl })) {
    if (typeof (text ?? '') !== 'string') throw wrongUse(field, `${field} must be a text.`);
  }
  // One of a frame is no instance of this page's AbortSignal.
  if (signal && typeof signal.addEventListener !== 'function') {
    throw wrongUse('signal', 'signal must be an AbortSignal.');
  }
}

/** What a session stands on. */
export interface SessionDependencies {
  clock: Clock;
  loadCall: CallLoader;
  limits: SessionLimits;
}
