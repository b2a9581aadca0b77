import { expect } from '@open-wc/testing';
import { API_LIMIT_MS, postJson } from '../../src/sdk/api/http.js';
import {
  APIError,
  AuthenticationError,
  NetworkError,
  SessionError,
  TimeoutError,
  type BuddyError,
} from '../../src/sdk/errors.js';
import { ManualClock, settled } from '../support/manual-clock.js';

const URL = 'https://api.example/leads';
const TOKEN = 'secret-token';

/** The transport's slice only: one answer for one request. */
function answering(respond: (init: RequestInit) => Promise<Response> | Response): {
  fetch: typeof fetch;
  requests: [string, RequestInit][];
} {
  const requests: [string, RequestInit][] = [];
  return {
    requests,
    fetch: async (input, init = {}) => {
      requests.push([input as string, init]);
      return respond(init);
    },
  };
}

async function failure(promise: Promise<unknown>): Promise<BuddyError> {
  try {
    await promise;
  } catch (error) {
    return error as BuddyError;
  }
  throw new Error('It did not fail.');
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

describe('postJson', () => {
  it('sends JSON with the bearer token, no cookie, and answers with the body', async () => {
    const { fetch, requests } = answering(() => json(201, { a: 1 }));
    const answer = await postJson(URL, { b: 2 }, { token: TOKEN, fetch });
    expect(answer).to.deep.equal({ status: 201, body: { a: 1 } });
    const [[url, init]] = requests as [[string, RequestInit]];
    expect(url).to.equal(URL);
    expect(init).to.include({ method: 'POST', body: '{"b":2}', credentials: 'omit' });
    expect(init.headers).to.deep.equal({
      'Content-Type': 'application/json',
      Authorization: `Bearer ${TOKEN}`,
    });
  });

  for (const status of [401, 403]) {
    it(`makes an AuthenticationError of ${status}`, async () => {
      const { fetch } = answering(() => json(status, { detail: 'Token has expired' }));
      const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
      expect(error).to.be.instanceOf(AuthenticationError);
      expect([error.statusCode, error.message]).to.deep.equal([status, 'Token has expired']);
    });
  }

  for (const status of [400, 404, 409, 422, 429, 500, 502, 503]) {
    it(`makes an APIError of ${status}`, async () => {
      const { fetch } = answering(() => json(status, { detail: 'no' }));
      const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
      expect(error).to.be.instanceOf(APIError);
      expect([error.statusCode, error.message]).to.deep.equal([status, 'no']);
    });
  }

  it("reads FastAPI's list of what is wrong where", async () => {
    const detail = [
      { loc: ['body', 'template_id'], msg: 'field required', type: 'missing' },
      { msg: 'also this' },
      null,
      { loc: 3 },
      // What can not be written as text, or only by a stack that overflows.
      { loc: ['body', { toString: 1, valueOf: 1 }, nested(2_000), 2], msg: 'odd' },
    ];
    const { fetch } = answering(() => json(422, { detail }));
    const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
    expect(error.message).to.equal('body.template_id: field required; also this; body.2: odd');
    expect(error.statusCode).to.equal(422);
  });

  it('hands on how long to wait', async () => {
    const { fetch } = answering(() => json(429, {}, { 'retry-after': '7' }));
    const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
    expect(error.details).to.deep.equal({ retryAfter: 7 });
    expect(error.message).to.equal('The API answered with status 429.');
  });

  it('understands a date to wait for, and nothing that is neither', async () => {
    const wait = async (header: string) => {
      const { fetch } = answering(() => json(429, {}, { 'retry-after': header }));
      const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
      return error.details?.['retryAfter'];
    };
    expect(await wait(new Date(Date.now() + 60_000).toUTCString())).to.be.within(58, 60);
    expect(await wait('Wed, 21 Oct 2015 07:28:00 GMT')).to.equal(0);
    for (const junk of ['-5', 'soon', '', '1e9', 'never GMT', '9'.repeat(400)]) {
      expect(await wait(junk), junk).to.equal(undefined);
    }
  });

  for (const [what, body] of [
    ['HTML', '<html>Bad gateway</html>'],
    ['nothing', ''],
    ['a JSON list', '[]'],
    ['a JSON string', '"x"'],
    ['null', 'null'],
  ] as const) {
    it(`makes an APIError with the status of ${what}, with success or without`, async () => {
      for (const status of [200, 502]) {
        const { fetch } = answering(() => new Response(body, { status }));
        const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
        expect(error).to.be.instanceOf(APIError);
        expect(error.statusCode).to.equal(status);
      }
    });
  }

  it('makes a NetworkError of a request that got no answer, and does not repeat it', async () => {
    const { fetch, requests } = answering(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
    expect(error).to.be.instanceOf(NetworkError);
    expect(error.details?.['path']).to.equal(new globalThis.URL(URL).pathname);
    expect(error.details?.['reason']).to.equal('TypeError: Failed to fetch');
    expect(requests).to.have.length(1);
  });

  it('makes a NetworkError of an answer that breaks off', async () => {
    const body = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
    const { fetch } = answering(() => new Response(body));
    expect(await failure(postJson(URL, {}, { token: TOKEN, fetch }))).to.be.instanceOf(
      NetworkError,
    );
  });

  for (const [status, errorClass] of [
    [401, AuthenticationError],
    [503, APIError],
  ] as const) {
    it(`knows a refusal whose words break off, or never end, by its status (${status})`, async () => {
      const reset = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
      const { fetch } = answering(() => new Response(reset, { status }));
      const broken = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
      expect(broken).to.be.instanceOf(errorClass).with.property('statusCode', status);

      const clock = new ManualClock();
      const endless = answering(({ signal }) => {
        const body = new ReadableStream({
          start: (stream) => signal?.addEventListener('abort', () => stream.error(signal.reason)),
        });
        return new Response(body, { status });
      });
      const waiting = failure(postJson(URL, {}, { token: TOKEN, fetch: endless.fetch, clock }));
      await clock.advance(API_LIMIT_MS);
      const late = await waiting;
      expect(late).to.be.instanceOf(errorClass).with.property('statusCode', status);
      expect(clock.pending).to.equal(0);
    });
  }

  it('cuts a long sentence of the server’s, never through a character', async () => {
    const { fetch } = answering(() => json(400, { detail: `${'a'.repeat(499)}😀 and more` }));
    const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
    expect(error.message).to.equal(`${'a'.repeat(499)}…`);
  });

  it('gives up after 30 seconds and aborts the request', async () => {
    const clock = new ManualClock();
    const { fetch, requests } = answering(
      ({ signal }) =>
        new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    const failing = failure(postJson(URL, {}, { token: TOKEN, fetch, clock }));
    await clock.advance(API_LIMIT_MS - 1);
    expect(requests[0]?.[1].signal?.aborted).to.equal(false);
    await clock.advance(1);
    const error = await failing;
    expect(error).to.be.instanceOf(TimeoutError);
    expect(error.message).to.equal('The API did not answer within 30 seconds.');
    expect(requests[0]?.[1].signal?.aborted).to.equal(true);
  });

  it('ends with a SessionError when it is aborted, at once or later, and keeps no timer', async () => {
    for (const early of [true, false]) {
      const clock = new ManualClock();
      const controller = new AbortController();
      const { signal } = controller;
      if (early) controller.abort();
      const { fetch, requests } = answering(
        ({ signal: inner }) =>
          new Promise((_, reject) => {
            // As pages write it: of what was aborted before nothing is heard.
            inner?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          }),
      );
      const failing = failure(postJson(URL, {}, { token: TOKEN, fetch, clock, signal }));
      await settled();
      controller.abort();
      expect(await failing).to.be.instanceOf(SessionError);
      expect(requests).to.have.length(early ? 0 : 1);
      expect(clock.pending).to.equal(0);
    }
  });

  it('has the token in no error, even when the server or the browser echoes it', async () => {
    const echoes: (() => Promise<Response> | Response)[] = [
      () => json(401, { detail: `bad token ${TOKEN}` }),
      () => json(422, { detail: [{ loc: [TOKEN], msg: TOKEN }] }),
      () => new Response(TOKEN, { headers: { 'content-type': TOKEN } }),
      () => Promise.reject(new TypeError(`failed with ${TOKEN}`)),
    ];
    for (const echo of echoes) {
      const { fetch } = answering(echo);
      const error = await failure(postJson(URL, {}, { token: TOKEN, fetch }));
      const all = [error.message, error.stack, JSON.stringify(error.details), String(error.cause)];
      expect(all.join()).not.to.include(TOKEN);
    }
  });

  it('sends a token without the white space around it, and has it in no error either', async () => {
    for (const token of [`\n  ${TOKEN}\n`, ` ${TOKEN} `]) {
      const { fetch, requests } = answering(() => json(400, { detail: `not ${TOKEN}` }));
      const error = await failure(postJson(URL, {}, { token, fetch }));
      const headers = new Headers(requests[0]?.[1].headers);
      expect(headers.get('authorization')).to.equal(`Bearer ${TOKEN}`);
      expect(error.message).to.equal('not [token]');
    }
  });
});

/** A list in a list in a list. */
function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}
