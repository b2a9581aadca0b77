import { systemClock, type Clock } from './clock.js';
import { deferred } from './deferred.js';

/**
 * Settles as `work` does, or rejects when that takes longer than `ms` milliseconds, with what `late`
 * makes of it. The rejection is never "unhandled".
 */
export function within<T>(
  ms: number,
  work: T | PromiseLike<T>,
  late?: () => Error,
  clock: Clock = systemClock,
): Promise<T> {
  const { promise, resolve, reject } = deferred<T>();
  const cancel = clock.after(ms, () => reject(late?.()));
  void Promise.resolve(work).then(resolve, reject).then(cancel);
  return promise;
}
