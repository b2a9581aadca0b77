import { SessionError, type BuddyError } from '../sdk/errors.js';
import type { Session } from '../sdk/types.js';
import type { CallLink } from './call-link.js';

/** One call, from the wish to start it until nothing of it is left. */
export class CallRun {
  /** Settles as `start()` promises it. Nobody has to listen: a failure is an event as well. */
  readonly promise: Promise<Session>;
  /** Resolves when nothing of the call is left. */
  readonly over: Promise<void>;
  declare resolve: (session: Session) => void;
  declare reject: (error: BuddyError) => void;
  declare finish: () => void;
  /** When it was wished for: milliseconds, monotonic. */
  readonly at = performance.now();
  /** Nothing is to come of it any more. */
  isOver = false;
  /** Follows the session, once the calling code is there. */
  link: CallLink | null = null;

  constructor() {
    this.promise = new Promise<Session>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.over = new Promise<void>((resolve) => (this.finish = resolve));
    this.promise.catch(() => {});
  }

  /** Stops following, and rejects `start()` unless it has settled. */
  abort(): void {
    this.isOver = true;
    this.link?.stop();
    this.reject(new SessionError('The call was ended', { details: { reason: 'aborted' } }));
  }
}
