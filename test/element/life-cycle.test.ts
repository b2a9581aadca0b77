import { expect, nextFrame } from '@open-wc/testing';
import {
  APIError,
  AuthenticationError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
} from '../../src/sdk/errors.js';
import { goodToken } from '../support/tokens.js';
import { holdTimers } from '../support/hold-timers.js';
import { until } from '../support/until.js';
import { listen, mount, namesOf, rejection, token } from './support/call-element.js';

const statuses = (events: CustomEvent<unknown>[]) =>
  events.map(({ detail }) => (detail as { status: string }).status);

/** An object that cannot be read. */
const unreadable = {
  get name(): string {
    throw new Error('not now');
  },
};

describe('the life cycle of a call', () => {
  it('goes from idle to disconnected, each status once, and start() gives the session', async () => {
    const element = await mount();
    const changes = listen(element, 'state-change');
    const others = listen(element, 'connected', 'assistant-ready', 'disconnected');
    expect(element.status).to.equal('idle');
    const started = element.start();
    expect([element.status, element.active]).to.deep.equal(['connecting', true]);
    const session = await element.opened();
    await session.answer();
    expect(await started).to.equal(session);
    expect(element.session).to.equal(session);
    await element.end();
    expect(statuses(changes)).to.deep.equal([
      'connecting',
      'connected',
      'disconnecting',
      'disconnected',
    ]);
    expect(namesOf(others)).to.deep.equal([
      'buddy-connected',
      'buddy-assistant-ready',
      'buddy-disconnected',
    ]);
    expect([element.session, element.active]).to.deep.equal([null, false]);
  });

  it('hands the settings to the SDK', async () => {
    const element = await mount(
      `mode="stream" reseller-id="r" merchant-id="m" base-url="https://api.example" request-id="q"
       payload='{"name":"Rahul"}' daily-bundle-path="/daily/" muted`,
    );
    await element.call();
    const { client, start } = element.runtime.session.opened;
    expect(client).to.deep.equal({
      auth: { token },
      resellerId: 'r',
      merchantId: 'm',
      baseUrl: 'https://api.example',
      daily: { bundlePathOverride: '/daily/' },
    });
    expect(start).to.deep.include({
      templateId: 'f47ac10b',
      executionMode: 'stream',
      payload: { name: 'Rahul' },
      requestId: 'q',
      muted: true,
    });
  });

  it('calls in production where the mode is left open', async () => {
    for (const attribute of ['', 'mode=""']) {
      const element = await mount(attribute);
      await element.call();
      expect(element.runtime.session.opened.start?.executionMode).to.equal('production');
      await element.end();
    }
    const element = await mount();
    element.mode = null as unknown as typeof element.mode;
    await element.call();
    expect(element.runtime.session.opened.start?.executionMode).to.equal('production');
  });

  it('joins a room directly, without a token for the API', async () => {
    const element = await mount('room-url="https://x.daily.co/room" room-token="secret"');
    element.token = undefined;
    element.templateId = undefined;
    await element.call();
    const { client, room } = element.runtime.session.opened;
    expect(client).to.equal(undefined);
    expect(room).to.deep.include({ roomUrl: 'https://x.daily.co/room', token: 'secret' });
  });

  it('gives the same promise while connecting and while connected', async () => {
    const element = await mount();
    const first = element.start();
    expect(element.start()).to.equal(first);
    await (await element.opened()).answer();
    expect(element.start()).to.equal(first);
    expect(element.runtime.sessions.length).to.equal(1);
  });

  it('waits for the end of a call that is ending, then starts anew', async () => {
    const element = await mount();
    const session = await element.call();
    let release = () => {};
    session.closing = new Promise((resolve) => (release = resolve));
    void element.end();
    expect(element.status).to.equal('disconnecting');
    const again = element.start();
    expect(element.start()).to.equal(again);
    expect(element.runtime.sessions.length).to.equal(1);
    release();
    const next = await element.opened(2);
    await next.answer();
    expect(await again).to.equal(next);
  });

  it('calls again after an end and after an error', async () => {
    const element = await mount();
    await element.call();
    await element.end();
    const second = await element.call();
    await second.fail(new SessionError('gone', { details: { reason: 'connection-lost' } }));
    const third = await element.call();
    expect([element.status, element.session]).to.deep.equal(['connected', third]);
  });

  it('cancels while connecting: rejects with aborted, and tells of no error', async () => {
    const element = await mount();
    const events = listen(element, 'error', 'state-change', 'disconnected');
    const started = element.start();
    await element.opened();
    await element.end();
    expect(await rejection(started)).to.be.instanceOf(SessionError);
    expect(namesOf(events)).to.deep.equal([
      'buddy-state-change',
      'buddy-state-change',
      'buddy-state-change',
      'buddy-disconnected',
    ]);
    expect(statuses(events.slice(0, 3))).to.deep.equal([
      'connecting',
      'disconnecting',
      'disconnected',
    ]);
  });

  it('cancels while the calling code is still being fetched', async () => {
    const element = await mount();
    let release = () => {};
    element.gate = new Promise((resolve) => (release = resolve));
    const events = listen(element, 'state-change', 'disconnected', 'error');
    const started = element.start();
    await element.end();
    const error = await rejection(started);
    expect(error.details).to.deep.equal({ reason: 'aborted' });
    expect(namesOf(events).at(-1)).to.equal('buddy-disconnected');
    release();
    await nextFrame();
    expect([element.runtime.sessions.length, element.status]).to.deep.equal([0, 'disconnected']);
  });

  it('ignores what a call says after it was replaced', async () => {
    const element = await mount();
    const first = await element.call();
    await element.end();
    await element.call();
    const events = listen(element, 'tts-chunk', 'state-change', 'error');
    first.emit('tts-chunk', 'late');
    first.emit('state-change', 'error');
    first.observer.network?.('interrupted');
    expect([namesOf(events), element.status]).to.deep.equal([[], 'connected']);
  });

  it('follows the assistant when it leaves', async () => {
    const element = await mount();
    const session = await element.call();
    const events = listen(element, 'conversation-end', 'disconnected');
    await session.leave();
    expect(namesOf(events)).to.deep.equal(['buddy-conversation-end', 'buddy-disconnected']);
    expect(events[0]?.detail).to.deep.equal({ reason: 'assistant_disconnected' });
    expect(element.active).to.equal(false);
  });

  describe('a failure', () => {
    it('before connected: one error with the typed error, status error, no disconnected', async () => {
      const element = await mount();
      const events = listen(element, 'error', 'disconnected');
      const started = element.start();
      const failure = new TimeoutError('too slow');
      await (await element.opened()).fail(failure);
      expect(await rejection(started)).to.equal(failure);
      expect(events.map(({ detail }) => detail)).to.deep.equal([
        { message: 'too slow', error: failure },
      ]);
      expect([element.status, element.session]).to.deep.equal(['error', null]);
    });

    it('between connected and ready: the typed error, then disconnected, status stays error', async () => {
      const element = await mount();
      const events = listen(element, 'error', 'disconnected');
      const started = element.start();
      const session = await element.opened();
      session.connect();
      const failure = new TimeoutError('not ready');
      await session.fail(failure);
      expect(await rejection(started)).to.equal(failure);
      expect(namesOf(events)).to.deep.equal(['buddy-error', 'buddy-disconnected']);
      expect(element.status).to.equal('error');
    });

    for (const when of ['before connected', 'between connected and ready']) {
      it(`${when}: rejects when nothing is left of the call`, async () => {
        const element = await mount();
        const order: string[] = [];
        element.addEventListener('buddy-error', () => order.push('error'));
        const started = element.start().catch(() => order.push('rejected'));
        const session = await element.opened();
        if (when.startsWith('between')) session.connect();
        session.closing = nextFrame().then(() => void order.push('left'));
        await session.fail(new TimeoutError('slow'));
        await started;
        expect(order).to.deep.equal(['error', 'left', 'rejected']);
      });
    }

    it('in the call: one error, then disconnected, status stays error', async () => {
      const element = await mount();
      const session = await element.call();
      const events = listen(element, 'error', 'disconnected', 'state-change');
      await session.fail(new SessionError('lost'));
      expect(namesOf(events)).to.deep.equal([
        'buddy-state-change',
        'buddy-error',
        'buddy-disconnected',
      ]);
      expect(element.status).to.equal('error');
      expect(events[1]?.detail).to.have.property('message', 'lost');
    });

    it('is told at once where the session says which error it is', async () => {
      const element = await mount();
      void element.start();
      const session = await element.opened();
      const failure = new TimeoutError('slow');
      const events = listen(element, 'error');
      void session.fail(failure);
      expect(events[0]?.detail).to.deep.equal({ message: 'slow', error: failure });
      element.tokenProvider = () => 'again';
      const started = element.start();
      const second = await element.opened(2);
      void second.fail(new AuthenticationError('expired'));
      expect(element.status).to.equal('connecting');
      await (await element.opened(3)).answer();
      await started;
      expect(events.length).to.equal(1);
    });

    it('can be answered with a new start from its own event', async () => {
      const element = await mount();
      element.addEventListener('buddy-error', () => void element.start(), { once: true });
      void element.start();
      await (await element.opened()).fail(new TimeoutError('slow'));
      await (await element.opened(2)).answer();
      expect(element.status).to.equal('connected');
    });

    it('to load the calling code is a NetworkError, and the next start loads again', async () => {
      const element = await mount();
      element.loadError = new TypeError('Failed to fetch dynamically imported module');
      expect(await rejection(element.start())).to.be.instanceOf(NetworkError);
      element.loadError = null;
      await element.call();
      expect([element.status, element.loads]).to.deep.equal(['connected', 2]);
    });

    for (const [what, spoil] of [
      ['no token', { token: undefined }],
      ['no template', { templateId: undefined }],
      ['a room without a token', { roomUrl: 'https://x.daily.co/r' }],
      ['a payload that is not JSON', { payload: '{name' }],
      ['a payload that is a list', { payload: '[1]' }],
      ['a payload that throws when it is read', { payload: unreadable }],
    ] as const) {
      it(`of wrong use, ${what}: InvalidRequestError at start, not before`, async () => {
        const element = await mount();
        Object.assign(element, spoil);
        await element.updateComplete;
        expect(element.status).to.equal('idle');
        const errors = listen(element, 'error');
        expect(await rejection(element.start())).to.be.instanceOf(InvalidRequestError);
        expect([element.status, errors.length]).to.deep.equal(['error', 1]);
        expect(element.runtime.sessions.length).to.equal(0);
      });
    }

    it('that the SDK throws at once is an error like the others', async () => {
      const element = await mount('mode="loud"');
      element.runtime.refusal = new InvalidRequestError('unknown mode');
      expect(await rejection(element.start())).to.equal(element.runtime.refusal);
      expect(element.status).to.equal('error');
    });

    it('never becomes an unhandled rejection', async () => {
      const unhandled: unknown[] = [];
      const note = (event: PromiseRejectionEvent) => unhandled.push(event.reason);
      window.addEventListener('unhandledrejection', note);
      const element = await mount();
      element.loadError = new Error('offline');
      void element.start();
      await until('the error', () => element.status === 'error');
      element.active = true;
      await until('the next', () => element.loads === 2 && element.status === 'error');
      await nextFrame();
      await nextFrame();
      window.removeEventListener('unhandledrejection', note);
      expect(unhandled).to.deep.equal([]);
    });
  });

  describe('with a tokenProvider', () => {
    it('asks at each start', async () => {
      const element = await mount();
      let asked = 0;
      element.tokenProvider = () => `token-${++asked}`;
      await element.call();
      await element.end();
      await element.call();
      const used = element.runtime.sessions.map(({ opened }) => opened.client?.auth.token);
      expect(used).to.deep.equal(['token-1', 'token-2']);
    });

    it('asks once more when the token is refused, and the page sees only connecting', async () => {
      const element = await mount();
      let asked = 0;
      element.tokenProvider = () => Promise.resolve(`token-${++asked}`);
      const events = listen(element, 'error', 'state-change', 'disconnected');
      const started = element.start();
      await (await element.opened()).fail(new AuthenticationError('expired', { statusCode: 401 }));
      expect(element.status).to.equal('connecting');
      await (await element.opened(2)).answer();
      await started;
      expect(statuses(events)).to.deep.equal(['connecting', 'connected']);
    });

    it('gives up when the second token is refused as well', async () => {
      const element = await mount();
      element.tokenProvider = () => 'no-good';
      const errors = listen(element, 'error');
      const started = element.start();
      await (await element.opened()).fail(new AuthenticationError('one'));
      const second = new AuthenticationError('two');
      await (await element.opened(2)).fail(second);
      expect(await rejection(started)).to.equal(second);
      expect(errors.length).to.equal(1);
    });

    it('is asked for another token without an unhandled rejection, while the microphones are looked through', async () => {
      localStorage.setItem('breeze-buddy-call', '{"microphone":"gone"}');
      try {
        const element = await mount();
        let asked = 0;
        element.tokenProvider = () => {
          if (asked++) throw new Error('backend down');
          return 'refused';
        };
        const started = element.start();
        await (await element.opened()).fail(new AuthenticationError('expired'));
        expect((await rejection(started)).message).to.equal('tokenProvider failed');
      } finally {
        localStorage.clear();
      }
    });

    it('does not ask again for other errors', async () => {
      const element = await mount();
      element.tokenProvider = () => 'good';
      const started = element.start();
      await (await element.opened()).fail(new APIError('no', { statusCode: 500 }));
      expect(await rejection(started)).to.be.instanceOf(APIError);
      expect(element.runtime.sessions.length).to.equal(1);
    });

    it('that fails is an AuthenticationError; one without a token is wrong use', async () => {
      const element = await mount();
      element.tokenProvider = () => Promise.reject(new Error('backend down'));
      const failure = await rejection(element.start());
      expect(failure).to.be.instanceOf(AuthenticationError);
      expect(failure.cause).to.be.instanceOf(Error);
      const telling = new Error(`500: ${goodToken()}`);
      element.tokenProvider = () => Promise.reject(new Error('No token', { cause: telling }));
      expect((await rejection(element.start())).cause).to.equal(undefined);
      element.tokenProvider = () => Promise.reject(telling);
      expect((await rejection(element.start())).cause).to.equal(undefined);
      element.tokenProvider = () => '';
      expect(await rejection(element.start())).to.be.instanceOf(InvalidRequestError);
      element.tokenProvider = token as unknown as () => string;
      expect(await rejection(element.start())).to.be.instanceOf(InvalidRequestError);
    });

    it('that never answers is given 60 seconds', async () => {
      const element = await mount();
      element.tokenProvider = () => new Promise(() => {});
      const failing = rejection(element.start());
      await until('the code is there', () => element.runtime.clock.pending);
      element.runtime.clock.advance(59_999);
      await nextFrame();
      expect(element.status).to.equal('connecting');
      element.runtime.clock.advance(1);
      expect(await failing).to.be.instanceOf(TimeoutError);
      expect(element.status).to.equal('error');
      expect(element.runtime.sessions.length).to.equal(0);
    });

    it('can be cancelled while it is being asked', async () => {
      const element = await mount();
      let asked = false;
      element.tokenProvider = () => {
        asked = true;
        return new Promise(() => {});
      };
      const started = element.start();
      await until('the question', () => asked);
      await element.end();
      expect(await rejection(started)).to.be.instanceOf(SessionError);
      expect(element.status).to.equal('disconnected');
      await until('no timer', () => element.runtime.clock.pending === 0);
    });
  });

  it('begins one call where both active and start() ask for it', async () => {
    const element = await mount();
    element.active = true;
    const session = await element.call();
    await session.close();
    await element.updateComplete;
    await nextFrame();
    expect([element.status, element.active]).to.deep.equal(['disconnected', false]);
  });

  it('leaves a page going whose listeners want the opposite of each other', async () => {
    const element = await mount();
    let told = 0;
    const tell = ({ detail }: CustomEvent<{ status: string }>): void => {
      told += 1;
      if (told > 500) throw new Error('It never comes to an end');
      if (detail.status === 'connecting') element.active = false;
      if (detail.status === 'disconnected') element.active = true;
    };
    element.addEventListener('buddy-state-change', tell);
    element.active = true;
    await element.updateComplete;
    element.removeEventListener('buddy-state-change', tell);
    expect(told).to.be.within(3, 60);
    await element.end();
  });

  describe('buddy-before-start', () => {
    it('comes first, bubbles, and its detail can be changed', async () => {
      const element = await mount(`payload='{"a":1}'`);
      const names = listen(document, 'before-start', 'state-change');
      element.addEventListener('buddy-before-start', (event) => {
        expect(event.detail).to.deep.equal({
          payload: { a: 1 },
          mode: 'production',
          templateId: 'f47ac10b',
          resellerId: undefined,
          merchantId: undefined,
          requestId: undefined,
          baseUrl: undefined,
          roomUrl: undefined,
        });
        event.detail.payload = { b: 2 };
        event.detail.mode = 'test';
      });
      await element.call();
      expect(names[0]?.type).to.equal('buddy-before-start');
      expect(element.runtime.session.opened.start).to.deep.include({
        payload: { b: 2 },
        executionMode: 'test',
      });
    });

    it('what it adds to the page’s own payload is for one call', async () => {
      const element = await mount();
      const own = Object.freeze({ a: 1 });
      element.payload = own;
      const added: unknown[] = [];
      element.addEventListener('buddy-before-start', ({ detail }) => {
        added.push(detail.payload?.['b']);
        Object.assign(detail.payload ?? {}, { b: 2 });
      });
      for (let calls = 0; calls < 2; calls += 1) {
        const { opened } = await element.call();
        expect(opened.start?.payload).to.deep.equal({ a: 1, b: 2 });
        await element.end();
      }
      expect([added, element.payload === own]).to.deep.equal([[undefined, undefined], true]);
    });

    it('what it changes within the page’s own payload is for one call', async () => {
      const element = await mount();
      element.payload = { lead: { name: 'Rahul', tags: ['a'] } };
      element.addEventListener('buddy-before-start', ({ detail }) => {
        const { lead } = detail.payload as { lead: { name: string; tags: string[] } };
        lead.name += ' Sharma';
        lead.tags.push('b');
      });
      for (let calls = 0; calls < 2; calls += 1) {
        const { opened } = await element.call();
        expect(opened.start?.payload).to.deep.equal({
          lead: { name: 'Rahul Sharma', tags: ['a', 'b'] },
        });
        await element.end();
      }
      expect(element.payload).to.deep.equal({ lead: { name: 'Rahul', tags: ['a'] } });
    });

    it('cancels: start() rejects with aborted and the status stays', async () => {
      const element = await mount();
      element.addEventListener('buddy-before-start', (event) => event.preventDefault());
      const changes = listen(element, 'state-change', 'error');
      const error = await rejection(element.start());
      expect(error).to.be.instanceOf(SessionError);
      expect(error.details).to.deep.equal({ reason: 'aborted' });
      expect([element.status, element.active, changes.length]).to.deep.equal(['idle', false, 0]);
      element.active = true;
      await element.updateComplete;
      expect([element.active, element.hasAttribute('active')]).to.deep.equal([false, false]);
    });

    it('may bring the payload that the attribute could not', async () => {
      const element = await mount(`payload="nonsense"`);
      element.addEventListener('buddy-before-start', (event) => {
        event.detail.payload = { good: true };
      });
      await element.call();
      expect(element.runtime.session.opened.start?.payload).to.deep.equal({ good: true });
    });

    it('may take the payload and the mode away with null, too', async () => {
      const element = await mount('mode="test"');
      element.payload = { a: 1 };
      element.addEventListener('buddy-before-start', ({ detail }) => {
        Object.assign(detail, { payload: null, mode: null });
      });
      await element.call();
      const { start } = element.runtime.session.opened;
      expect([start?.payload, start?.executionMode]).to.deep.equal([undefined, undefined]);
    });

    it('survives a listener that calls start() or end()', async () => {
      const element = await mount();
      const promises: Promise<unknown>[] = [];
      element.addEventListener('buddy-before-start', () => promises.push(element.start()), {
        once: true,
      });
      const started = element.start();
      await until('the question', () => promises.length > 0);
      expect(promises[0] === started).to.equal(true);
      await element.end();
      element.addEventListener('buddy-before-start', () => void element.end(), { once: true });
      expect(await rejection(element.start())).to.be.instanceOf(SessionError);
      expect(element.status).to.equal('disconnected');
    });
  });

  describe('in the document', () => {
    for (const isLate of [false, true]) {
      it(`a move keeps the call, in the same task and a frame later${isLate ? ', which a long task delays' : ''}`, async () => {
        const element = await mount();
        const session = await element.call();
        const other = document.createElement('div');
        element.parentElement?.append(other);
        const timers = holdTimers();
        try {
          other.append(element);
          element.remove();
          // After a long task, what is due may run before the frame.
          if (isLate) timers.run();
          await nextFrame();
          other.append(element);
          for (let round = 0; round < 5; round += 1) timers.run();
        } finally {
          timers.stop();
        }
        await element.updateComplete;
        expect(timers.waited(), 'some frames').to.be.at.least(100);
        expect([element.status, session.calls]).to.deep.equal(['connected', []]);
        expect(element.words('[part~="status"]')).to.equal('Listening');
      });
    }

    it('moveBefore keeps the call', async function () {
      const element = await mount();
      const parent = element.parentElement as HTMLElement & {
        moveBefore?(node: Node, before: Node | null): void;
      };
      if (!parent.moveBefore) return this.skip();
      const session = await element.call();
      const other = document.createElement('div') as typeof parent;
      parent.append(other);
      other.moveBefore?.(element, null);
      expect(element.parentElement).to.equal(other);
      expect([element.status, session.calls]).to.deep.equal(['connected', []]);
    });

    it('a frame that is taken away with it ends the call', async () => {
      const element = await mount();
      const frame = document.createElement('iframe');
      element.parentElement?.append(frame);
      const session = await element.call();
      frame.contentDocument?.body.append(element);
      await element.updateComplete;
      expect(session.calls).to.deep.equal([]);
      frame.remove();
      // As its clock does every second.
      element.requestUpdate();
      await until('the end', () => element.status === 'disconnected');
    });

    it('a call bears to be moved again and again, never out of the page for long', async () => {
      const element = await mount();
      const place = element.parentElement as HTMLElement;
      const session = await element.call();
      const { setTimeout: set, clearTimeout: clear } = window;
      // The times of its removals; what they are to do comes when the test says so.
      const due = new Map<number, () => void>();
      window.setTimeout = ((act: () => void) => due.set(due.size + 1, act).size) as never;
      window.clearTimeout = ((id: number) => due.set(id, () => {})) as never;
      try {
        element.remove();
        place.append(element);
        element.remove();
        due.get(1)?.();
        place.append(element);
        due.get(2)?.();
        await nextFrame();
        expect([element.status, session.calls]).to.deep.equal(['connected', []]);
      } finally {
        Object.assign(window, { setTimeout: set, clearTimeout: clear });
      }
    });

    it('removing it ends the call, and a call that is connecting', async () => {
      const element = await mount();
      const session = await element.call();
      element.remove();
      await until('the end', () => element.status === 'disconnected');
      expect(session.calls).to.deep.equal(['close']);
      const other = await mount();
      void other.start();
      other.remove();
      await until('the end', () => other.status === 'disconnected');
    });

    it('leaving the page ends the call', async () => {
      const element = await mount();
      const session = await element.call();
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      expect(session.calls).to.deep.equal(['close']);
      await until('the end', () => element.status === 'disconnected');
    });

    it('listens to window only during a call', async () => {
      const held = new Map<unknown, string>();
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
        held.set(args[1], args[0]);
        addEventListener.apply(window, args);
      };
      window.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
        held.delete(args[1]);
        removeEventListener.apply(window, args);
      };
      try {
        const element = await mount();
        expect([...held.values()]).to.deep.equal([]);
        await element.call();
        expect([...held.values()]).to.deep.equal(['pagehide']);
        await element.end();
        expect([...held.values()]).to.deep.equal([]);
      } finally {
        window.addEventListener = addEventListener;
        window.removeEventListener = removeEventListener;
      }
    });
  });
});
