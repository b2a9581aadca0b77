import type { CallLoader } from './call.js';

/** Fetches the calling code, in a chunk of its own. */
export const loadCall: CallLoader = async () =>
  (await import('./pipecat-call.js')).createPipecatCall;
