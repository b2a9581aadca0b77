import { expect, fixture } from '@open-wc/testing';
import { until } from '../support/until.js';
import { mount, token, type TestCall } from './support/call-element.js';

const start = (element: TestCall) => element.words('[part~="start-button"]');

describe('the language', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('is that of the nearest lang, its own first', async () => {
    document.documentElement.lang = 'hi';
    const own = await mount('lang="de-AT"');
    const wrapper = await fixture<HTMLElement>(
      `<div lang="es"><test-call token="${token}"></test-call></div>`,
    );
    const inner = wrapper.querySelector('test-call');
    if (!inner) throw new Error('No element');
    await until('the words', () => start(own) !== 'Start call' && start(inner) !== 'Start call');
    const { de } = await import('../../src/element/strings/de.js');
    const { es } = await import('../../src/element/strings/es.js');
    expect([start(own), start(inner)]).to.deep.equal([de.start, es.start]);
    expect(own.find('[part~="panel"]').dir).to.equal('');
  });

  it('decides inside, too, on letters and line breaks', async function () {
    type Locale = CSSStyleDeclaration & { webkitLocale?: string };
    const localeOf = (element: TestCall) =>
      (getComputedStyle(element.find('.title')) as Locale).webkitLocale?.replaceAll('"', '');
    const japanese = await mount('lang="ja"');
    if (localeOf(japanese) === undefined) this.skip();
    await until('the words', () => start(japanese) !== 'Start call');
    const icelandic = await mount('lang="is"');
    await until('English', () => start(icelandic) === 'Start call');
    await icelandic.updateComplete;
    expect([localeOf(japanese), localeOf(icelandic)]).to.deep.equal(['ja', 'en']);
  });

  it('is found outside a shadow tree', async () => {
    const host = await fixture<HTMLElement>('<div lang="fr"></div>');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<test-call token="${token}"></test-call>`;
    const element = root.querySelector('test-call');
    const { fr } = await import('../../src/element/strings/fr.js');
    await until('the words', () => !!element && start(element) === fr.start);
  });

  it('shows nothing in another language meanwhile, and keeps its place', async () => {
    const element = await mount('lang="pt-BR"');
    const panel = element.find('[part~="panel"]');
    expect(getComputedStyle(panel).visibility).to.equal('hidden');
    const { height } = panel.getBoundingClientRect();
    const { pt } = await import('../../src/element/strings/pt.js');
    await until('the words', () => start(element) === pt.start);
    expect(getComputedStyle(panel).visibility).to.equal('visible');
    expect(panel.getBoundingClientRect().height).to.equal(height);
  });

  it('can be changed, and falls back to English, which is then said to be English', async () => {
    const element = await mount('lang="ja"');
    const { ja } = await import('../../src/element/strings/ja.js');
    await until('the words', () => start(element) === ja.start);
    element.lang = 'is';
    await until('English', () => start(element) === 'Start call');
    expect(element.find('[part~="panel"]').lang).to.equal('en');
    element.lang = 'en-GB';
    await element.updateComplete;
    expect(element.find('[part~="panel"]').hasAttribute('lang')).to.equal(false);
  });

  it('follows a page that changes its own, from when a visitor reaches for the element', async () => {
    const element = await mount();
    const { de } = await import('../../src/element/strings/de.js');
    const reach = () => element.dispatchEvent(new Event('pointerenter'));
    document.documentElement.lang = 'es';
    await element.updateComplete;
    expect(start(element)).to.equal('Start call');
    document.documentElement.lang = 'de';
    reach();
    await until('the words', () => start(element) === de.start);
    const holder = element.parentElement as HTMLElement;
    element.remove();
    document.documentElement.lang = 'en';
    holder.append(element);
    await element.updateComplete;
    expect(start(element)).to.equal('Start call');
    reach();
    document.documentElement.lang = 'de';
    await until('the words again', () => start(element) === de.start);
  });

  it('runs from right to left where it does, unless the page has decided', async () => {
    const element = await mount('lang="ar"');
    const { ar } = await import('../../src/element/strings/ar.js');
    await until('the words', () => start(element) === ar.start);
    const panel = element.find('[part~="panel"]');
    expect(getComputedStyle(panel).direction).to.equal('rtl');
    element.dir = 'ltr';
    await element.updateComplete;
    expect(getComputedStyle(panel).direction).to.equal('ltr');
  });

  it('is said of the launcher, too', async () => {
    const arabic = await mount('lang="ar" variant="floating"');
    const launcher = () => arabic.find('[part~="launcher"]');
    await until('the words', () => launcher().dir === 'rtl');
    expect(launcher().hasAttribute('lang')).to.equal(false);
    const icelandic = await mount('lang="is" variant="floating"');
    await until('English', () => icelandic.find('[part~="launcher"]').lang === 'en');
    expect(icelandic.find('[part~="launcher"]').hasAttribute('dir')).to.equal(false);
  });

  it('holds in a call too, under the page’s own words', async () => {
    const element = await mount('lang="de"');
    element.strings = { end: 'Tschüss' };
    await element.call();
    const { de } = await import('../../src/element/strings/de.js');
    expect(element.words('[part~="end-button"]')).to.equal('Tschüss');
    expect(element.find('[part~="mute-button"]').ariaLabel).to.equal(de.mute);
  });
});
