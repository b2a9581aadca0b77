import { isHttpUrl } from './api/lead-plan.js';
import { CallSession } from './session/call-session.js';
import type { CallObserver, LiveSession } from './session/live-session.js';
import type { SessionDependencies } from './session/plan.js';
import type { JoinRoomOptions, Session } from './types.js';
import { wrongUse } from './wrong-use.js';

/**
 * Joins a Daily room directly. No API call is made.
 * @returns the session, once the assistant is ready
 * @throws {InvalidRequestError} wrong use
 * @throws {NetworkError} the calling code was not reached
 * @throws {TimeoutError} the room or the assistant did not come up in time
 * @throws {SessionError} the call failed, or was closed while connecting
 */
export async function joinRoom(
  options: JoinRoomOptions,
  dependencies: Partial<SessionDependencies> = {},
): Promise<Session> {
  const session = openRoom(options, dependencies);
  await session.ready;
  return session;
}

/** The same, but hands out the session at once, while it connects. */
export function openRoom(
  options: JoinRoomOptions & { observer?: CallObserver },
  dependencies: Partial<SessionDependencies> = {},
): LiveSession {
  const { roomUrl, token, daily, observer, ...rest } = options ?? {};
  return new CallSession(
    {
      prepare: () => {
        if (!isHttpUrl(roomUrl)) throw wrongUse('roomUrl', 'roomUrl must be an http(s) URL.');
        if (typeof token !== 'string' || !token.trim()) {
          throw wrongUse('token', 'token is required.');
        }
        return () => Promise.resolve({ roomUrl: roomUrl.trim(), token: token.trim() });
      },
      hasLead: false,
      secrets: typeof token === 'string' ? [token] : [],
      options: rest,
      daily,
      observer,
    },
    dependencies,
  );
}
