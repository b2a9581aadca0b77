import { expect } from '@open-wc/testing';
import { until } from '../../support/until.js';
import { mount, type TestCall } from '../support/call-element.js';

/** Where among an element's style sheets the one with a rule for a selector is. */
const placeOf = (element: TestCall, selector: string): number =>
  [...(element.shadowRoot?.adoptedStyleSheets ?? [])].findIndex((sheet) =>
    [...sheet.cssRules].some(
      (rule) => rule instanceof CSSStyleRule && rule.selectorText === selector,
    ),
  );

describe('the style sheets', () => {
  it('are those of what has been shown, and count in one order, whichever came first', async () => {
    const element = await mount('variant="floating"');
    expect(element.shadowRoot?.adoptedStyleSheets).to.have.length(1);
    element.dispatchEvent(new Event('pointerenter'));
    // The launcher of a call tells of it: with the panel's colours.
    await until('the calling code', () => placeOf(element, '.steps') > 0);
    await until("the panel's looks", () => placeOf(element, 'header') > 0);
    expect(placeOf(element, '.launcher')).to.equal(0);
    expect(placeOf(element, 'header')).to.equal(1);
    expect(placeOf(element, '.steps')).to.equal(2);
    // Once.
    element.hide();
    await element.updateComplete;
    element.show();
    await element.updateComplete;
    expect(element.shadowRoot?.adoptedStyleSheets).to.have.length(5);
  });

  it('of a call move nothing that is shown already, and fade nothing in', async () => {
    for (const attributes of ['', 'variant="floating" open']) {
      const element = await mount(attributes);
      element.style.maxInlineSize = '260px';
      const panel = element.find('[part~="panel"]');
      const places = () =>
        [...panel.querySelectorAll('*')].map((node) => {
          const { x, y, width, height } = node.getBoundingClientRect();
          return [node.localName, x, y, width, height].join(' ');
        });
      const before = places();
      element.dispatchEvent(new Event('pointerenter'));
      await until('the calling code', () => placeOf(element, '.steps') > 0);
      await element.updateComplete;
      expect(panel.getAnimations().length, attributes).to.equal(0);
      expect(places(), attributes).to.deep.equal(before);
    }
  });

  it('hold in another document, as of a picture-in-picture window, and in the first one again', async () => {
    const element = await mount();
    const home = element.parentElement as HTMLElement;
    element.dispatchEvent(new Event('pointerenter'));
    await until('the calling code', () => placeOf(element, '.steps') > 0);
    const frame = document.createElement('iframe');
    home.append(frame);
    const look = () => {
      const style = getComputedStyle(element.find('[part~="panel"]'));
      return [style.display, style.borderTopLeftRadius, style.containerType];
    };
    const before = look();
    frame.contentDocument?.body.append(element);
    await element.updateComplete;
    expect(element.ownerDocument === frame.contentDocument).to.equal(true);
    expect(look()).to.deep.equal(before);
    expect(element.shadowRoot?.adoptedStyleSheets).to.have.length(5);
    home.append(element);
    await element.updateComplete;
    expect(look()).to.deep.equal(before);
    expect(placeOf(element, '.steps')).to.equal(2);
  });
});
