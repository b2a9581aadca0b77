/** How long a change takes, in milliseconds. */
const GLIDE = 450;
/** How long it then stays as it is, in milliseconds: an animation that ends takes the main thread more frames. */
const HOLD = 60_000;

const reduced = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');

/** What a meter moves. */
export interface Moved {
  /** Finds the node; the first that finds one counts. */
  readonly selectors: readonly string[];
  readonly pseudoElement?: string;
  readonly property: 'opacity' | 'scale';
  /** The property's value at a loudness; at 0 it is that of the style sheet. */
  readonly valueAt: (level: number) => string;
  /** It tells what nothing else tells: with reduced motion it still does, without gliding. */
  readonly informs?: boolean;
}

/**
 * Moves a node, or a pseudo-element of it, with a loudness. The browser does that by itself, beside the
 * main thread; nothing runs while it is quiet.
 */
export class Meter {
  readonly #moved: Moved;
  #node: Element | null = null;
  /** The node is the one that is drawn now, if any is. */
  #isFound = false;
  #animation: Animation | undefined;
  #level = 0;

  constructor(moved: Moved) {
    this.#moved = moved;
  }

  /** @param level - 0 to 1 */
  show(level: number, root: ParentNode): void {
    const { pseudoElement, property, valueAt, informs } = this.#moved;
    if (!this.#isFound) this.#find(root);
    const last = this.#level;
    // A difference that nobody sees is not drawn.
    if (level && Math.abs(level - last) < (informs ? 0.01 : 0.09)) return;
    if (level === last || !this.#node || (reduced?.matches && !informs)) return this.#rest();
    this.#level = level;
    const value = valueAt(level);
    const frames: PropertyIndexedKeyframes = {
      [property]: [reduced?.matches ? value : valueAt(last), value, value],
      offset: [0, GLIDE / HOLD],
      easing: ['ease-in-out'],
    };
    if (this.#animation) {
      (this.#animation.effect as KeyframeEffect).setKeyframes(frames);
      this.#animation.currentTime = 0;
    } else {
      const options = { duration: HOLD, iterations: Infinity };
      this.#animation = this.#node.animate(frames, { ...options, pseudoElement });
    }
  }

  /** Something else may be drawn now. */
  drawn(): void {
    this.#isFound = false;
    if (this.#node?.isConnected) return;
    this.#rest();
    this.#node = null;
  }

  #find(root: ParentNode): void {
    this.#isFound = true;
    let node: Element | null = null;
    for (const selector of this.#moved.selectors) node ??= root.querySelector(selector);
    if (node !== this.#node) this.#rest();
    this.#node = node;
  }

  #rest(): void {
    this.#animation?.cancel();
    this.#animation = undefined;
    this.#level = 0;
  }
}
