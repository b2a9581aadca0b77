import { within } from '../sdk/within.js';

/**
 * The event on `document` by which a call that is about to start makes itself known. Its name and
 * shape stay as they are: another copy of this library, of another version, may be on the page.
 */
const CLAIM = 'buddy-call-claim';

/** How long another call may take to end, in milliseconds: longer than any does. */
const LIMIT = 8_000;

interface Claim {
  /** Whose call it is. */
  readonly by: object;
  /** When the visitor wished for it: milliseconds, monotonic. */
  readonly at: number;
  /** To be called with the end of a call that makes way. */
  waitFor(end: Promise<unknown>): void;
  /** To be called by a call that was wished for later, and stays. */
  refuse(): void;
}

/**
 * An element's turn to call. A page has one call at a time, because two assistants would talk into
 * one microphone and over each other: the call that starts asks the one that goes on to end, and
 * waits for it. A page that is left or frozen has none. Listens only until it is released.
 */
export class PageTurn {
  readonly #end: () => Promise<void>;
  #at = 0;

  /** @param end - ends the call that holds the turn */
  constructor(end: () => Promise<void>) {
    this.#end = end;
  }

  /** From here on the page that is left or frozen ends the call. */
  attend(): void {
    document.addEventListener('freeze', this.#leave);
    window.addEventListener('pagehide', this.#leave);
  }

  /** @param at - when the visitor wished for the call: milliseconds, monotonic */
  hold(at: number): void {
    this.#at = at;
    document.addEventListener(CLAIM, this.#makeWay);
  }

  release(): void {
    document.removeEventListener(CLAIM, this.#makeWay);
    document.removeEventListener('freeze', this.#leave);
    window.removeEventListener('pagehide', this.#leave);
  }

  /**
   * Has every other element's call end that was wished for earlier. Resolves when nothing is left of
   * them; with false where another one is the latest.
   */
  async claim(): Promise<boolean> {
    const ends: Promise<unknown>[] = [];
    let isLatest = true;
    const detail: Claim = {
      by: this,
      at: this.#at,
      waitFor: (end) => ends.push(end),
      refuse: () => (isLatest = false),
    };
    document.dispatchEvent(new CustomEvent(CLAIM, { detail }));
    if (!ends.length) return isLatest;
    await within(LIMIT, Promise.allSettled(ends)).catch(() => {});
    return isLatest;
  }

  readonly #makeWay = (event: Event): void => {
    const { by, at, waitFor, refuse } = (event as CustomEvent<Claim>).detail;
    if (by === this) return;
    if (at < this.#at) refuse();
    else waitFor(this.#end());
  };

  readonly #leave = (): void => void this.#end();
}
