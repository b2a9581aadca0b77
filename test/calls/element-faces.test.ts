import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { FaultName } from '../../demo/sandbox/faults/catalogue.js';
import type { BreezeBuddyCall } from '../../src/index.js';
import { watchPage, type Watch } from '../support/leaks.js';
import { sandboxToken } from '../support/sandbox.js';
import { until } from '../support/until.js';

/** One thing that goes wrong, and what the visitor and the page are told of it. */
interface Face {
  fault?: FaultName;
  /** What goes wrong in the page itself; the answer takes it back. */
  breaks?: (element: BreezeBuddyCall) => () => void;
  error: string;
  title: string;
  text: RegExp;
  /** The call came up before it failed. */
  connected?: boolean;
}

const refuseMicrophone = (name: string) => () => {
  const { mediaDevices, permissions } = navigator;
  const { getUserMedia } = mediaDevices;
  const { query } = permissions;
  mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', name));
  const denied = Object.assign(new EventTarget(), { state: 'denied' });
  permissions.query = () => Promise.resolve(denied as never);
  return () => {
    mediaDevices.getUserMedia = getUserMedia;
    permissions.query = query;
  };
};

const unreachable = (element: BreezeBuddyCall) => {
  element.baseUrl = 'http://localhost:1';
  return () => {};
};

const offline = (element: BreezeBuddyCall) => {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  unreachable(element);
  return () => Reflect.deleteProperty(navigator, 'onLine');
};

const faces: Record<string, Face> = {
  'the microphone blocked': {
    breaks: refuseMicrophone('NotAllowedError'),
    error: 'SessionError',
    title: 'The microphone is blocked',
    text: /^(Choose|Allow) .+ then try again\.$/,
  },
  'no microphone': {
    breaks: refuseMicrophone('NotFoundError'),
    error: 'SessionError',
    title: 'No microphone found',
    text: /Plug one in/,
  },
  'a microphone in use': {
    breaks: refuseMicrophone('NotReadableError'),
    error: 'SessionError',
    title: 'The microphone is in use',
    text: /Close other apps/,
  },
  offline: { breaks: offline, error: 'NetworkError', title: 'You are offline', text: /Connect/ },
  'the API out of reach': {
    breaks: unreachable,
    error: 'NetworkError',
    title: 'We could not be reached',
    text: /Check your internet/,
  },
  'leads-401': {
    fault: 'leads-401',
    error: 'AuthenticationError',
    title: 'The permission to call has run out',
    text: /^Reload the page/,
  },
  'leads-403': {
    fault: 'leads-403',
    error: 'AuthenticationError',
    title: 'This call is not allowed',
    text: /owner/,
  },
  'leads-404': {
    fault: 'leads-404',
    error: 'APIError',
    title: 'This call isn’t set up correctly',
    text: /owner/,
  },
  'connect-429': {
    fault: 'connect-429',
    error: 'APIError',
    title: 'Too many calls right now',
    text: /Wait a moment/,
  },
  'connect-502': {
    fault: 'connect-502',
    error: 'APIError',
    title: 'We can’t take calls right now',
    text: /on our side/,
  },
  'no-room': {
    fault: 'no-room',
    error: 'SessionError',
    title: 'This call does not exist any more',
    text: /^Try again/,
  },
  'exp-room': {
    fault: 'exp-room',
    error: 'SessionError',
    title: 'The time for this call is over',
    text: /^Try again/,
  },
  'meeting-full': {
    fault: 'meeting-full',
    error: 'SessionError',
    title: 'This call is already in use',
    text: /other tabs/,
  },
  'not-allowed': {
    fault: 'not-allowed',
    error: 'SessionError',
    title: 'The call did not let you in',
    text: /^Try again/,
  },
  'bot-leaves-early': {
    fault: 'bot-leaves-early',
    error: 'SessionError',
    title: 'Nobody picked up',
    text: /did not join/,
    connected: true,
  },
  ejected: {
    fault: 'ejected',
    error: 'SessionError',
    title: 'The call was closed',
    text: /call again/,
    connected: true,
  },
  'fatal-error': {
    fault: 'fatal-error',
    error: 'SessionError',
    title: 'The assistant could not go on',
    text: /on our side/,
    connected: true,
  },
};

describe('the face of a real failure', function () {
  this.timeout(40_000);
  let page: Watch;
  let place: HTMLElement;
  let told: string[];
  let errors: unknown[];

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = '<breeze-buddy-call mode="stream"></breeze-buddy-call>';
    told = [];
    errors = [];
    for (const name of ['state-change', 'connected', 'disconnected', 'error']) {
      place.addEventListener(`buddy-${name}`, (event) => {
        const { detail } = event as CustomEvent<{ status?: string; error?: unknown } | null>;
        told.push(detail?.status ? `> ${detail.status}` : name);
        if (detail?.error) errors.push(detail.error);
      });
    }
    page = watchPage();
  });

  afterEach(async () => {
    await place.querySelector('breeze-buddy-call')?.end();
    place.remove();
    try {
      // It waits a moment for coming back, with one timer after the other: none of the next test's.
      await until('the element waits no more', () => page.timers().length === 0);
    } finally {
      page.stop();
    }
  });

  const words = (element: BreezeBuddyCall, selector: string) =>
    element.shadowRoot?.querySelector(selector)?.textContent?.trim() ?? '';

  async function setUp(fault?: FaultName): Promise<BreezeBuddyCall> {
    const element = place.querySelector('breeze-buddy-call') as BreezeBuddyCall;
    const { token, templateId, baseUrl, bundlePath } = await sandboxToken(
      fault ? `?fault=${fault}` : '',
    );
    Object.assign(element, { token, templateId, baseUrl, dailyBundlePath: bundlePath });
    await element.updateComplete;
    return element;
  }

  for (const [name, face] of Object.entries(faces)) {
    it(`${name}: ${face.title}`, async () => {
      const element = await setUp(face.fault);
      const mend = face.breaks?.(element);
      try {
        element.shadowRoot?.querySelector<HTMLElement>('[part~="start-button"]')?.click();
        await until('the error', () => words(element, '[part~="error"]'), 30_000);
        await until('it is over', () => element.session === null);
      } finally {
        mend?.();
      }
      await element.updateComplete;
      expect(words(element, '[part~="error"] .title')).to.equal(face.title);
      expect(words(element, '[part~="error"] .title + p')).to.match(face.text);
      expect(told).to.deep.equal(
        face.connected
          ? ['> connecting', '> connected', 'connected', '> error', 'error', 'disconnected']
          : ['> connecting', '> error', 'error'],
      );
      expect(errors.map((error) => (error as Error).name)).to.deep.equal([face.error]);

      // The way out works as soon as what was wrong is put right.
      element.muted = true;
      await setUp();
      const retry = element.shadowRoot?.querySelector<HTMLElement>('[part~="retry-button"]');
      await until('the button is ready', () => !retry?.ariaDisabled);
      retry?.click();
      await until('it is connected', () => element.status === 'connected', 20_000);
      await element.end();
      expect(element.status).to.equal('disconnected');
      page.expectNothingLeft();
      expect(page.console.lines.filter((line) => /uncaught|unhandled/.test(line))).to.deep.equal(
        [],
      );
    });
  }

  it('a network that is away for a while: Reconnecting, and then back', async () => {
    const element = await setUp('signalling-blip');
    element.muted = true;
    const status = () => words(element, '[part~="status"]');
    const seen: string[] = [];
    const look = new MutationObserver(() => {
      if (seen.at(-1) !== status()) seen.push(status());
    });
    look.observe(element.shadowRoot as ShadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await element.start();
    await until('it reconnects', () => seen.includes('Reconnecting…'), 15_000);
    expect(words(element, '.notice')).to.contain('Reconnecting');
    await until('it is back', () => status() !== 'Reconnecting…');
    expect(status()).to.equal('You are muted');
    expect(words(element, '.notice')).to.equal('');
    look.disconnect();
    await element.end();
    expect(told).to.deep.equal([
      '> connecting',
      '> connected',
      'connected',
      '> disconnecting',
      '> disconnected',
      'disconnected',
    ]);
    page.expectNothingLeft();
  });

  it('a network that is away for good: Reconnecting, then the connection was lost', async () => {
    const element = await setUp('signalling-lost');
    element.muted = true;
    element.payload = { fault_ms: 600 };
    await element.start();
    await until('it reconnects', () => words(element, '.notice'), 15_000);
    await until('the error', () => words(element, '[part~="error"]'), 15_000);
    expect(words(element, '.title')).to.equal('The connection was lost');
    await until('it is over', () => told.includes('disconnected'));
    page.expectNothingLeft();
  });

  it('a token that has expired: the page is asked for another one, and the visitor sees none of it', async () => {
    const element = await setUp();
    element.muted = true;
    const [stale, fresh] = [await sandboxToken('?expiresIn=-60'), await sandboxToken()];
    const tokens = [stale.token, fresh.token];
    element.tokenProvider = () => Promise.resolve(tokens.shift() ?? '');
    await element.start();
    await element.end();
    expect(told).not.to.include('error');
    page.expectNothingLeft();
  });
});
