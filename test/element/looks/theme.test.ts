import { expect } from '@open-wc/testing';
import { until } from '../../support/until.js';
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

  it('follows a page that says nothing of its colours, and then does', async () => {
    const style = document.createElement('style');
    style.textContent = '.night { color-scheme: dark; } .day { color-scheme: light; }';
    document.head.append(style);
    const element = await mount();
    element.dispatchEvent(new Event('pointerenter'));
    for (const place of [document.documentElement, document.body]) {
      for (const [scheme, theme] of [
        ['night', 'dark'],
        ['day', 'light'],
      ] as const) {
        const twin = await mount(`theme="${theme}"`);
        place.className = scheme;
        await until(scheme, () => surface(element) === surface(twin));
      }
      place.className = '';
    }
    style.remove();
  });
});
