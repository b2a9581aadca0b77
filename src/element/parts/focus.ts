/** Keeps the focus where the visitor is, whatever is drawn anew. */
export class Focus {
  #isInside = false;
  #hadRetry = false;
  /** What had the focus when the panel was opened. */
  #opener: Element | null = null;

  /** Before the panel is opened: where the visitor comes from. */
  comesFrom(opener: Element | null): void {
    // A page's own button may be in a shadow tree, of which the document knows the host alone.
    while (opener?.shadowRoot?.activeElement) opener = opener.shadowRoot.activeElement;
    this.#opener = opener;
  }

  /** Before a drawing. */
  note(root: ShadowRoot | null, hasFailed: boolean): void {
    this.#isInside = !!root?.activeElement;
    this.#hadRetry = !!retryButton(root, hasFailed);
  }

  /** After it: what had the focus may be gone, and after an error the way out is where the visitor goes on. */
  keep(root: ShadowRoot | null, hasFailed: boolean): void {
    if (!root || !this.#isInside) return;
    const { activeElement } = root;
    const retry = this.#hadRetry ? null : retryButton(root, hasFailed);
    if (activeElement && !(retry && activeElement.matches('.panel'))) return;
    // The panel or the launcher is the first of all.
    const target = retry ?? (root.firstElementChild as HTMLElement);
    target.focus({ preventScroll: true });
    // The page may have hidden the launcher, and have a button of its own.
    if (!root.activeElement) (this.#opener as HTMLElement | null)?.focus();
  }
}

/** Looked for only where it can be: a long conversation has many nodes. */
function retryButton(root: ShadowRoot | null, hasFailed: boolean): HTMLElement | null | undefined {
  return hasFailed ? root?.querySelector<HTMLElement>('[part~="retry-button"]') : null;
}
