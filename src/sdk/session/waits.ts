import type { Clock } from '../clock.js';

/** What a session may be waiting for, each at most once: begun anew, it counts from the beginning. */
export class Waits<Name extends string> {
  readonly #clock: Clock;
  readonly #running = new Map<Name, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `callback` after `ms` milliseconds, unless it is stopped before. */
  begin(name: Name, ms: number, callback: () => void): void {
    this.stop(name);
    const cancel = this.#clock.after(ms, () => {
      this.#running.delete(name);
      callback();
    });
    this.#running.set(name, cancel);
  }

  has(name: Name): boolean {
    return this.#running.has(name);
  }

  stop(name: Name): void {
    this.#running.get(name)?.();
    this.#running.delete(name);
  }

  stopAll(): void {
    for (const name of [...this.#running.keys()]) this.stop(name);
  }
}
