import { expect } from '@open-wc/testing';
import { mount, type TestCall } from '../support/call-element.js';

describe('the theme', () => {
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
});
