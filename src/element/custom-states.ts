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
  for (const name of [
    status,
    muted && 'muted',
    call?.assistantSpeaking && 'assistant-speaking',
    call?.userSpeaking && 'user-speaking',
  ]) {
    try {
      if (name) states?.add(name);
    } catch {
      // A browser from before the final syntax takes dashed names only.
    }
  }
}
