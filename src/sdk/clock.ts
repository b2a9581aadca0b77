import { guarded } from './guarded.js';

/** Time as a parameter, so that tests can own it. */
export interface Clock {
  /** Milliseconds, monotonic. */
  now(): number;
  /** Calls `callback` after `ms` milliseconds; the answer takes it back. */
  after(ms: number, callback: () => void): () => void;
}

/** The browser's time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => guarded(() => clearTimeout(timer));
  },
};
