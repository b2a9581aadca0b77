import type { ConnectionStatus } from '../sdk/types.js';
import type { CallState } from './call-state.js';

const STATUSES = ['idle', 'connecting', 'connected', 'disconnecting', 'disconnected', 'error'];

/** Shows a call's state to the page's style sheets. */
export function setStates(
  states: CustomStateSet | undefined,
  status: ConnectionStatus,
  muted: boolean,
  call: CallState | undefined,
): void {
  const set = (name: string, on: boolean) => {
    try {
      if (on) states?.add(name);
      else states?.delete(name);
    } catch {
      // A browser from before the final syntax takes dashed names only.
    }
  };
  for (const name of STATUSES) set(name, name === status);
  set('muted', muted);
  set('assistant-speaking', !!call?.assistantSpeaking);
  set('user-speaking', !!call?.userSpeaking);
}
