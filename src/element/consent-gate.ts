import { SessionError } from '../sdk/errors.js';
import type { Session } from '../sdk/types.js';

/** The question for consent, from the wish to call until it is answered. */
export class ConsentGate {
  /** Settles as `start()` promises it. Nobody has to listen. */
  readonly promise: Promise<Session>;
  declare agree: (session: Promise<Session>) => void;
  declare decline: () => void;

  constructor() {
    this.promise = new Promise<Session>((resolve, reject) => {
      const details = { reason: 'aborted' };
      this.agree = resolve;
      this.decline = () => reject(new SessionError('The visitor did not consent', { details }));
    });
    this.promise.catch(() => {});
  }
}
