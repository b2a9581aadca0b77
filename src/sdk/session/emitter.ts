import type { SessionEvent, SessionEventMap, Unsubscribe, WildcardHandler } from '../types.js';

type Handler = (...args: never[]) => void;

/** The events of a session: specific handlers first, then the wildcard's. */
export class SessionEmitter {
  readonly #handlers = new Map<SessionEvent | '*', Set<Handler>>();

  on(event: SessionEvent | '*', handler: Handler): Unsubscribe {
    let handlers = this.#handlers.get(event);
    if (!handlers) this.#handlers.set(event, (handlers = new Set()));
    handlers.add(handler);
    return () => this.off(event, handler);
  }

  off(event: SessionEvent | '*', handler: Handler): void {
    this.#handlers.get(event)?.delete(handler);
  }

  emit<E extends SessionEvent>(event: E, ...args: Parameters<SessionEventMap[E]>): void {
    // A copy: a handler may subscribe and unsubscribe while it is called.
    for (const handler of [...(this.#handlers.get(event) ?? [])]) {
      guarded(handler as (...values: unknown[]) => void, args);
    }
    for (const handler of [...(this.#handlers.get('*') ?? [])]) {
      guarded(handler as WildcardHandler, [event, ...args]);
    }
  }

  clear(): void {
    this.#handlers.clear();
  }
}

/** A page's handler that throws must stop neither the session nor the handlers after it. */
function guarded<A extends unknown[]>(handler: (...args: A) => void, args: A): void {
  try {
    handler(...args);
  } catch (error) {
    if (typeof reportError === 'function') reportError(error);
    else console.error(error);
  }
}
