import type { CallObserver, LiveSession } from '../sdk/session/live-session.js';
import type { InitialHandlers } from '../sdk/types.js';
import type { CallRuntime, CallSettings } from './call-settings.js';

/** What opens a call, besides its settings. */
export interface CallHooks {
  on: InitialHandlers;
  muted: boolean;
  /** The microphone to open; `''` is the system's choice. */
  microphone: string;
  observer: CallObserver;
}

/** Opens the call. */
export function openCall(
  runtime: CallRuntime,
  settings: CallSettings,
  token: string,
  hooks: CallHooks,
): LiveSession {
  const { daily, roomToken, request, headStart } = settings;
  const { roomUrl, mode, templateId, payload, requestId, ...client } = request;
  if (roomUrl) return runtime.openRoom({ roomUrl, token: roomToken ?? '', daily, ...hooks });
  return new runtime.BuddyClient({ auth: { token }, ...client, daily }, headStart).openSession({
    templateId: templateId ?? '',
    // A listener may have taken them away with null.
    executionMode: mode || undefined,
    payload: payload || undefined,
    requestId,
    ...hooks,
  });
}
