import { expect } from '@open-wc/testing';
import * as sdk from '../../src/sdk/index.js';
import { BuddyClient, joinRoom, openRoom } from '../../src/sdk/index.js';
import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  type BuddyError,
} from '../../src/sdk/errors.js';
import type { ClientOptions, StartSessionOptions } from '../../src/sdk/types.js';
import { needs } from '../support/abilities.js';
import { FakeCalls } from '../support/fake-call.js';
import { settled } from '../support/manual-clock.js';
import { until } from '../support/until.js';
import { goodToken } from '../support/tokens.js';

const TEMPLATE = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const LEAD = {
  status: 'queued',
  lead_call_tracker_id: 'lead-1',
  order_id: 'order-1',
  message: 'Lead queued',
};
const ROOM = {
  room_url: 'https://rooms.example/r',
  token: 'room-token',
  session_id: 's',
  lead_id: 'lead-1',
};

/** The API's slice: what it was asked, and an answer for each path. */
function api(answers: Record<string, () => Response> = {}) {
  const requests: { url: string; body: Record<string, unknown>; authorization: string }[] = [];
  const calls = new FakeCalls();
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = input as string;
    requests.push({
      url,
      body: JSON.parse(init?.body as string) as Record<string, unknown>,
      authorization: new Headers(init?.headers).get('authorization') ?? '',
    });
    const path = url.slice(url.lastIndexOf('/') + 1);
    const standard = path === 'leads' ? Response.json(LEAD, { status: 201 }) : Response.json(ROOM);
    return Promise.resolve(answers[path]?.() ?? standard);
  };
  const client = (options: Partial<ClientOptions> = {}): BuddyClient =>
    new BuddyClient({ auth: { token: goodToken() }, ...options }, { fetch, loadCall: calls.load });
  return { requests, calls, client };
}

async function failure(promise: Promise<unknown>): Promise<BuddyError> {
  return promise.then(
    () => expect.fail('It did not fail.'),
    (error: unknown) => error as BuddyError,
  );
}

describe('the SDK', () => {
  it('exports what its contract names, and what lets a session be watched while it connects', () => {
    expect(Object.keys(sdk).sort()).to.deep.equal([
      'APIError',
      'AuthenticationError',
      'BuddyClient',
      'BuddyError',
      'InvalidRequestError',
      'NetworkError',
      'SessionError',
      'TimeoutError',
      'joinRoom',
      'openRoom',
    ]);
  });
});

describe('BuddyClient.createLead()', () => {
  it('posts the lead and answers with its id', async () => {
    const { client, requests } = api();
    const lead = await client().createLead({
      templateId: TEMPLATE,
      payload: { customer_name: 'John' },
      executionMode: 'test',
      requestId: 'request-1',
    });
    expect(lead).to.deep.equal({
      leadId: 'lead-1',
      requestId: 'order-1',
      status: 'queued',
      message: 'Lead queued',
    });
    expect(requests).to.have.length(1);
    expect(requests[0]?.url).to.equal(
      'https://clairvoyance.breezelabs.app/agent/voice/breeze-buddy/leads',
    );
    expect(requests[0]?.authorization).to.match(/^Bearer ey/);
    expect(requests[0]?.body).to.deep.equal({
      request_id: 'request-1',
      template_id: TEMPLATE,
      payload: { customer_name: 'John' },
      reseller_id: 'reseller-1',
      merchant_id: 'merchant-1',
      execution_mode: 'DAILY_TEST',
    });
  });

  it('makes up a request id, a new one each time, and an empty payload', async () => {
    const { client, requests } = api();
    await client().createLead({ templateId: TEMPLATE });
    await client().createLead({ templateId: TEMPLATE });
    const ids = requests.map(({ body }) => body['request_id']);
    expect(new Set(ids).size).to.equal(2);
    expect(requests[0]?.body['payload']).to.deep.equal({});
  });

  for (const [mode, wire] of [
    [undefined, 'DAILY'],
    ['production', 'DAILY'],
    ['test', 'DAILY_TEST'],
    ['stream', 'DAILY_STREAM'],
  ] as const) {
    it(`maps the mode ${mode ?? '(none)'} to ${wire}`, async () => {
      const { client, requests } = api();
      await client().createLead({ templateId: TEMPLATE, ...(mode ? { executionMode: mode } : {}) });
      expect(requests[0]?.body['execution_mode']).to.equal(wire);
    });
  }

  it('uses the ids and the base URL it was given, with or without a slash at the end', async () => {
    const { client, requests } = api();
    const options = { resellerId: 'r', merchantId: 'm' };
    await client({ ...options, baseUrl: 'https://other.example/' }).createLead({
      templateId: TEMPLATE,
    });
    await client({ ...options, baseUrl: 'https://other.example/v1' }).createLead({
      templateId: TEMPLATE,
    });
    await client({ ...options, baseUrl: ' https://other.example/ \n' }).createLead({
      templateId: TEMPLATE,
    });
    // fetch() itself passes over the white space before an address.
    expect(requests.map(({ url }) => url.trimStart())).to.deep.equal([
      'https://other.example/agent/voice/breeze-buddy/leads',
      'https://other.example/v1/agent/voice/breeze-buddy/leads',
      'https://other.example/agent/voice/breeze-buddy/leads',
    ]);
    expect(requests[0]?.body).to.include({ reseller_id: 'r', merchant_id: 'm' });
  });

  it('takes a path for one of its own host, as a page has that passes the API on', async () => {
    const { client, requests } = api();
    for (const baseUrl of ['/', '/api', ' /api/']) {
      await client({ baseUrl }).createLead({ templateId: TEMPLATE });
    }
    expect(requests.map(({ url }) => url)).to.deep.equal([
      `${origin}/agent/voice/breeze-buddy/leads`,
      `${origin}/api/agent/voice/breeze-buddy/leads`,
      `${origin}/api/agent/voice/breeze-buddy/leads`,
    ]);
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  for (const [what, field, options] of [
    ['no options', 'templateId', undefined],
    ['no template id', 'templateId', {}],
    ['a blank template id', 'templateId', { templateId: ' ' }],
    ['a payload that is a list', 'payload', { templateId: TEMPLATE, payload: [] }],
    ['a payload that is text', 'payload', { templateId: TEMPLATE, payload: '{}' }],
    ['a payload that is null', 'payload', { templateId: TEMPLATE, payload: null }],
    ['a payload that can not be JSON', 'payload', { templateId: TEMPLATE, payload: circular }],
    ['an unknown mode', 'executionMode', { templateId: TEMPLATE, executionMode: 'DAILY' }],
    [
      "a mode that is an object's method",
      'executionMode',
      { templateId: TEMPLATE, executionMode: 'toString' },
    ],
  ] as const) {
    it(`rejects ${what} as wrong use, before anything is sent`, async () => {
      const { client, requests } = api();
      const error = await failure(client().createLead(options as StartSessionOptions));
      expect(error).to.be.instanceOf(InvalidRequestError);
      expect(error.details).to.deep.equal({ field });
      expect(error.message).to.match(/^(templateId|payload) .+\.$|^Unknown execution mode/);
      expect(requests).to.deep.equal([]);
    });
  }

  it('rejects a base URL that is not http(s), or holds a password, which fetch() would refuse and name, or ends in a query', async () => {
    const { client, requests } = api();
    for (const baseUrl of [
      'ftp://x.example',
      'nonsense',
      '//x.example',
      'javascript:alert(1)',
      'https://name:secret@x.example',
      String.raw`https:\\:secret@x.example`,
      'https://x.example/v1?key=secret',
      'https://x.example#secret',
      '/api?',
    ]) {
      const error = await failure(client({ baseUrl }).createLead({ templateId: TEMPLATE }));
      expect(error).to.be.instanceOf(InvalidRequestError);
      expect(JSON.stringify(error) + error.message).not.to.include('secret');
    }
    expect(requests).to.deep.equal([]);
  });

  it('rejects an expired token before anything is sent', async () => {
    const { client, requests } = api();
    const auth = { token: goodToken({ exp: 1 }) };
    const error = await failure(client({ auth }).createLead({ templateId: TEMPLATE }));
    expect(error).to.be.instanceOf(AuthenticationError);
    expect(requests).to.deep.equal([]);
  });

  it("has the server's words without the token, and no longer than a log can bear", async () => {
    const token = goodToken();
    const words = `Bearer ${token} ${'x'.repeat(600)}`;
    const body = { ...LEAD, status: words, message: words };
    const { client } = api({ leads: () => Response.json(body, { status: 201 }) });
    const { status, message } = await client({ auth: { token } }).createLead({
      templateId: TEMPLATE,
    });
    for (const text of [status, message]) {
      expect(text).to.match(/^Bearer \[token\] x+…$/);
      expect(text).to.have.length(500);
    }
  });

  it('rejects an answer without a lead id', async () => {
    for (const id of [undefined, ' ', 7]) {
      const body = { ...LEAD, lead_call_tracker_id: id };
      const { client } = api({ leads: () => Response.json(body, { status: 201 }) });
      const error = await failure(client().createLead({ templateId: TEMPLATE }));
      expect(error).to.be.instanceOf(APIError);
      expect(error.statusCode).to.equal(201);
    }
  });
});

describe('BuddyClient.startSession()', () => {
  needs('calls');

  it('creates the lead, connects it, joins its room, and resolves when the assistant is ready', async () => {
    const { client, requests, calls } = api({
      connect: () => Response.json({ room_url: ` ${ROOM.room_url}\n`, token: ` ${ROOM.token}\n` }),
    });
    const events: string[] = [];
    const starting = client({ daily: { proxyUrl: 'https://proxy.example' } }).startSession({
      templateId: TEMPLATE,
      on: { '*': (event) => events.push(event) },
    });
    await settled();
    expect(calls.last.config).to.deep.include({
      micEnabled: true,
      daily: { proxyUrl: 'https://proxy.example' },
    });
    calls.last.microphone.resolve();
    await until('the room is joined', () => calls.last.log.length > 1);
    expect(requests.map(({ url }) => url.split('/').at(-1))).to.deep.equal(['leads', 'connect']);
    expect(requests[1]?.body).to.deep.equal({ lead_id: 'lead-1' });
    expect(calls.last.log.at(-1)).to.equal('join https://rooms.example/r room-token');
    calls.last.joined.resolve();
    await settled();
    const [track] = document.createElement('canvas').captureStream().getTracks();
    Object.defineProperty(track, 'kind', { value: 'audio' });
    calls.last.events.trackStarted(track as MediaStreamTrack, false);
    calls.last.events.ready();
    calls.last.says('bot-ready', {});
    const session = await starting;
    expect(session.getState().status).to.equal('connected');
    expect(events).to.include.members(['connected', 'assistant-ready']);
    await session.close();
  });

  it('rejects with the API error, with one error event and the status error', async () => {
    const { client, requests } = api({
      leads: () => Response.json({ detail: 'Template not found' }, { status: 404 }),
    });
    const events: unknown[] = [];
    const session = client().openSession({
      templateId: TEMPLATE,
      on: { '*': (event, ...args) => events.push([event, ...args]) },
    });
    const error = await failure(session.ready);
    expect(error).to.be.instanceOf(APIError);
    expect(events).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'error'],
      ['error', 'Template not found'],
    ]);
    expect(requests).to.have.length(1);
  });

  for (const [what, room] of [
    ['is not http(s)', { ...ROOM, room_url: 'javascript:alert(1)' }],
    ['is missing', { token: 't' }],
    ['has no token', { room_url: ROOM.room_url }],
  ] as const) {
    it(`rejects a room that ${what}`, async () => {
      const { client } = api({ connect: () => Response.json(room) });
      const error = await failure(client().startSession({ templateId: TEMPLATE }));
      expect(error).to.be.instanceOf(APIError);
    });
  }

  it('rejects wrong use without a call, a request, or an exception on the spot', async () => {
    const { client, requests, calls } = api();
    const error = await failure(client().startSession({} as StartSessionOptions));
    expect(error).to.be.instanceOf(InvalidRequestError);
    for (const options of [{}, undefined, null]) {
      const nothing = new BuddyClient(options as ClientOptions);
      expect(await failure(nothing.startSession({ templateId: TEMPLATE }))).to.be.instanceOf(
        InvalidRequestError,
      );
    }
    expect([requests.length, calls.made.length]).to.deep.equal([0, 0]);
  });

  it('asks with one token, although the options get a fresh one meanwhile, which the next call uses', async () => {
    const auth = { token: goodToken() };
    const fresh = goodToken({ sub: 'fresh' });
    const { client, requests } = api({
      leads: () => {
        auth.token = fresh;
        return Response.json(LEAD, { status: 201 });
      },
      connect: () => Response.json({ detail: `Not ${auth.token}` }, { status: 400 }),
    });
    const before = auth.token;
    const buddy = client({ auth });
    await failure(buddy.startSession({ templateId: TEMPLATE }));
    await failure(buddy.startSession({ templateId: TEMPLATE }));
    expect(requests.map(({ authorization }) => authorization)).to.deep.equal(
      [before, before, fresh, fresh].map((token) => `Bearer ${token}`),
    );
  });
});

describe('BuddyClient.openSession()', () => {
  needs('calls');

  it('has the token in no event, although the room echoes it', async () => {
    const auth = { token: goodToken() };
    const { client, calls } = api();
    const told: unknown[] = [];
    const session = client({ auth }).openSession({
      templateId: TEMPLATE,
      on: { '*': (...event) => told.push(event) },
    });
    await until('a call', () => calls.made.length > 0);
    calls.last.microphone.resolve();
    await until('a room', () => calls.last.log.length > 1);
    calls.last.joined.resolve();
    await settled();
    calls.last.server('pipeline-error', { processor: 'tts', error: `no ${auth.token}` });
    expect(JSON.stringify(told)).to.include('no [token]').and.not.include(auth.token);
    const texts = { text: `So: ${auth.token}` };
    calls.last.says('metrics', { ttfb: [texts] });
    calls.last.says('user-transcription', { ...texts, final: true, timestamp: '1', user_id: 'u' });
    calls.last.says('bot-tts-text', texts);
    const function_name = auth.token;
    calls.last.says('llm-function-call-in-progress', { tool_call_id: '1', function_name });
    const names = told.map((event) => (event as unknown[])[0]);
    expect(names).to.include.members(['metrics', 'tts-chunk', 'transcript']);
    expect(session.getState().transcripts[0]).to.include({ text: 'So: [token]' });
    expect(JSON.stringify([told, session.getState()])).to.not.include(auth.token);
    await session.close();
  });
});

describe('joinRoom()', () => {
  needs('calls');

  it('joins with the room and the token it was given, with no request', async () => {
    const calls = new FakeCalls();
    const steps: string[] = [];
    const session = openRoom(
      {
        roomUrl: ' https://rooms.example/x',
        token: 'tok\n',
        observer: { progress: (step) => steps.push(step) },
      },
      { loadCall: calls.load },
    );
    await settled();
    calls.last.microphone.resolve();
    await settled();
    expect(calls.last.log.at(-1)).to.equal('join https://rooms.example/x tok');
    expect(steps).to.deep.equal(['microphone']);
    await session.close();
  });

  for (const options of [
    undefined,
    {},
    { roomUrl: 'https://rooms.example/x' },
    { roomUrl: 'https://rooms.example/x', token: '' },
    { roomUrl: 'not a url', token: 't' },
    { roomUrl: 'ftp://rooms.example/x', token: 't' },
    { roomUrl: 7, token: 't' },
    { roomUrl: 'https://rooms.example/x', token: ' ' },
    { roomUrl: 'https://rooms.example/x', token: 7 },
    { roomUrl: 'https://rooms.example/x', token: 't', signal: 5 },
    { roomUrl: 'https://rooms.example/x', token: 't', microphone: 5 },
    { roomUrl: 'https://rooms.example/x', token: 't', daily: { bundlePathOverride: 5 } },
    { roomUrl: 'https://rooms.example/x', token: 't', daily: { proxyUrl: {} } },
  ]) {
    it(`rejects ${JSON.stringify(options) ?? 'nothing'} as wrong use`, async () => {
      const error = await failure(joinRoom(options as never));
      expect(error).to.be.instanceOf(InvalidRequestError);
    });
  }
});
