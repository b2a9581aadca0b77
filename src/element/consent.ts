import { deferred, type Deferred } from '../sdk/deferred.js';
import { abortedError } from '../sdk/session-error.js';
import type { Session } from '../sdk/types.js';

const KEY = 'breeze-buddy-call:consent';

/** The element, as far as consent is concerned. */
interface ConsentHost extends HTMLElement {
  readonly consent: boolean | 'remember';
  requestUpdate(): void;
}

/** A visitor's consent to a call: whether it has to be asked for, the question and the answer. */
export class Consent {
  readonly #host: ConsentHost;
  /** What `start()` has answered with while the visitor is being asked. */
  #wish: Deferred<Session> | null = null;
  #isGiven = false;

  constructor(host: ConsentHost) {
    this.#host = host;
  }

  /** The visitor is being asked. */
  get isAsking(): boolean {
    return !!this.#wish;
  }

  /** Nothing is fetched, and no microphone asked for, before the visitor has agreed. */
  get isMissing(): boolean {
    return !!this.#host.consent && !this.#isGiven && !(this.#isKept && isStored());
  }

  // Frameworks set the property.
  get #isKept(): boolean {
    return [this.#host.consent, this.#host.getAttribute('consent')].includes('remember');
  }

  /** Asks. What it answers with settles as `start()` promises it. Nobody has to listen. */
  ask(): Promise<Session> {
    if (!this.#wish) {
      this.#wish = deferred();
      this.#host.requestUpdate();
    }
    return this.#wish.promise;
  }

  /** @param start - begins the call that was asked for */
  agree(start: () => Promise<Session>): void {
    this.#isGiven = true;
    if (this.#isKept) isStored(true);
    void this.answer(start());
    this.#host.requestUpdate();
  }

  /** A call begins: who still waits for an answer waits for that call. */
  answer(call: Promise<Session>): Promise<Session> {
    this.#wish?.resolve(call);
    this.#wish = null;
    return call;
  }

  decline(): void {
    if (!this.#wish) return;
    this.#wish.reject(abortedError());
    this.#wish = null;
    this.#host.requestUpdate();
  }
}

/**
 * Whether the visitor has agreed on an earlier visit.
 * @param now - they have just agreed; where the page may store nothing, they are asked again next time
 */
function isStored(now?: boolean): boolean {
  try {
    if (now) localStorage.setItem(KEY, '1');
    return !!localStorage.getItem(KEY);
  } catch {
    return false;
  }
}
