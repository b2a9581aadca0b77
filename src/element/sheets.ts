import type { CSSResult, LitElement } from 'lit';

/** What an element has beyond its own style sheet, by rank. A rank that is not there yet is a hole. */
const added = new WeakMap<HTMLElement, CSSResult[][]>();

/**
 * Adds style sheets to an element's own, once. Most of a page's views never show a panel or a call.
 * @param rank - its order among the others: the higher wins, whenever it came
 */
export function addStyles(element: HTMLElement, rank: number, ...styles: CSSResult[]): void {
  const ranks = added.get(element) ?? [];
  if (ranks[rank]) return;
  ranks[rank] = styles;
  added.set(element, ranks);
  adoptStyles(element);
}

/** Has an element's root adopt all of its style sheets, made in the document in which it is. */
export function adoptStyles(element: HTMLElement): void {
  const { elementStyles } = element.constructor as typeof LitElement;
  const all = [...(elementStyles as CSSResult[]), ...(added.get(element) ?? []).flat()];
  const home = element.ownerDocument.defaultView;
  const root = element.shadowRoot;
  if (!home || !root) return;
  root.adoptedStyleSheets = all.map(({ styleSheet, cssText }) => {
    if (home === window && styleSheet) return styleSheet;
    const sheet = new home.CSSStyleSheet();
    // Where a page's tests run, sheets may stay empty.
    sheet.replaceSync?.(cssText);
    return sheet;
  });
}
