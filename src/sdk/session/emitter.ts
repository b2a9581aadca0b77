import { guarded } from '../guarded.js';
import type { SessionEvent, SessionEventMap, Unsubscribe } from '../types.js';

type Handler = (...args: never[]) => void;

/** So many events in a row come of one only where handlers call each other for ever. */
const CHAIN_LIMIT = 1_000;

/** The events of a session: specific handlers first, then the wildcard's. */
export class SessionEmitter {
  readonly #handlers = new Map<SessionEvent | '*', Set<Handler>>();
  /** What is being told, and behind it what its handlers have made happen. */
  readonly #told: [event: SessionEvent, args: unknown[]][] = [];

  on(event: SessionEvent | '*', handler: Handler): Unsubscribe {
    let handlers = this.#handlers.get(event);
    if (!handlers) this.#handlers.set(event, (handlers = new Set()));
    handlers.add(handler);
    let isTakenBack = false;
    return () => {
      // The same handler may have been registered again since.
      if (!isTakenBack) this.off(event, handler);
      isTakenBack = true;
    };
  }

  off(event: SessionEvent | '*', handler: Handler): void {
    this.#handlers.get(event)?.delete(handler);
  }

  /**
   * Tells an event, and returns once all have heard it. One that a handler causes is told after the one
   * that the handler heard, so that everybody hears of both in the order in which they came to be.
   * @throws {RangeError} into the handler that goes on with a chain without an end
   */
  emit<E extends SessionEvent>(event: E, ...args: Parameters<SessionEventMap[E]>): void {
    if (this.#told.length > CHAIN_LIMIT) throw new RangeError('Handlers call each other for ever');
    if (this.#told.push([event, args]) > 1) return;
    for (const [name, values] of this.#told) {
      this.#call(name, values);
      this.#call('*', [name, ...values]);
    }
    this.#told.length = 0;
  }

  #call(name: SessionEvent | '*', args: unknown[]): void {
    const handlers = this.#handlers.get(name) ?? new Set();
    // A copy, so that what is registered meanwhile waits for the next event; what is taken back doesn't hear this one.
    for (const handler of [...handlers]) {
      if (handlers.has(handler)) guarded(() => handler(...(args as never[])));
    }
  }

  clear(): void {
    this.#handlers.clear();
  }
}
