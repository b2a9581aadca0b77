import { expect } from '@open-wc/testing';
import type { BreezeBuddyCall } from '../../../src/element/breeze-buddy-call.js';
import { contrastOf, contrastOfBackground } from '../../support/contrast.js';
import { stageIn } from '../support/stage-in.js';

/** Brands from black to white, and the ones in between where neither black nor white is easy. */
const ACCENTS = [
  ...(
    '#000000 #ffffff #777777 #808080 #4b5bf0 #ff0000 #00ff00 #0000ff #ffff00 #ff00ff ' +
    '#00ffff #f5c518 #0b7a55 #e4572e #7f1d1d #8a8d00 #d4a5ff #123456 #ff7a00 #1e90ff'
  ).split(' '),
  // What can be seen through is taken for what it is when it can't.
  'transparent',
  '#4b5bf066',
  'oklch(0.9 0.2 110)',
  'color-mix(in oklab, red, blue 20%)',
];

/** States that together show everything that has the accent's colour, or lies on it. */
const STATES = [
  'idle',
  'consent',
  'calling',
  'user-speaking',
  'tool-running',
  'muted',
  'audio-blocked',
  'settings',
  'typing',
  'scrolled-up',
  'ended',
  'error-network',
  'launcher',
  'launcher-in-call',
];

/** The nodes that hold words themselves. */
function withWords({ renderRoot }: BreezeBuddyCall): Element[] {
  return [...renderRoot.querySelectorAll('*')].filter((node) => {
    if (node.closest('.hidden, option, style') || !node.getClientRects().length) return false;
    if (getComputedStyle(node).visibility === 'hidden') return false;
    return [...node.childNodes].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim(),
    );
  });
}

/** The drawings that stand for words. */
function drawings({ renderRoot }: BreezeBuddyCall): Element[] {
  return [...renderRoot.querySelectorAll('button svg')].filter(
    (node) => node.getClientRects().length && getComputedStyle(node).visibility !== 'hidden',
  );
}

const nameOf = (node: Element): string =>
  `${node.localName}.${node.getAttribute('class') ?? ''} in ${node.parentElement?.getAttribute('class') ?? ''}`;

function tooFaint(element: BreezeBuddyCall): string[] {
  for (const animation of element.shadowRoot?.getAnimations() ?? []) {
    if (animation instanceof CSSTransition) animation.finish();
  }
  return [
    ...withWords(element).map((node) => [node, 4.5] as const),
    ...drawings(element).map((node) => [node, 3] as const),
  ]
    .map(([node, least]) => [nameOf(node), contrastOf(node), least] as const)
    .filter(([, contrast, least]) => contrast < least)
    .map(([name, contrast, least]) => `${name}: ${contrast.toFixed(2)} of ${least}`);
}

describe('words and drawings stand out, whatever the accent', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const state of STATES) {
      it(`in ${state}, ${theme}`, async () => {
        const { element } = await stageIn(state, { attributes: `theme="${theme}"` });
        const found: string[] = [];
        for (const accent of ACCENTS) {
          element.style.setProperty('--buddy-accent', accent);
          found.push(...tooFaint(element).map((what) => `${accent}: ${what}`));
        }
        expect(found).to.deep.equal([]);
      });
    }
  }

  for (const theme of ['light', 'dark']) {
    it(`and what the visitor says lies on something that is seen, ${theme}`, async () => {
      const { element } = await stageIn('typing', { attributes: `theme="${theme}"` });
      const found: string[] = [];
      for (const accent of ACCENTS) {
        element.style.setProperty('--buddy-accent', accent);
        for (const what of ['.bubble.user', '[aria-expanded="true"]']) {
          const node = element.renderRoot.querySelector(what);
          const seen = node ? contrastOfBackground(node) : 1;
          if (seen < 1.08) found.push(`${accent}: ${what} ${seen.toFixed(2)}`);
        }
      }
      expect(found).to.deep.equal([]);
    });
  }

  it('and what is too faint would be seen', async () => {
    const { element } = await stageIn('idle', { attributes: 'theme="light"' });
    element.style.setProperty('--buddy-quiet', '#999');
    expect(tooFaint(element).length).to.be.greaterThan(0);
  });
});
