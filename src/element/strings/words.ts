import type { BuddyStrings } from './strings.js';

/** The built-in texts in the language of the page around an element. English comes with the tag. */
export class Words {
  /** The texts of that language; null where English holds. */
  table: BuddyStrings | null = null;
  /** The language is known, and its texts are on the way. */
  isPending = false;
  readonly #element: HTMLElement;
  readonly #changed: () => void;
  /** The nearest `lang`, a BCP 47 tag; `''` where the page says nothing. */
  #tag = '';

  /** @param changed - called when there are other texts */
  constructor(element: HTMLElement, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
  }

  /** For assistive technology: the texts' language, where the page says another one. */
  get lang(): string {
    return this.#tag && !this.table && !isEnglish(this.#tag) ? 'en' : '';
  }

  /** The texts' direction, unless the page has decided. */
  get dir(): string {
    return this.#element.dir || (this.table && /^ar/i.test(this.#tag) ? 'rtl' : '');
  }

  /** Reads the page's language, and fetches its texts if they are others than before. */
  follow(): void {
    const tag = nearestLang(this.#element);
    if (tag === this.#tag) return;
    this.#tag = tag;
    if (tag && !isEnglish(tag)) void this.#fetch(tag);
    else this.#use(null);
  }

  async #fetch(tag: string): Promise<void> {
    this.isPending = !this.table;
    let table: BuddyStrings | null = null;
    try {
      table = await (await import('./languages.js')).textsFor(tag);
    } catch {
      // English is better than nothing. The next look at the page tries again.
      if (tag === this.#tag) this.#tag = '';
    }
    if (tag === this.#tag || !this.#tag) this.#use(table);
  }

  #use(table: BuddyStrings | null): void {
    this.isPending = false;
    this.table = table;
    this.#changed();
  }
}

const isEnglish = (tag: string): boolean => tag.toLowerCase().split('-', 1)[0] === 'en';

/** The `lang` of the element or of what is around it, out of every shadow tree. */
function nearestLang(element: Element): string {
  const holder = element.closest<HTMLElement>('[lang]');
  if (holder) return holder.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearestLang(root.host) : '';
}
