import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { BreezeBuddyCall } from '../../../src/element/breeze-buddy-call.js';
import { en } from '../../../src/element/strings/en.js';
import { textsFor } from '../../../src/element/strings/languages.js';
import { languageCodes } from '../../support/languages.js';
import { settled } from '../../support/stage.js';
import { states, type Stage } from '../../support/states.js';
import { until } from '../../support/until.js';
import { stageIn } from '../support/stage-in.js';

/** How much rounding may put a box outside of another, in pixels. */
const ROUNDING = 1;

/** Not what is only there for screen readers, and not a drawing that is cut on purpose. */
function visible(node: Element): boolean {
  if (node.closest('.hidden, option, [part~="visualizer"]')) return false;
  const { visibility, clipPath } = getComputedStyle(node);
  if (visibility === 'hidden' || clipPath === 'inset(50%)') return false;
  const { width, height } = node.getBoundingClientRect();
  return width > 1 && height > 1;
}

const nameOf = (node: Element): string =>
  `${node.localName}.${node.getAttribute('class') ?? ''} ${JSON.stringify(node.textContent.trim().slice(0, 40))}`;

const boxOf = ({ renderRoot }: BreezeBuddyCall): HTMLElement => {
  const box = renderRoot.querySelector<HTMLElement>('[part~="panel"], [part~="launcher"]');
  if (!box) throw new Error('There is nothing to be seen');
  return box;
};

/** What can be pressed, chosen or written into. */
const targets = ({ renderRoot }: BreezeBuddyCall): HTMLElement[] =>
  [...renderRoot.querySelectorAll<HTMLElement>('button, select, input, a[href]')].filter(visible);

/** Whether words or children do not fit in, so that they are cut off or can be scrolled sideways. */
function isCut(node: Element): boolean {
  if (node.localName === 'input' || node.scrollWidth <= node.clientWidth + ROUNDING) return false;
  const { overflowX, textOverflow } = getComputedStyle(node);
  if (overflowX === 'visible' || textOverflow === 'ellipsis' || !node.clientWidth) return false;
  if (/auto|scroll/.test(overflowX) || !node.childElementCount) return true;
  const { left, right } = node.getBoundingClientRect();
  return [...node.querySelectorAll('*')].filter(visible).some((child) => {
    const rect = child.getBoundingClientRect();
    return rect.left < left - ROUNDING || rect.right > right + ROUNDING;
  });
}

/** The part of a node that what scrolls around it lets through. */
function seen(node: Element): Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'> {
  let { left, right, top, bottom } = node.getBoundingClientRect();
  for (let at = node.parentElement; at; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === 'visible') continue;
    const rect = at.getBoundingClientRect();
    [left, right] = [Math.max(left, rect.left), Math.min(right, rect.right)];
    [top, bottom] = [Math.max(top, rect.top), Math.min(bottom, rect.bottom)];
  }
  return { left, right, top, bottom };
}

/** What sticks out to a side, is cut off, or covers another control. */
function misfits(element: BreezeBuddyCall): string[] {
  const box = boxOf(element);
  const { left, right } = box.getBoundingClientRect();
  const found: string[] = [];
  for (const node of [box, ...box.querySelectorAll('*')].filter(visible)) {
    const rect = node.getBoundingClientRect();
    if (rect.left < left - ROUNDING || rect.right > right + ROUNDING) {
      found.push(`${nameOf(node)} sticks out`);
    }
    if (isCut(node)) found.push(`${nameOf(node)} is wider than its place`);
  }
  const controls = targets(element);
  for (const button of controls.filter(({ localName }) => localName === 'button')) {
    const outer = button.getBoundingClientRect();
    for (const part of [...button.querySelectorAll('*')].filter(visible)) {
      const inner = part.getBoundingClientRect();
      if (inner.height > outer.height + ROUNDING || inner.width > outer.width + ROUNDING) {
        found.push(`${nameOf(button)} is too small for its words`);
      }
    }
  }
  const places = controls.map((node) => [node, seen(node)] as const);
  places.forEach(([one, a], at) => {
    for (const [two, b] of places.slice(at + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > ROUNDING && down > ROUNDING) found.push(`${nameOf(one)} covers ${nameOf(two)}`);
    }
  });
  return found;
}

async function speak({ element }: Stage, code: string): Promise<void> {
  element.lang = code;
  const { panel } = (await textsFor(code)) ?? en;
  await until(`the words in ${code}`, () => {
    const { ariaLabel, localName } = boxOf(element);
    // A launcher has no name but its words, which are there when the others are.
    return localName === 'button' || ariaLabel === panel(element.agentName ?? '');
  });
  await settled(element);
}

describe('the layout', () => {
  let codes: string[] = [];
  before(async () => {
    codes = await languageCodes();
    expect(codes).to.include.members(['en', 'ar', 'ja']);
  });
  afterEach(() => document.documentElement.style.removeProperty('font-size'));

  for (const state of Object.keys(states)) {
    it(`of ${state} fits 240 px, and 320 px with text of twice the size, in every language`, async () => {
      const stage = await stageIn(state, { width: '240px' });
      const place = stage.element.parentElement as HTMLElement;
      const found: string[] = [];
      for (const code of codes) {
        await speak(stage, code);
        for (const [width, size] of [
          ['240px', '100%'],
          ['320px', '200%'],
        ] as const) {
          place.style.inlineSize = width;
          document.documentElement.style.fontSize = size;
          found.push(...misfits(stage.element).map((what) => `${code}, ${width}: ${what}`));
        }
      }
      expect(found).to.deep.equal([]);
    });
  }

  it('sees what does not fit', async () => {
    const { element } = await stageIn('idle', { width: '240px' });
    boxOf(element).querySelector<HTMLElement>('button')?.style.setProperty('min-width', '300px');
    expect(misfits(element).join()).to.contain('sticks out');
  });
});

describe('the orb', () => {
  for (const height of ['520px', '700px']) {
    it(`is as large, and where it is, from before a call into it (${height})`, async () => {
      const seen: string[] = [];
      for (const state of ['idle', 'consent', 'microphone', 'joining', 'listening']) {
        const { element } = await stageIn(state, { width: '380px' });
        element.style.setProperty('--buddy-height', height);
        const orb = element.renderRoot.querySelector('.orb.big')?.getBoundingClientRect();
        const { top } = element.getBoundingClientRect();
        seen.push(`${orb?.width} at ${Math.round((orb?.top ?? 0) - top)}`);
        element.remove();
      }
      expect(new Set(seen).size, seen.join()).to.equal(1);
      expect(seen[0]).to.match(/^164 /);
    });
  }

  const topOf = ({ renderRoot }: BreezeBuddyCall, selector = '.orb.big') =>
    (renderRoot.querySelector(selector) as Element).getBoundingClientRect().top;

  it('keeps its place in a low window, too, where an inline widget is scrolled', async () => {
    await setViewport({ width: 740, height: 360 });
    try {
      await until('the low window', () => innerHeight === 360);
      const seen: number[] = [];
      for (const state of ['idle', 'joining', 'listening']) {
        const { element } = await stageIn(state, { width: '380px' });
        seen.push(Math.round(topOf(element) - topOf(element, '.panel')));
        element.remove();
      }
      expect(new Set(seen).size, seen.join()).to.equal(1);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('is in the middle of a call without a transcript', async () => {
    for (const height of ['520px', '700px']) {
      const { element } = await stageIn('hide-transcript', { width: '380px' });
      element.style.setProperty('--buddy-height', height);
      await settled(element);
      const [header, footer, caption] = ['header', 'footer', '.caption'].map((selector) =>
        element.renderRoot.querySelector(selector)?.getBoundingClientRect(),
      );
      const above = topOf(element) - (header?.bottom ?? 0);
      const below = (footer?.top ?? 0) - (caption?.bottom ?? 0);
      expect(above, height).to.be.closeTo(below, 12);
      element.remove();
    }
  });

  it('stays where it is while something hinders the call, or is typed', async () => {
    for (const state of ['hide-transcript', 'listening']) {
      const { element, call, part } = await stageIn(state, { width: '380px' });
      const place = () => Math.round(topOf(element) - topOf(element, '.panel'));
      const seen = [place()];
      call.interrupted();
      await settled(element);
      expect(topOf(element, '.notice')).to.be.lessThan(topOf(element));
      seen.push(place());
      call.interrupted(false).audioBlocked();
      await settled(element);
      seen.push(place());
      call.audioBlocked(false);
      (await part('type-button')).click();
      await settled(element);
      seen.push(place());
      const [first = 0] = seen;
      for (const top of seen) expect(top, `${state}: ${seen.join()}`).to.be.closeTo(first, 2);
    }
  });

  it('makes way with its halo where there are many words, and leaves no gap', async () => {
    const { element } = await stageIn('consent', { width: '360px' });
    const words = document.createElement('div');
    words.slot = 'consent';
    words.innerHTML = '<p style="margin: 0">What you say is recorded and kept.</p>'.repeat(30);
    element.append(words);
    await settled(element);
    const header = element.renderRoot.querySelector('header');
    const gap =
      words.getBoundingClientRect().top - (header?.getBoundingClientRect().bottom ?? Infinity);
    expect(gap).to.be.within(20, 60);
  });
});

describe('the buttons of a call', () => {
  it('are in one row on a phone of 360 px, in every language', async () => {
    const stage = await stageIn('muted', { width: '360px' });
    const rows: string[] = [];
    for (const code of await languageCodes()) {
      await speak(stage, code);
      const buttons = [...stage.element.renderRoot.querySelectorAll('footer button')];
      const tops = buttons.map((button) => Math.round(button.getBoundingClientRect().top));
      if (new Set(tops).size > 1) rows.push(code);
    }
    expect(rows).to.deep.equal([]);
  });
});

describe('a wide place', () => {
  it('keeps lines short enough to be read, and what belongs together near to each other', async () => {
    const { element } = await stageIn('assistant-speaking', { width: '1600px' });
    const place = element.parentElement as HTMLElement;
    const across = (part: string) => {
      const boxes = [...element.renderRoot.querySelectorAll(part)].map((node) =>
        node.getBoundingClientRect(),
      );
      const left = Math.min(...boxes.map((box) => box.left));
      const width = Math.max(...boxes.map((box) => box.right)) - left;
      // The page may have been scrolled to what has the focus.
      return [left - place.getBoundingClientRect().left, width] as const;
    };
    const [left, width] = across('.bubble');
    expect(width).to.be.within(600, 760);
    expect(left + width / 2).to.be.closeTo(800, 1);
    for (const [button, what] of [
      ['type-button', '.composer > *'],
      ['settings-button', 'select'],
    ] as const) {
      element.renderRoot.querySelector<HTMLElement>(`[part~="${button}"]`)?.click();
      await settled(element);
      expect(across(what), what).to.deep.equal([left, width]);
    }
  });
});

describe('the height', () => {
  afterEach(() => document.documentElement.style.removeProperty('font-size'));

  const heightAt = async (attributes: string, size: string) => {
    const { element } = await stageIn('idle', { attributes });
    document.documentElement.style.fontSize = size;
    const { height } = boxOf(element).getBoundingClientRect();
    const room = innerHeight - 40;
    element.remove();
    return [Math.round(height), room] as const;
  };

  it('grows with the text, as far as there is room on the screen', async () => {
    expect((await heightAt('', '100%'))[0]).to.equal(520);
    const [large, room] = await heightAt('', '200%');
    expect(large).to.equal(Math.max(520, Math.min(1020, room)));
    const [floating, most] = await heightAt('variant="floating" open', '200%');
    expect(floating).to.equal(Math.min(1020, most));
  });
});

describe('a page that leaves the width to its content', () => {
  const places: ReadonlyArray<readonly [name: string, css: string]> = [
    ['a centring grid', 'display: grid; place-items: center'],
    ['a centring column', 'display: flex; flex-direction: column; align-items: center'],
    ['a row', 'display: flex'],
  ];
  for (const [name, css] of places) {
    it(`gets a widget as wide as its panel would float, and never wider than the room there is (${name})`, async () => {
      const { element } = await stageIn('idle');
      const place = element.parentElement as HTMLElement;
      const widths: number[] = [];
      for (const room of ['700px', '300px']) {
        const outer = document.createElement('div');
        outer.style.inlineSize = room;
        place.before(outer);
        outer.append(place);
        place.style.cssText = css;
        await settled(element);
        widths.push(Math.round(boxOf(element).getBoundingClientRect().width));
      }
      expect(widths).to.deep.equal([380, 300]);
    });
  }
});

describe('what can be pressed', () => {
  for (const state of Object.keys(states)) {
    it(`is 24 px wide and high, at least, in ${state}`, async () => {
      const { element } = await stageIn(state, { width: '360px' });
      const small = targets(element)
        .map((node) => [nameOf(node), node.getBoundingClientRect()] as const)
        .filter(([, { width, height }]) => Math.min(width, height) < 24)
        .map(([name, { width, height }]) => `${name}: ${width} × ${height}`);
      expect(small).to.deep.equal([]);
    });
  }

  it('is 44 px, where it closes the panel or the settings', async () => {
    const { element } = await stageIn('settings', { attributes: 'variant="floating" open' });
    const sizes = [...element.renderRoot.querySelectorAll('.plain')].map((button) => {
      const { width, height } = button.getBoundingClientRect();
      return Math.min(width, height);
    });
    expect(sizes).to.deep.equal([44, 44]);
  });

  it('is 44 px, where it leads to the latest line or sets the volume', async () => {
    const { element } = await stageIn('scrolled-up', { width: '360px' });
    const root = element.shadowRoot as ShadowRoot;
    const hit = (selector: string, up: number) => {
      const { left, top, width, height } = (
        root.querySelector(selector) as Element
      ).getBoundingClientRect();
      return root.elementFromPoint(left + width / 2, top + height / 2 + up)?.closest(selector);
    };
    for (const up of [-21, 21])
      expect(hit('.jump', up) === root.querySelector('.jump')).to.equal(true);
    // What lies under it is still a line that can be selected.
    expect(hit('.bubble p', 0)?.localName).to.equal('p');
    element.remove();
    const { element: other } = await stageIn('settings', { width: '360px' });
    expect(other.renderRoot.querySelector('[type=range]')?.clientHeight).to.equal(44);
  });

  it('is 44 px, where it is the launcher', async () => {
    for (const state of ['launcher', 'launcher-in-call', 'launcher-error']) {
      const { element } = await stageIn(state);
      const { width, height } = boxOf(element).getBoundingClientRect();
      expect(Math.min(width, height), state).to.be.at.least(44);
      // What is pressed there is the launcher, and not something that lies over it.
      const { left, top } = boxOf(element).getBoundingClientRect();
      for (const [x, y] of [
        [left + width / 2, top + 3],
        [left + width / 2, top + height - 3],
      ] as const) {
        expect(element.shadowRoot?.elementFromPoint(x, y)?.closest('[part~="launcher"]')).to.equal(
          boxOf(element),
        );
      }
      element.remove();
    }
  });
});
