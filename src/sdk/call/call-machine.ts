/**
 * Daily's call machine, as far as daily-js 0.90 leaves gaps around it: it has no time limit of its
 * own for a machine that loads and then does not answer, neither when starting nor when leaving.
 */
import type { DailyCall } from '@daily-co/daily-js';
import type { DailyOptions } from '../types.js';

interface DailyGlobal {
  _daily?: { instances?: Record<string, { callMachine?: unknown }>; pendings?: string[] };
}

const SCRIPT = 'call-machine-object-bundle.js';

/**
 * Begins to fetch the call machine, so that a call finds it there. As daily-js does it: with a script
 * tag's rights, and from the same address.
 * @param version - of daily-js
 */
export function preloadCallMachine(
  version: string,
  { bundlePathOverride, proxyUrl }: DailyOptions,
): void {
  // Nothing is asked for where no call can be made.
  if (!isSecureContext) return;
  const daily = `c.daily.co/call-machine/versioned/${version}/static`;
  const proxy = proxyUrl?.replace(/\/?$/, '/');
  const folder = bundlePathOverride || `${proxy ?? 'https://'}${daily}`;
  const href = `${folder.replace(/\/$/, '')}/${SCRIPT}`;
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'preload', as: 'script', href });
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
}

/**
 * True once the call machine's script has run and taken charge of this call. Another call's, which may
 * have done so before, counts for nothing: Daily asks nothing of a call machine before its own is there.
 */
export function callMachineIsRunning(daily: DailyCall): boolean {
  if (daily.meetingState() === 'loading') return false;
  const { _daily } = window as unknown as DailyGlobal;
  return Boolean(_daily?.instances?.[callClientIdOf(daily)]?.callMachine);
}

/**
 * Says in the call machine's place that the meeting was left, so that `leave()` and `destroy()`,
 * which wait for that word without a limit, come to their end and remove their listeners.
 */
export function sayLeft(daily: DailyCall): void {
  post(daily, 'embedded', 'left-meeting');
}

/**
 * Has the call machine leave, where Daily does not: once it was told that a meeting has ended or failed
 * it takes the machine for gone, which may have a connection open still, and may not have said it at all.
 * While it still loads one, another call's script may have started it.
 */
export function haveLeft(daily: DailyCall): void {
  post(daily, 'module', 'leave-meeting');
}

function post(daily: DailyCall, from: 'embedded' | 'module', action: string): void {
  window.postMessage(
    { what: 'iframe-call-message', from, action, callClientId: callClientIdOf(daily) },
    window.location.origin === 'null' ? '*' : window.location.origin,
  );
}

/**
 * Takes what `destroy()` leaves in the page: a script element a call, and this call's place in the
 * queue of those that wait for a call machine, where the script that it waited for was broken.
 * To be asked before the call object is destroyed, which forgets its id; the answer does it.
 */
export function callMachineTraces(daily: DailyCall): () => void {
  const id = callClientIdOf(daily);
  return () => {
    const { pendings = [] } = (window as unknown as DailyGlobal)._daily ?? {};
    const place = pendings.indexOf(id);
    if (place !== -1) pendings.splice(place, 1);
    // Another call's script that is still under way runs all the same.
    const traces = `script[src$="/${SCRIPT}"], link[href$="/${SCRIPT}"]`;
    for (const trace of document.querySelectorAll(traces)) trace.remove();
  };
}

function callClientIdOf(daily: DailyCall): string {
  return (daily as unknown as { callClientId?: string }).callClientId ?? '';
}
