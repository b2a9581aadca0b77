import type { ConnectionStatus } from '../sdk/types.js';
import type { CallState } from './call-state.js';

/** Shows a call's state to the page's style sheets. */
export function setStates(
  states: CustomStateSet | undefined,
  status: ConnectionStatus,
  muted: boolean,
  call: CallState | undefined,
): void {
  states?.clear();
  const set = (name: string, on = true) => {
    try {
      if (on) states?.add(name);
    } catch {
      // A browser from before the final syntax takes dashed names only.
    }
  };
  set(status);
  set('muted', muted);
  set('assistant-speaking', !!call?.assistantSpeaking);
  set('user-speaking', !!call?.userSpeaking);
}
