/**
 * Daily's call machine, as far as daily-js 0.90 leaves gaps around it: it has no time limit of its
 * own for a machine that loads and then does not answer, neither when starting nor when leaving.
 */
import type { DailyCall } from '@daily-co/daily-js';

interface DailyGlobal {
  _daily?: { instances?: Record<string, { callMachine?: unknown }> };
}

/** True once the call machine's script has run and taken charge of this call. */
export function callMachineIsRunning(daily: DailyCall): boolean {
  const { _daily } = window as unknown as DailyGlobal;
  return Boolean(_daily?.instances?.[callClientIdOf(daily)]?.callMachine);
}

/**
 * Says in the call machine's place that the meeting was left, so that `leave()` and `destroy()`,
 * which wait for that word without a limit, come to their end and remove their listeners.
 */
export function sayLeft(daily: DailyCall): void {
  window.postMessage(
    {
      what: 'iframe-call-message',
      from: 'embedded',
      action: 'left-meeting',
      callClientId: callClientIdOf(daily),
    },
    window.location.origin === 'null' ? '*' : window.location.origin,
  );
}

function callClientIdOf(daily: DailyCall): string {
  return (daily as unknown as { callClientId?: string }).callClientId ?? '';
}
