import { expect, nextFrame } from '@open-wc/testing';
import { SessionError } from '../../src/sdk/errors.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';

/** Brings an element into every state that can be seen. */
const states: Readonly<Record<string, (element: TestCall) => Promise<unknown>>> = {
  idle: () => Promise.resolve(),
  async consent(element) {
    element.consent = true;
    void element.start();
    await element.updateComplete;
  },
  async connecting(element) {
    void element.start();
    (await element.opened()).observer.progress?.('microphone');
    await until('the step', () => element.query('.done'));
  },
  waiting: (element) => element.call(),
  async talking(element) {
    const session = await element.call();
    session.say({ id: '1', role: 'assistant', text: 'Hello', isComplete: true });
    session.say({ id: '2', role: 'user', text: 'Yes, but', isComplete: false });
    session.say({ id: '3', role: 'tool_call', functionName: 'find', isComplete: false });
    session.say({ id: '4', role: 'tool_call', functionName: 'find', isComplete: true });
    session.emit('assistant-speech-start');
  },
  async muted(element) {
    await element.call();
    element.mute();
  },
  async interrupted(element) {
    (await element.call()).observer.network?.('interrupted');
  },
  async 'tap to hear'(element) {
    (await element.call()).observer.audioBlocked?.(true);
  },
  async ending(element) {
    const session = await element.call();
    session.closing = until('the end of the test', () => !element.isConnected).then(() => {});
    void element.end();
  },
  async ended(element) {
    await element.call();
    await element.end();
  },
  async error(element) {
    void element.start();
    await (await element.opened()).fail(new SessionError('x'));
    await until('the error', () => element.partOf('error'));
  },
};

describe('axe finds nothing', () => {
  for (const theme of ['light', 'dark']) {
    for (const [state, reach] of Object.entries(states)) {
      it(`in ${state}, ${theme}`, async () => {
        const element = await mount(`theme="${theme}"`);
        await reach(element);
        await nextFrame();
        await element.updateComplete;
        await element.settled();
        await expect(element).to.be.accessible();
      });
    }

    it(`in the floating launcher and its panel, ${theme}`, async () => {
      const element = await mount(`theme="${theme}" variant="floating"`);
      await expect(element).to.be.accessible();
      element.show();
      await element.settled();
      await expect(element).to.be.accessible();
    });
  }
});

describe('the look', () => {
  const surface = (element: TestCall) =>
    getComputedStyle(element.find('[part~="panel"]')).backgroundColor;

  it('follows theme, and in auto what the page says', async () => {
    const element = await mount('theme="dark"');
    const dark = surface(element);
    element.theme = 'light';
    await element.updateComplete;
    const light = surface(element);
    expect(light).not.to.equal(dark);
    const holder = element.parentElement as HTMLElement;
    for (const [scheme, expected] of [
      ['dark', dark],
      ['light', light],
    ] as const) {
      holder.style.colorScheme = scheme;
      element.theme = 'auto';
      holder.append(element);
      await element.updateComplete;
      expect(surface(element)).to.equal(expected);
    }
  });

  it('puts readable text on any accent', async () => {
    const luminance = (colour: string) => {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      if (!context) throw new Error('No canvas');
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: string, two: string) => {
      const [dim = 0, bright = 0] = [luminance(one), luminance(two)].sort((a, b) => a - b);
      return (bright + 0.05) / (dim + 0.05);
    };
    const element = await mount();
    const session = await element.call();
    session.say({ id: 'u', role: 'user', text: 'Hi', isComplete: true });
    session.observer.audioBlocked?.(true);
    await nextFrame();
    await element.updateComplete;
    for (const theme of ['light', 'dark'] as const) {
      element.theme = theme;
      await element.updateComplete;
      for (const accent of '#000 #fff #f00 #0f0 #00f #ff0 #777 #4b5bf0 #f5c518 #0b7a55'.split(
        ' ',
      )) {
        element.style.setProperty('--buddy-accent', accent);
        await element.settled();
        for (const selector of ['.primary', '.bubble.user']) {
          const { color, backgroundColor } = getComputedStyle(element.find(selector));
          const ratio = contrast(color, backgroundColor);
          expect(ratio, `${selector} ${accent} ${theme}`).to.be.greaterThan(4.49);
        }
      }
    }
  });

  it('fits 240 px, and 320 px with text of twice the size', async () => {
    for (const [width, size] of [
      ['240px', '15px'],
      ['320px', '30px'],
    ] as const) {
      const element = await mount();
      element.style.inlineSize = width;
      element.style.setProperty('--buddy-font-size', size);
      const session = await element.call();
      session.say({ id: 'u', role: 'user', text: 'A'.repeat(80), isComplete: true });
      await nextFrame();
      await element.updateComplete;
      const panel = element.find('[part~="panel"]');
      expect(panel.scrollWidth).to.be.at.most(panel.clientWidth);
      for (const button of element.renderRoot.querySelectorAll('footer button')) {
        const inside = button.getBoundingClientRect();
        const outside = panel.getBoundingClientRect();
        expect(inside.left).to.be.at.least(outside.left);
        expect(inside.right).to.be.at.most(outside.right);
        expect(Math.min(inside.width, inside.height)).to.be.at.least(24);
      }
    }
  });
});
