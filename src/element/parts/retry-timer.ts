import type { ReactiveControllerHost } from 'lit';
import type { CallState } from '../call-state.js';
import { secondsToWait } from './error-text.js';

/** Draws an element anew each second while its retry button counts and it is in the page. */
export function countRetry(host: ReactiveControllerHost & Element, state: () => CallState): void {
  let timer = 0;
  const hostDisconnected = () => clearTimeout(timer);
  host.addController({
    hostUpdated() {
      hostDisconnected();
      if (host.isConnected && secondsToWait(state())) {
        timer = window.setTimeout(() => host.requestUpdate(), 1000);
      }
    },
    hostDisconnected,
  });
}
