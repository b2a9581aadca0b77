import { deferred } from '../sdk/deferred.js';
import type { BuddyError } from '../sdk/errors.js';
import { guarded } from '../sdk/guarded.js';
import { abortedError } from '../sdk/session-error.js';
import type { Session } from '../sdk/types.js';
import type { Wish } from './call-code.js';
import type { CallLink } from './call-link.js';
import type { HeadStart } from './head-start.js';

/** One call, from the wish to start it until nothing of it is left. */
export class CallRun {
  /** Settles as `start()` promises it. Nobody has to listen: a failure is an event as well. */
  readonly promise: Promise<Session>;
  readonly resolve: (session: Session) => void;
  readonly reject: (error: BuddyError) => void;
  /** Resolves when nothing of the call is left. */
  readonly over: Promise<void>;
  readonly finish: () => void;
  /** When it was wished for: milliseconds, monotonic. */
  readonly at: number;
  /** Nothing is to come of it any more. */
  isOver = false;
  /** What was asked of the API before the calling code was there. */
  headStart: HeadStart | undefined;
  /** Follows the session, once the calling code is there. */
  link: CallLink | null = null;

  /** @param wish - what `start()` has already answered with, if the code came later than the wish */
  constructor(wish: Wish = { ...deferred<Session>(), at: performance.now() }) {
    const { promise, resolve, reject, at } = wish;
    this.at = at;
    this.promise = promise;
    this.resolve = resolve;
    this.reject = reject;
    const over = deferred();
    this.over = over.promise;
    this.finish = over.resolve;
  }

  /** Stops following, and rejects `start()` unless it has settled. */
  abort(error: BuddyError = abortedError()): void {
    this.isOver = true;
    guarded(() => {
      this.link?.stop();
      this.headStart?.cancel();
    });
    this.reject(error);
  }
}
