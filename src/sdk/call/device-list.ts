import type { DailyCall } from '@daily-co/daily-js';
import type { Clock } from '../clock.js';
import { within } from '../within.js';

/** How long the browser may take to list its devices, in milliseconds. */
const LIMIT_MS = 1_000;

/**
 * Has a call object list no devices where the browser does not: Pipecat waits for the list when it
 * opens the microphone, and Firefox gives none in a hidden tab.
 * @param left - when nobody waits for it any more
 */
export function boundDeviceList(daily: DailyCall, clock: Clock, left: Promise<void>): void {
  const list = daily.enumerateDevices.bind(daily);
  const none = { devices: [] };
  const enumerateDevices = (): ReturnType<typeof list> => {
    const listed = Promise.race([list(), left.then(() => none)]);
    return within(LIMIT_MS, listed, undefined, clock).catch(() => none);
  };
  Object.assign(daily, { enumerateDevices });
}
