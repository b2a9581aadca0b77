import type { DailyOptions } from '../types.js';
import type { CallLoader } from './call.js';

/** Fetches the calling code, in a chunk of its own. */
export const loadCall: CallLoader = async () =>
  (await import('./pipecat-call.js')).createPipecatCall;

/** Fetches the calling code, and what Daily is going to fetch. */
export async function preloadCall(daily: DailyOptions): Promise<void> {
  (await import('./pipecat-call.js')).preloadDaily(daily);
}
