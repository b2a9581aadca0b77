import { expect, nextFrame } from '@open-wc/testing';
import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
  type BuddyError,
  type SessionErrorReason,
} from '../../src/sdk/errors.js';
import { browserOf } from '../../src/element/parts/browser.js';
import { canRetry, kindOf } from '../../src/element/parts/error-text.js';
import { en } from '../../src/element/strings/en.js';
import { enLauncher } from '../../src/element/strings/en-launcher.js';
import type { ErrorKind } from '../../src/element/strings/strings.js';
import { holdTimers } from '../support/hold-timers.js';
import { watchTimers } from '../support/timers.js';
import { until } from '../support/until.js';
import { listen, mount, rejection, type TestCall } from './support/call-element.js';
import { translate } from './support/translate.js';

const session = (reason: SessionErrorReason, more = {}) =>
  new SessionError('x', { details: { reason, ...more } });
const late = (details?: Record<string, unknown>) => new TimeoutError('x', { details });
const api = (statusCode: number, details?: Record<string, unknown>) =>
  new APIError('x', { statusCode, details });

/** Every failure that the SDK can end a call with, and what the visitor is told. */
const cases: ReadonlyArray<[error: BuddyError, kind: ErrorKind]> = [
  [session('microphone-blocked'), 'microphoneBlocked'],
  [session('microphone-blocked', { blockedBy: 'user' }), 'microphoneBlocked'],
  [session('microphone-blocked', { blockedBy: 'browser' }), 'microphonePolicy'],
  [session('microphone-dismissed'), 'microphoneDismissed'],
  [session('microphone-not-found'), 'microphoneNotFound'],
  [session('microphone-in-use'), 'microphoneInUse'],
  [session('microphone-failed'), 'microphoneFailed'],
  [late({ reason: 'microphone-failed' }), 'microphoneFailed'],
  [session('unsupported'), 'unsupported'],
  [session('insecure-context'), 'insecureContext'],
  [session('call-machine'), 'callMachine'],
  [new NetworkError('x', { details: { reason: 'call-machine' } }), 'callMachine'],
  [late({ reason: 'call-machine' }), 'callMachine'],
  [session('room-not-found'), 'roomNotFound'],
  [session('room-expired'), 'roomExpired'],
  [session('room-full'), 'roomFull'],
  [session('room-denied'), 'roomDenied'],
  [session('token-expired'), 'tokenExpired'],
  [session('ejected'), 'ejected'],
  [session('connection-lost'), 'connectionLost'],
  [session('assistant-left'), 'assistantLeft'],
  [session('assistant-failed'), 'assistantFailed'],
  [session('aborted'), 'unknown'],
  [new SessionError('no reason'), 'unknown'],
  [session('constructor' as SessionErrorReason), 'unknown'],
  [new NetworkError('x', { details: { reason: 'TypeError: Failed to fetch' } }), 'network'],
  [late({ path: '/leads' }), 'timeout'],
  [late({ step: 'room' }), 'connectTimeout'],
  [late({ step: 'assistant-track' }), 'assistantLeft'],
  [late({ step: 'assistant-ready' }), 'assistantLeft'],
  [new AuthenticationError('x', { statusCode: 401 }), 'tokenExpired'],
  [new AuthenticationError('x', { details: { reason: 'token-expired' } }), 'tokenExpired'],
  [new AuthenticationError('x', { statusCode: 403 }), 'forbidden'],
  [new InvalidRequestError('x'), 'setup'],
  [api(400), 'setup'],
  [api(404), 'setup'],
  [api(422), 'setup'],
  [api(408), 'busy'],
  [api(429), 'tooMany'],
  [api(500), 'busy'],
  [api(503), 'busy'],
  [api(200, { field: 'room_url' }), 'busy'],
];

/** Ends a call with this error, and waits for its face. */
async function fail(element: TestCall, error: BuddyError): Promise<void> {
  const calls = element.runtime.sessions.length;
  void element.start();
  await (await element.opened(calls + 1)).fail(error);
  await until('the error', () => element.partOf('error'));
}

describe('an error', () => {
  for (const [error, kind] of cases) {
    const facts = JSON.stringify(error.details ?? error.statusCode ?? '');
    it(`${error.name} ${error.statusCode ?? ''} ${facts} says “${en.errors[kind].title}”`, async () => {
      const element = await mount();
      const told = listen(element, 'error');
      await fail(element, error);
      expect(kindOf(error)).to.equal(kind);
      expect(element.words('[part~="error"] .title')).to.equal(en.errors[kind].title);
      expect(element.words('[part~="status"]')).to.equal('Not connected');
      expect(told.map(({ detail }) => detail)).to.deep.equal([{ message: error.message, error }]);
      element.partOf('retry-button')?.click();
      if (canRetry(kind)) await element.opened(2);
      else expect(element.partOf('retry-button')).to.equal(null);
    });
  }

  it('has every kind but offline among these, and each has words of its own', () => {
    const kinds = Object.keys(en.errors).sort();
    expect([...new Set(cases.map(([, kind]) => kind)), 'offline'].sort()).to.deep.equal(kinds);
    const titles = Object.values(en.errors).map(({ title }) => title);
    expect(new Set(titles).size).to.equal(titles.length);
    const contexts = (
      ['chromium', 'firefox', 'safari', 'android', 'ios', 'other'] as const
    ).flatMap((browser) => [true, false].map((renews) => ({ browser, renews })));
    for (const { title, text } of Object.values(en.errors)) {
      expect(title).to.match(/^\p{Lu}[^.]+$/u);
      for (const context of contexts) {
        expect(typeof text === 'string' ? text : text(context)).to.match(/^\p{Lu}.+\.$/u);
      }
    }
  });

  it('of the network is “offline” where the browser was offline, and stays so when it is back', async () => {
    for (const [error, kind] of [
      [new NetworkError('x'), 'offline'],
      [session('connection-lost'), 'offline'],
      [session('call-machine'), 'offline'],
      [late({ path: '/leads' }), 'offline'],
      [new AuthenticationError('tokenProvider failed'), 'offline'],
      [session('microphone-blocked'), 'microphoneBlocked'],
    ] as const) {
      expect(kindOf(error, true)).to.equal(kind);
    }
    const element = await mount();
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    await fail(element, new NetworkError('x'));
    Reflect.deleteProperty(navigator, 'onLine');
    element.requestUpdate();
    await element.updateComplete;
    expect(element.words('.title')).to.equal('You are offline');
  });

  it('of code that has not come in 30 s is a title and a sentence, between the orb and the way out', async () => {
    const element = await mount();
    const timers = holdTimers();
    const failed = rejection(element.start());
    timers.stop();
    timers.run();
    expect(timers.waited()).to.be.at.least(30_000);
    expect(await failed).to.be.instanceOf(NetworkError);
    await element.updateComplete;
    const words = element.find('[part~="error"]');
    const { loadFailedTitle, loadFailedText } = enLauncher;
    expect(element.words('[part~="error"]')).to.equal(`${loadFailedTitle} ${loadFailedText}`);
    expect(words.querySelector('button, [part~="visualizer"]')).to.equal(null);
    const { top, bottom } = words.getBoundingClientRect();
    expect(top).to.be.at.least(
      element.find('.mid [part~="visualizer"]').getBoundingClientRect().bottom,
    );
    expect(bottom).to.be.greaterThan(top);
    expect(bottom).to.be.at.most(
      element.find('[part~="retry-button"]').getBoundingClientRect().top,
    );
  });

  it('in the middle of a call replaces it', async () => {
    const element = await mount();
    const live = await element.call();
    await live.fail(session('ejected'));
    await element.updateComplete;
    expect(element.words('.title')).to.equal(en.errors.ejected.title);
  });

  it('is an alert, which is put there once however often the rest is drawn', async () => {
    const element = await mount();
    await fail(element, session('ejected'));
    const alert = element.find('[role="alert"]');
    let changes = 0;
    const watch = new MutationObserver((records) => (changes += records.length));
    watch.observe(alert, { subtree: true, childList: true, characterData: true });
    element.agentName = 'Ravi';
    await element.updateComplete;
    await nextFrame();
    watch.disconnect();
    expect([element.find('[role="alert"]') === alert, changes]).to.deep.equal([true, 0]);
  });

  it('takes the focus to the way out, where the visitor was in the element', async () => {
    const element = await mount();
    element.find('[part~="start-button"]').focus();
    await fail(element, session('connection-lost'));
    expect(element.shadowRoot?.activeElement).to.equal(element.partOf('retry-button'));
    element.find('[part~="retry-button"]').click();
    await element.opened(2);
    await element.updateComplete;
    expect(element.shadowRoot?.activeElement).to.equal(element.partOf('panel'));
  });

  it('leaves the focus where it is, where the visitor was elsewhere', async () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await fail(await mount(), session('connection-lost'));
    expect(document.activeElement).to.equal(field);
    field.remove();
  });
});

describe('the way out', () => {
  const text = (element: TestCall) => element.words('[part~="error"] .title + p');

  it('of an expired token is another try where the page can be asked, else a reload', async () => {
    const element = await mount();
    await fail(element, new AuthenticationError('x', { statusCode: 401 }));
    expect(text(element)).to.equal('Reload the page to get a new one.');
    element.tokenProvider = () => Promise.reject(new Error('backend down'));
    void element.start();
    await until('the error', () => element.status === 'error');
    await element.updateComplete;
    expect(text(element)).to.equal('Try again to get a new one.');
  });

  it('of a room that is over is a new room, where the API makes one, else a reload', async () => {
    const element = await mount();
    await fail(element, session('room-expired'));
    expect(text(element)).to.equal('Try again to start a new one.');
    const direct = await mount('room-url="https://x.daily.co/r" room-token="t"');
    await fail(direct, session('room-expired'));
    expect(text(direct)).to.equal('Reload the page to get a new one.');
  });

  it('of a page’s own words can be a sentence or a function', async () => {
    const element = await mount();
    element.strings = {
      errors: { microphoneBlocked: { title: 'Blocked', text: ({ browser }) => `In ${browser}` } },
    };
    await fail(element, session('microphone-blocked'));
    expect(text(element)).to.equal(`In ${browserOf(navigator)}`);
  });

  it('of calling code that does not load is another try, then a reload', async () => {
    const element = await mount();
    element.loadError = new TypeError('Failed to fetch dynamically imported module');
    void element.start();
    await until('the error', () => element.partOf('error'));
    expect(element.words('.title')).to.equal('The call could not be loaded');
    expect(text(element)).to.contain('try again').and.to.contain('reload the page');
    element.loadError = null;
    element.find('[part~="retry-button"]').click();
    await element.opened();
  });
});

describe('after 429', () => {
  const button = (element: TestCall) => element.find('[part~="retry-button"]');

  it('the retry button counts down, holds still, and then calls, in a translated page too', async () => {
    const element = await mount();
    await fail(element, api(429, { retryAfter: 2 }));
    expect(element.words('[part~="retry-button"]')).to.equal('Try again in 2 sec');
    translate(element.renderRoot);
    expect(button(element).ariaDisabled).to.equal('true');
    const [first] = [button(element)];
    first.focus();
    first.click();
    await nextFrame();
    expect([element.status, element.runtime.sessions.length]).to.deep.equal(['error', 1]);
    // A screen reader tells every change of a name that has the focus.
    expect(button(element).ariaLabel).to.equal('Try again in 10 sec');
    await until('1 s', () => element.words('[part~="retry-button"]') === 'Try again in 1 sec');
    expect(button(element).ariaLabel).to.equal('Try again in 10 sec');
    await until('it is over', () => element.words('[part~="retry-button"]') === 'Try again');
    expect([button(element), element.shadowRoot?.activeElement]).to.deep.equal([first, first]);
    expect(button(element).hasAttribute('aria-disabled')).to.equal(false);
    expect(button(element).ariaLabel).to.equal(null);
    button(element).click();
    await element.opened(2);
  });

  it('without a time, and with a time that makes no sense, the button is ready at once', async () => {
    for (const details of [undefined, { retryAfter: 0 }, { retryAfter: -5 }, { retryAfter: '7' }]) {
      const element = await mount();
      await fail(element, api(429, details));
      expect(element.words('[part~="retry-button"]')).to.equal('Try again');
    }
  });

  it('keeps nobody for more than an hour', async () => {
    const element = await mount();
    await fail(element, api(429, { retryAfter: 1e9 }));
    expect(element.words('[part~="retry-button"]')).to.equal('Try again in 1 hr');
  });

  it('leaves no timer in a page that it was taken out of, and counts on when it is back', async () => {
    const element = await mount();
    const place = element.parentElement as HTMLElement;
    await fail(element, api(429, { retryAfter: 30 }));
    const timers = watchTimers();
    const counting = () => timers.pending().filter((timer) => timer.startsWith('1000 ms'));
    try {
      element.requestUpdate();
      await element.updateComplete;
      expect(counting().length).to.equal(1);
      element.remove();
      element.requestUpdate();
      await element.updateComplete;
      expect(counting()).to.deep.equal([]);
      place.append(element);
      await element.updateComplete;
      expect(counting().length).to.equal(1);
      void element.start();
      await element.updateComplete;
      expect(counting()).to.deep.equal([]);
    } finally {
      timers.stop();
    }
  });
});

describe('the browser a visitor has to be told about', () => {
  const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
  const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
  const blink = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
  const cases: ReadonlyArray<[name: string, told: Parameters<typeof browserOf>[0], is: string]> = [
    ['Chrome', { userAgent: `${mac} ${blink} Safari/537.36` }, 'chromium'],
    ['Edge', { userAgent: `${mac} ${blink} Safari/537.36 Edg/140.0.0.0` }, 'chromium'],
    [
      'Firefox',
      { userAgent: 'Mozilla/5.0 (X11; rv:140.0) Gecko/20100101 Firefox/140.0' },
      'firefox',
    ],
    ['Safari', { userAgent: `${mac} ${webkit} Version/18.5 Safari/605.1.15` }, 'safari'],
    [
      'Chrome on a phone',
      { userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Mobile Safari/537.36` },
      'android',
    ],
    [
      'a web view',
      { userAgent: `Mozilla/5.0 (Linux; Android 15; K; wv) ${blink} Mobile Safari/537.36` },
      'other',
    ],
    [
      'Firefox on a phone',
      { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
      'other',
    ],
    [
      'Safari on an iPhone',
      { userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) ${webkit} Version/18.5 Safari/604.1` },
      'ios',
    ],
    [
      'Chrome on an iPhone',
      { userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) ${webkit} CriOS/140.0 Safari/604.1` },
      'other',
    ],
    [
      'Safari on an iPad',
      { userAgent: `${mac} ${webkit} Version/18.5 Safari/605.1.15`, maxTouchPoints: 5 },
      'ios',
    ],
    ['something else', { userAgent: 'curl/8' }, 'other'],
  ];
  for (const [name, told, is] of cases) {
    it(`${name}: ${is}`, () => {
      expect(browserOf(told)).to.equal(is);
    });
  }
});
