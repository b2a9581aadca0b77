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
  /** To be called with the end of a call that makes way. */
  waitFor(end: Promise<unknown>): void;
}

/**
 * An element's turn to call. A page has one call at a time, because two assistants would talk into
 * one microphone and over each other: the call that starts asks the one that goes on to end, and
 * waits for it. A page that is left or frozen has none. Listens only while the turn is held.
 */
export class PageTurn {
  readonly #end: () => Promise<void>;

  /** @param end - ends the call that holds the turn */
  constructor(end: () => Promise<void>) {
    this.#end = end;
  }

  hold(): void {
    document.addEventListener(CLAIM, this.#makeWay);
    document.addEventListener('freeze', this.#leave);
    window.addEventListener('pagehide', this.#leave);
  }

  release(): void {
    document.removeEventListener(CLAIM, this.#makeWay);
    document.removeEventListener('freeze', this.#leave);
    window.removeEventListener('pagehide', this.#leave);
  }

  /** Has every other element's call end. Resolves when nothing is left of them. */
  async claim(): Promise<void> {
    const ends: Promise<unknown>[] = [];
    const detail: Claim = { by: this, waitFor: (end) => ends.push(end) };
    document.dispatchEvent(new CustomEvent(CLAIM, { detail }));
    if (!ends.length) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise((resolve) => (timer = setTimeout(resolve, LIMIT)));
    await Promise.race([Promise.allSettled(ends), limit]);
    clearTimeout(timer);
  }

  readonly #makeWay = (event: Event): void => {
    const { by, waitFor } = (event as CustomEvent<Claim>).detail;
    if (by !== this) waitFor(this.#end());
  };

  readonly #leave = (): void => void this.#end();
}
