import { SessionError } from '../sdk/errors.js';
import type { Session } from '../sdk/types.js';

const KEY = 'breeze-buddy-call:consent';

/** Whether the visitor has agreed on an earlier visit, where a page has it remembered. */
export function hasAgreed(): boolean {
  try {
    return !!localStorage.getItem(KEY);
  } catch {
    return false;
  }
}

/** Remembers that the visitor has agreed, if the page may store anything. */
export function rememberAgreed(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // The visitor is asked again next time.
  }
}

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
