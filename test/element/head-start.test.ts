/** The first request of a call, which goes out before the code that makes calls is there. */
import { aTimeout, expect, nextFrame } from '@open-wc/testing';
import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import type { CallRuntime } from '../../src/element/call-settings.js';
import type { BeforeStartDetail } from '../../src/element/events.js';
import { NetworkError } from '../../src/sdk/errors.js';
import type { ConnectionStatus } from '../../src/sdk/types.js';
import { needs } from '../support/abilities.js';
import { goodToken } from '../support/tokens.js';
import '../support/unhandled.js';
import { until } from '../support/until.js';

/** The element, whose code comes when it is let through. */
class LateCall extends BreezeBuddyCall {
  readonly gate = Promise.withResolvers<void>();
  hasCode = false;
  failsToCome = false;

  protected override async loadRuntime(): Promise<CallRuntime> {
    await this.gate.promise;
    if (this.failsToCome) throw new TypeError('Failed to fetch');
    const code = await super.loadRuntime();
    this.hasCode = true;
    return code;
  }
}
customElements.define('late-call', LateCall);

interface Asked {
  url: string;
  body: Record<string, unknown>;
  signal: AbortSignal | null | undefined;
  authorization: string;
}

const { fetch } = window;
let asked: Asked[];
let answers: (() => Response | Promise<Response>)[];
let element: LateCall;
let events: string[];

const json = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status });

/** The requests of the API for a lead. */
const leads = (): Asked[] => asked.filter(({ url }) => url.endsWith('/leads'));

beforeEach(() => {
  asked = [];
  answers = [];
  events = [];
  window.fetch = async (url, init) => {
    const { Authorization: authorization = '' } = init?.headers as Record<string, string>;
    const body = JSON.parse(init?.body as string) as Record<string, unknown>;
    asked.push({ url: url as string, body, signal: init?.signal, authorization });
    return answers.shift()?.() ?? json(500, { detail: 'no answer' });
  };
  element = new LateCall();
  Object.assign(element, {
    token: goodToken(),
    templateId: 'template-1',
    baseUrl: 'https://api.example/',
  });
  for (const name of ['before-start', 'state-change', 'error', 'disconnected']) {
    element.addEventListener(`buddy-${name}`, (event) => {
      const { status } = (event as CustomEvent<{ status?: string } | null>).detail ?? {};
      events.push(status ?? name);
    });
  }
  document.body.append(element);
});

afterEach(async () => {
  element.gate.resolve();
  await element.end();
  element.remove();
  window.fetch = fetch;
});

/** Starts another call where this status is heard of first. */
function startAt(status: ConnectionStatus): void {
  const again = ({ detail }: CustomEvent<{ status: ConnectionStatus }>): void => {
    if (detail.status !== status) return;
    element.removeEventListener('buddy-state-change', again);
    element.start().catch(() => {});
  };
  element.addEventListener('buddy-state-change', again);
}

describe('the head start of a call', () => {
  needs('calls');

  it('asks for the lead at once, in the words of the SDK, which does not ask again', async () => {
    answers = [
      () => json(201, { lead_call_tracker_id: 'lead-1', order_id: 'o', status: '', message: '' }),
    ];
    Object.assign(element, { payload: '{"name":"Asha"}', mode: 'test', requestId: 'mine' });
    const failed = element.start().catch((error: unknown) => error);
    expect(element.status).to.equal('connecting');
    expect(leads()).to.have.length(1);
    expect(leads()[0]).to.deep.include({
      url: 'https://api.example/agent/voice/breeze-buddy/leads',
      authorization: `Bearer ${element.token ?? ''}`,
      body: {
        request_id: 'mine',
        template_id: 'template-1',
        payload: { name: 'Asha' },
        reseller_id: 'reseller-1',
        merchant_id: 'merchant-1',
        execution_mode: 'DAILY_TEST',
      },
    });
    element.gate.resolve();
    // The SDK goes on with that lead.
    await until('the way to the room', () => asked.length > 1);
    expect(asked[1]?.url).to.equal('https://api.example/agent/voice/breeze-buddy/connect');
    expect(asked[1]?.body).to.deep.equal({ lead_id: 'lead-1' });
    await failed;
    expect(leads()).to.have.length(1);
    expect(events).to.deep.equal(['before-start', 'connecting', 'error', 'error']);
  });

  for (const end of [false, true]) {
    it(`waits, with all else, in a page that the browser opens ahead${end ? ', or for the end' : ''}`, async () => {
      Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
      const failed = element.start().catch((error: unknown) => error);
      element.gate.resolve();
      await until('the code', () => element.hasCode);
      await nextFrame();
      expect([asked, element.status]).to.deep.equal([[], 'connecting']);
      Reflect.deleteProperty(document, 'prerendering');
      if (end) await element.end();
      document.dispatchEvent(new Event('prerenderingchange'));
      if (!end) await until('the lead', () => leads().length);
      await failed;
      expect(leads()).to.have.length(end ? 0 : 1);
    });
  }

  it('fails the call where it throws, so that none connects for ever, and the next call asks anew', async () => {
    const { canParse } = URL;
    // As in a browser that is too old.
    Object.assign(URL, { canParse: undefined });
    let error: unknown;
    try {
      error = await element.start().catch((error: unknown) => error);
    } finally {
      Object.assign(URL, { canParse });
    }
    expect(error).to.be.instanceOf(NetworkError);
    expect((error as NetworkError).cause)
      .to.be.instanceOf(TypeError)
      .with.property('message')
      .that.includes('canParse');
    expect([asked, element.status]).to.deep.equal([[], 'error']);
    expect(events).to.deep.equal(['before-start', 'connecting', 'error', 'error']);
    const again = element.start().catch((error: unknown) => error);
    expect(leads()).to.have.length(1);
    element.gate.resolve();
    expect(await again).to.include({ name: 'APIError', statusCode: 500 });
  });

  it('is asked for in a page with a form that is called as what browsers know of permissions', async () => {
    const form = document.createElement('form');
    form.name = 'featurePolicy';
    document.body.append(form);
    try {
      const failed = element.start().catch((error: unknown) => error);
      element.gate.resolve();
      await until('the way to the room', () => asked.length > 0);
      // The SDK's answer, after it has looked at the page.
      expect(await failed).to.include({ name: 'APIError', statusCode: 500 });
      expect(leads()).to.have.length(1);
    } finally {
      form.remove();
    }
  });

  it('asks for what the page has made of it, and for nothing that is changed later', async () => {
    let detail: BeforeStartDetail | undefined;
    element.addEventListener('buddy-before-start', (event) => {
      detail = event.detail;
      detail.payload = { from: 'page' };
      detail.merchantId = 'another';
    });
    const failed = element.start().catch((error: unknown) => error);
    if (detail) detail.payload = { too: 'late' };
    expect(leads()[0]?.body).to.deep.include({ payload: { from: 'page' }, merchant_id: 'another' });
    element.gate.resolve();
    await failed;
    expect(leads()).to.have.length(1);
  });

  it('tells of a failure as the SDK does, once', async () => {
    answers = [() => json(401, { detail: 'Token revoked' })];
    const failed = element.start().catch((error: unknown) => error);
    await aTimeout(0);
    expect(events).to.deep.equal(['before-start', 'connecting']);
    element.gate.resolve();
    expect(await failed).to.include({ name: 'AuthenticationError', statusCode: 401 });
    expect(leads()).to.have.length(1);
    expect(events).to.deep.equal(['before-start', 'connecting', 'error', 'error']);
  });

  for (const [what, broken] of [
    ['throws', () => JSON.parse('no JSON') as never],
    ['answers with nothing', () => undefined as never],
  ] as const) {
    it(`tells of a failure as the SDK does where the page's own fetch() ${what}`, async () => {
      window.fetch = broken;
      const failed = element.start().catch((error: unknown) => error);
      element.gate.resolve();
      expect(await failed).to.include({ name: 'NetworkError' });
      expect(events).to.deep.equal(['before-start', 'connecting', 'error', 'error']);
    });
  }

  it('asks anew when it is tried again', async () => {
    answers = [() => Promise.reject(new TypeError('Failed to fetch'))];
    element.gate.resolve();
    expect(await element.start().catch((error: unknown) => error)).to.include({
      name: 'NetworkError',
    });
    expect(leads()).to.have.length(1);
    expect(await element.start().catch((error: unknown) => error)).to.include({ name: 'APIError' });
    expect(leads()).to.have.length(2);
  });

  it('is taken back when the call is ended before the code is there, which is told at once', async () => {
    answers = [() => new Promise(() => {})];
    const failed = element.start().catch((error: unknown) => error);
    await element.end();
    expect(await failed).to.have.deep.property('details', { reason: 'aborted' });
    expect(leads()[0]?.signal?.aborted).to.equal(true);
    expect(element.status).to.equal('disconnected');
    const told = ['before-start', 'connecting', 'disconnecting', 'disconnected', 'disconnected'];
    expect(events).to.deep.equal(told);
    // The code that comes after it changes nothing.
    element.gate.resolve();
    await until('the code', () => element.hasCode);
    expect(element.status).to.equal('disconnected');
    expect(events).to.deep.equal(told);
    expect(leads()).to.have.length(1);
  });

  it('is taken back when the code does not come', async () => {
    answers = [() => new Promise(() => {})];
    element.failsToCome = true;
    const failed = element.start().catch((error: unknown) => error);
    element.gate.resolve();
    expect(await failed).to.include({ name: 'NetworkError' });
    await until('the end of the request', () => leads()[0]?.signal?.aborted);
  });

  for (const [what, isRestThere] of [
    ['the code', false],
    ['what makes calls', true],
  ] as const) {
    it(`is taken back when ${what} has not come in 30 s; the next call finds it, also from within the event`, async () => {
      startAt('error');
      const { setTimeout } = window;
      const limits: (() => void)[] = [];
      window.setTimeout = ((handler: () => void, ms?: number) => {
        if (ms === 30_000) limits.push(handler);
        return setTimeout(handler, ms);
      }) as typeof setTimeout;
      answers = [() => new Promise(() => {})];
      const failed = element.start().catch((error: unknown) => error);
      window.setTimeout = setTimeout;
      if (isRestThere) {
        await import('../../src/element/in-call.js');
        await aTimeout(0);
      }
      for (const late of limits) late();
      expect(await failed).to.include({ name: 'NetworkError' });
      const told = ['before-start', 'connecting', 'error', 'error', 'before-start', 'connecting'];
      await until('the next call', () => events.length >= told.length);
      expect(events).to.deep.equal(told);
      await until('the end of the request', () => leads()[0]?.signal?.aborted);
      element.gate.resolve();
      expect(await element.start().catch((error: unknown) => error)).to.include({
        name: 'APIError',
      });
    });
  }

  for (const told of ['disconnecting', 'disconnected'] as const) {
    it(`begins another call when the end of the first one is told, of which ${told} is heard`, async () => {
      startAt(told);
      element.start().catch(() => {});
      await element.end();
      expect(element.status).to.equal('connecting');
      expect(events).to.deep.equal([
        ...['before-start', 'connecting', 'disconnecting', 'disconnected', 'disconnected'],
        ...['before-start', 'connecting'],
      ]);
      expect(leads().map(({ signal }) => signal?.aborted)).to.deep.equal([true, false]);
    });
  }
});

describe('no head start', () => {
  for (const [what, change] of [
    ['the page is asked for the token', { tokenProvider: () => goodToken() }],
    ['a room is joined directly', { roomUrl: 'https://x.daily.co/r', roomToken: 't' }],
    ['there is no token', { token: '' }],
    ['the token has expired', { token: goodToken({ exp: 1 }) }],
    ['the template is missing', { templateId: '' }],
    ['the payload is no JSON', { payload: '{' }],
    ['the payload is a list', { payload: '[]' }],
    ['the mode is unknown', { mode: 'fast' }],
    ['the API is nowhere', { baseUrl: 'nowhere' }],
    ['the API’s address has a query', { baseUrl: 'https://api.example/?key=1' }],
  ] as const) {
    it(`is not given where ${what}`, async () => {
      Object.assign(element, change);
      element.start().catch(() => {});
      expect(asked).to.deep.equal([]);
      expect(element.status, 'what is wrong is the SDK’s to find out').to.equal('connecting');
      await element.end();
      expect(element.status).to.equal('disconnected');
    });
  }

  it('is not given where the page does not want the call, or ends it in the same breath', async () => {
    element.addEventListener('buddy-before-start', (event) => event.preventDefault(), {
      once: true,
    });
    const failed = element.start().catch((error: unknown) => error);
    expect(await failed).to.have.deep.property('details', { reason: 'aborted' });
    expect(element.status).to.equal('idle');
    element.addEventListener('buddy-before-start', () => void element.end(), { once: true });
    element.start().catch(() => {});
    expect(element.status).to.equal('idle');
    element.addEventListener('buddy-state-change', () => void element.end(), { once: true });
    element.start().catch(() => {});
    expect(element.status).to.equal('disconnected');
    expect(asked).to.deep.equal([]);
  });
});
