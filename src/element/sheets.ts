import type { CSSResult, LitElement } from 'lit';

/** An element, and what it has beyond its own style sheet. */
interface Styled extends HTMLElement {
  /**
   * By rank. One that is not there yet is a hole. Kept here, and not in this file: where the script's
   * address has a query, as of a version, the lazy files come with another copy of this one.
   */
  _added?: CSSResult[][];
}

/**
 * Adds style sheets to an element's own, once. Most of a page's views never show a panel or a call.
 * @param rank - its order among the others: the higher wins, whenever it came
 */
export function addStyles(element: Styled, rank: number, ...styles: CSSResult[]): void {
  const ranks = (element._added ??= []);
  if (ranks[rank]) return;
  ranks[rank] = styles;
  adoptStyles(element);
}

/** Has an element's root adopt all of its style sheets, made in the document in which it is. */
export function adoptStyles(element: Styled): void {
  const { elementStyles } = element.constructor as typeof LitElement;
  const all = [...(elementStyles as CSSResult[]), ...(element._added ?? []).flat()];
  const home = element.ownerDocument.defaultView;
  const root = element.shadowRoot;
  if (!home || !root) return;
  root.adoptedStyleSheets = all.map(({ styleSheet, cssText }) => {
    if (home === window && styleSheet) return styleSheet;
    const sheet = new home.CSSStyleSheet();
    sheet.replaceSync(cssText);
    return sheet;
  });
}
