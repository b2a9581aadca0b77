import { openSheet, phone, type Phone } from './parts/frame.js';

/** What changes around an element and has it drawn anew, watched while that can matter. */
export class Surroundings {
  readonly #pageChanged: () => void;
  readonly #redraw: () => void;
  #page: MutationObserver | undefined;
  #width: Phone | undefined;
  #sight: IntersectionObserver | undefined;

  /** @param pageChanged - hears that the page's root or body has other attributes */
  constructor(pageChanged: () => void, redraw: () => void) {
    this.#pageChanged = pageChanged;
    this.#redraw = redraw;
  }

  /** Where pages switch their language and their colours. */
  watchPage(): void {
    this.#page ??= new MutationObserver(this.#pageChanged);
    for (const root of document.querySelectorAll('html, body')) {
      this.#page.observe(root, { attributes: true });
    }
  }

  /**
   * While a panel floats open: it becomes a sheet where the screen becomes narrow, and the other way
   * round. The page may hide the sheet, and show it again.
   */
  watchPanel(root: ParentNode, isOpen: boolean): void {
    if (!isOpen) {
      this.#sight?.disconnect();
      if (this.#width) this.#width.onchange = null;
      return;
    }
    (this.#width ??= phone()).onchange = this.#redraw;
    const sheet = root.querySelector('dialog');
    if (!sheet) return;
    openSheet(sheet);
    (this.#sight ??= new IntersectionObserver(this.#redraw)).observe(sheet);
  }

  /** Nothing is watched any more. */
  stop(): void {
    this.#page?.disconnect();
    this.watchPanel(document, false);
  }
}
