import { expect, nextFrame } from '@open-wc/testing';
import {
  AuthenticationError,
  BuddyError,
  SessionError,
  TimeoutError,
} from '../../src/sdk/errors.js';
import type { ScriptedSession } from '../../src/testing/scripted-session.js';
import type { Session } from '../../src/sdk/types.js';
import { holdTimers } from '../support/hold-timers.js';
import { until } from '../support/until.js';
import { mount, rejection, type TestCall } from './support/call-element.js';
import { watchPageErrors, type PageErrors } from './support/page-errors.js';
import { storyOf } from './support/story.js';

const lost = () => new SessionError('x', { details: { reason: 'connection-lost' } });
const held = (session: ScriptedSession) => {
  let release = () => {};
  session.closing = new Promise((resolve) => (release = resolve));
  return release;
};

interface Stage {
  /** Brings an element to the stage. The answer lets go of what is held there. */
  reach(element: TestCall): Promise<() => void>;
  /** What has been told until then, before-start and connecting aside. */
  told: string[];
  /** What is told from the end on. */
  ended: string[];
  /** The status when all is over. */
  status?: 'error';
  /** What start() gives while it is there. */
  again?: 'the next call';
}

const nothing = () => {};
const quietEnd = ['> disconnecting', '> disconnected', 'disconnected'];
const up = ['> connected', 'connected'];
const hungUp = ['> disconnecting', 'conversation-end', '> disconnected', 'disconnected'];

const stages: Record<string, Stage> = {
  'the calling code is fetched': {
    async reach(element) {
      let release = nothing;
      element.gate = new Promise((resolve) => (release = resolve));
      void element.start();
      // What draws a call is there, what makes it is not.
      await until('the steps', () => element.query('.steps'));
      return release;
    },
    told: [],
    ended: quietEnd,
  },
  'the page is asked for a token': {
    async reach(element) {
      let release = nothing;
      element.tokenProvider = () => new Promise((resolve) => (release = () => resolve('t')));
      void element.start();
      await until('the question', () => release !== nothing);
      return () => release();
    },
    told: [],
    ended: quietEnd,
  },
  'a refused attempt is left': {
    async reach(element) {
      element.tokenProvider = () => 'refused';
      void element.start();
      const session = await element.opened();
      const release = held(session);
      void session.fail(new AuthenticationError('x', { statusCode: 401 }));
      return release;
    },
    told: [],
    ended: quietEnd,
  },
  'it connects': {
    async reach(element) {
      void element.start();
      await element.opened();
      return nothing;
    },
    told: [],
    ended: quietEnd,
  },
  'the assistant is awaited': {
    async reach(element) {
      void element.start();
      (await element.opened()).connect();
      return nothing;
    },
    told: up,
    ended: quietEnd,
  },
  'it goes on': {
    async reach(element) {
      await element.call();
      return nothing;
    },
    told: [...up, 'assistant-ready', 'conversation-start'],
    ended: hungUp,
  },
  'it is ended': {
    async reach(element) {
      const release = held(await element.call());
      void element.end();
      return release;
    },
    told: [...up, 'assistant-ready', 'conversation-start', ...hungUp.slice(0, 2)],
    ended: hungUp.slice(2),
    again: 'the next call',
  },
  'it fails before it is connected': {
    async reach(element) {
      void element.start();
      const session = await element.opened();
      const release = held(session);
      void session.fail(new TimeoutError('x'));
      return release;
    },
    told: ['> error', 'error'],
    ended: [],
    status: 'error',
    again: 'the next call',
  },
  'it fails when it was connected': {
    async reach(element) {
      const session = await element.call();
      const release = held(session);
      void session.fail(lost());
      return release;
    },
    told: [...up, 'assistant-ready', 'conversation-start', '> error', 'error', 'conversation-end'],
    ended: ['disconnected'],
    status: 'error',
    again: 'the next call',
  },
};

const ways: Record<string, (element: TestCall) => unknown> = {
  'end()': (element) => element.end(),
  'end() twice': (element) => Promise.all([element.end(), element.end()]),
  'taking active away': (element) => element.removeAttribute('active'),
  'an invoker command': (element) =>
    element.dispatchEvent(Object.assign(new Event('command'), { command: '--end' })),
  'taking it out of the page': (element) => {
    const timers = holdTimers();
    element.remove();
    // It is given the time to come back, in two steps.
    timers.run();
    timers.run();
    timers.stop();
  },
  'pagehide into the back/forward cache': () =>
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
  freeze: () => document.dispatchEvent(new Event('freeze')),
};

describe('under abuse', () => {
  let page: PageErrors;
  beforeEach(() => {
    page = watchPageErrors();
  });
  afterEach(async () => {
    await page.stop();
    expect(page.unhandled, 'unhandled rejections').to.deep.equal([]);
  });

  for (const [when, stage] of Object.entries(stages)) {
    for (const [how, end] of Object.entries(ways)) {
      it(`ends in order by ${how} while ${when}`, async () => {
        const element = await mount();
        const place = element.parentElement as HTMLElement;
        const story = storyOf(element);
        const release = await stage.reach(element);
        await element.updateComplete;
        const before = ['before-start', '> connecting', ...stage.told];
        await until('the stage', () => story.length >= before.length);
        expect(story).to.deep.equal(before);
        end(element);
        await element.updateComplete;
        release();
        await until('the end', () => story.length >= before.length + stage.ended.length);
        await nextFrame();
        expect(story).to.deep.equal([...before, ...stage.ended]);
        expect(element.status).to.equal(stage.status ?? 'disconnected');
        expect([element.session, element.active]).to.deep.equal([null, false]);
        const opened = element.runtime.sessions.length;

        element.gate = Promise.resolve();
        element.tokenProvider = undefined;
        place.append(element);
        await element.call();
        expect(element.runtime.sessions.length).to.equal(opened + 1);
        expect(element.status).to.equal('connected');
      });
    }

    it(`has one call by start() twice while ${when}`, async () => {
      const element = await mount();
      const release = await stage.reach(element);
      const [one, two] = [element.start(), element.start()];
      expect(one).to.equal(two);
      release();
      const expected = stage.again || when.startsWith('a refused') ? 2 : 1;
      const session = await element.opened(expected);
      await session.answer();
      expect(await one).to.equal(session);
      expect(element.runtime.sessions.length).to.equal(expected);
    });

    it(`takes what is changed while ${when} for the next call only`, async () => {
      const element = await mount();
      const release = await stage.reach(element);
      const before = element.runtime.sessions.at(-1);
      Object.assign(element, {
        token: 'new',
        templateId: 'new-template',
        mode: 'stream',
        payload: { a: 1 },
        roomUrl: 'https://x.daily.co/r',
        roomToken: 'room-token',
      });
      await element.updateComplete;
      expect(before?.calls.filter((call) => call !== 'close') ?? []).to.deep.equal([]);
      release();
      await element.end();
      element.roomUrl = element.tokenProvider = undefined;
      element.gate = Promise.resolve();
      const next = await element.call();
      expect(next.opened.client?.auth.token).to.equal('new');
      expect(next.opened.start).to.deep.include({
        templateId: 'new-template',
        executionMode: 'stream',
        payload: { a: 1 },
      });
    });
  }

  it('active set while a call ends is a wish for the next one, and can be taken back', async () => {
    const wishes: Record<string, (element: TestCall) => unknown> = {
      active: (element) => (element.active = true),
      attribute: (element) => element.toggleAttribute('active', true),
      'start()': (element) => element.start(),
    };
    for (const [how, wish] of Object.entries(wishes)) {
      for (const takesBack of [true, false]) {
        const element = await mount();
        const release = held(await element.call());
        void element.end();
        await element.updateComplete;
        expect(element.active, how).to.equal(false);
        wish(element);
        await element.updateComplete;
        expect([element.active, element.status], how).to.deep.equal([true, 'disconnecting']);
        if (takesBack) element.active = false;
        await element.updateComplete;
        release();
        await until(
          'it is over',
          () => element.session === null || element.status !== 'disconnecting',
        );
        await nextFrame();
        expect(element.runtime.sessions.length, how).to.equal(takesBack ? 1 : 2);
        expect([element.active, element.hasAttribute('active')]).to.deep.equal(
          takesBack ? [false, false] : [true, true],
        );
        await element.end();
        expect(element.active).to.equal(false);
      }
    }
  });

  it('a wish that the page’s before-start refuses leaves active false', async () => {
    const element = await mount();
    const release = held(await element.call());
    element.addEventListener('buddy-before-start', (event) => event.preventDefault());
    void element.end();
    element.active = true;
    await element.updateComplete;
    release();
    await until('it is over', () => element.status === 'disconnected');
    await nextFrame();
    expect([element.active, element.runtime.sessions.length]).to.deep.equal([false, 1]);
  });

  it('a wish that a listener takes back with end() leaves active false', async () => {
    const moments: Record<string, (element: TestCall) => unknown> = {
      'as the one before it has ended': async (element) => {
        await element.call();
        element.addEventListener('buddy-disconnected', () => void element.end());
        void element.end();
      },
      'in its before-start': async (element) => {
        await element.call();
        element.addEventListener('buddy-before-start', () => void element.end());
        void element.end();
      },
      'before the code is there': (element) => {
        void element.start();
        element.addEventListener('buddy-disconnected', () => void element.end());
        void element.end();
      },
    };
    for (const [moment, begin] of Object.entries(moments)) {
      const element = await mount();
      let outcome: Promise<BuddyError> | undefined;
      element.addEventListener('buddy-state-change', ({ detail: { status } }) => {
        if (status === 'disconnecting') outcome ??= rejection(element.start());
      });
      await begin(element);
      await until('the wish', () => outcome);
      expect((await outcome)?.details, moment).to.deep.equal({ reason: 'aborted' });
      await until('its end', () => element.status === 'disconnected');
      await element.updateComplete;
      expect([element.active, element.hasAttribute('active')], moment).to.deep.equal([
        false,
        false,
      ]);
    }
  });

  it('active as anything but a boolean is what it counts as', async () => {
    const element = await mount();
    for (const value of [NaN, 0, '', null, undefined]) {
      element.active = value as never;
      await element.updateComplete;
      expect([!!element.active, element.status]).to.deep.equal([false, 'idle']);
    }
    element.active = 1 as never;
    await (await element.opened()).answer();
    expect(element.active).to.equal(true);
    element.active = NaN as never;
    await element.updateComplete;
    expect([element.active, element.status]).to.deep.equal([false, 'disconnected']);
  });

  describe('a listener', () => {
    const moments = [
      'before-start',
      'state-change',
      'connected',
      'assistant-ready',
      'conversation-start',
      'track-started',
      'mic-change',
      'user-speech-start',
      'assistant-speech-start',
      'tts-start',
      'tts-chunk',
      'transcript',
      'metrics',
      'pipeline-error',
      'conversation-end',
      'disconnected',
    ] as const;

    /** A whole call, with something of everything. */
    async function wholeCall(element: TestCall): Promise<void> {
      const started = element.start().catch((error: unknown) => error as BuddyError);
      await Promise.race([element.opened().catch(() => {}), started]);
      const session = element.runtime.sessions[0];
      if (session?.getState().status === 'connecting') {
        await session.answer().catch(() => {});
        session.emit('track-started', {} as MediaStreamTrack, false);
        session.setMicEnabled(false);
        session.emit('user-speech-start');
        session.emit('assistant-speech-start');
        session.emit('tts-start');
        session.emit('tts-chunk', 'Hi');
        session.emit('metrics', {});
        session.emit('pipeline-error', { processor: 'p', error: 'e' });
        session.say({ id: '1', role: 'user', text: 'Hi', isComplete: true });
      }
      await element.end();
      await started;
    }

    for (const moment of moments) {
      it(`may end the call in ${moment}`, async () => {
        const element = await mount();
        const story = storyOf(element);
        element.addEventListener(`buddy-${moment}`, () => void element.end());
        await wholeCall(element);
        const ends = story.filter((line) => line === 'disconnected').length;
        expect(ends).to.equal(moment === 'before-start' ? 0 : 1);
        expect(element.status).to.equal(moment === 'before-start' ? 'idle' : 'disconnected');
        if (ends) expect(story.at(-1)).to.equal('disconnected');
        expect(element.session).to.equal(null);
      });

      it(`may end the call by taking active away in ${moment}`, async () => {
        const element = await mount();
        const story = storyOf(element);
        element.addEventListener(`buddy-${moment}`, () => (element.active = false));
        await wholeCall(element);
        expect(story.filter((line) => line === 'disconnected').length).to.equal(1);
        expect(story.at(-1)).to.equal('disconnected');
        expect([element.active, element.session]).to.deep.equal([false, null]);
      });

      it(`may throw in ${moment}, and hinders nothing`, async () => {
        const calm = await mount();
        const expected = storyOf(calm);
        await wholeCall(calm);
        const element = await mount();
        const story = storyOf(element);
        const error = new Error(`a mistake in ${moment}`);
        element.addEventListener(`buddy-${moment}`, () => {
          throw error;
        });
        await wholeCall(element);
        expect(story).to.deep.equal(expected);
        expect(new Set(page.uncaught)).to.deep.equal(new Set([error]));
      });

      it(`may start another call in ${moment}`, async () => {
        const element = await mount();
        let again: Promise<unknown> | undefined;
        element.addEventListener(`buddy-${moment}`, () => void (again ??= element.start()), {
          once: true,
        });
        await wholeCall(element);
        await element.end();
        again?.catch(() => {});
        expect(['disconnected', 'idle']).to.include(element.status);
        expect(element.session).to.equal(null);
      });
    }

    for (const moment of ['connected', 'assistant-ready', 'mic-change'] as const) {
      for (const byActive of [false, true]) {
        it(`may end the call in ${moment} and start another one in the same breath${byActive ? ', by active' : ''}`, async () => {
          const element = await mount();
          const story = storyOf(element);
          let again: Promise<Session> | undefined;
          element.addEventListener(
            `buddy-${moment}`,
            () => {
              void element.end();
              if (byActive) element.active = true;
              else again = element.start();
            },
            { once: true },
          );
          element.start().catch(() => {});
          const first = await element.opened();
          await first.answer().catch(() => {});
          if (moment === 'mic-change') element.mute();
          const second = await element.opened(2);
          await second.answer();
          expect(byActive || (await again) === second).to.equal(true);
          expect(element.active).to.equal(true);
          expect(first.getState().status).to.equal('disconnected');
          expect(story.filter((line) => /^(>|disconnected)/.test(line))).to.deep.equal([
            ...['> connecting', '> connected', '> disconnecting', '> disconnected', 'disconnected'],
            ...['> connecting', '> connected'],
          ]);
        });
      }
    }

    for (const moment of ['before-start', 'state-change'] as const) {
      it(`may take active away in ${moment}, where setting it has begun the call`, async () => {
        for (const isLoaded of [false, true]) {
          const element = await mount();
          if (isLoaded) await element.call().then(() => element.end());
          const calls = element.runtime.sessions.length;
          element.addEventListener(`buddy-${moment}`, () => (element.active = false));
          element.active = true;
          await element.updateComplete;
          await nextFrame();
          expect(element.runtime.sessions.length).to.equal(calls);
          expect([element.active, element.status]).to.deep.equal([false, 'disconnected']);
        }
      });
    }

    it('may end the call in buddy-error: the error stays, and nothing is told twice', async () => {
      for (const loadError of [null, new TypeError('no code')]) {
        const element = await mount();
        element.loadError = loadError;
        const story = storyOf(element);
        element.addEventListener('buddy-state-change', (event) => {
          if (event.detail.status === 'error') void element.end();
        });
        element.addEventListener('buddy-error', () => void element.end());
        const started = element.start();
        if (!loadError) await (await element.opened()).fail(lost());
        expect(await rejection(started)).to.be.instanceOf(BuddyError);
        expect(story).to.deep.equal(['before-start', '> connecting', '> error', 'error']);
        expect(element.status).to.equal('error');
      }
    });
  });

  describe('a page whose own functions throw', () => {
    const broken = (): never => {
      throw new Error('replaced by the page');
    };
    const replaced: Record<string, readonly [owner: object, name: string]> = {
      'cancelAnimationFrame()': [window, 'cancelAnimationFrame'],
      'AbortController’s abort()': [AbortController.prototype, 'abort'],
      'removeEventListener()': [EventTarget.prototype, 'removeEventListener'],
    };
    for (const [what, [owner, name]] of Object.entries(replaced)) {
      for (const settings of [false, true]) {
        it(`hinders neither the end of a call nor the next one: ${what}${settings ? ', with the settings open' : ''}`, async () => {
          const element = await mount();
          const story = storyOf(element);
          const session = await element.call();
          const track = Object.assign(new EventTarget(), { kind: 'audio' });
          session.emit('track-started', track as never, true);
          if (settings) element.partOf('settings-button')?.click();
          await element.updateComplete;
          const own = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
          Object.defineProperty(owner, name, { value: broken, configurable: true, writable: true });
          try {
            await element.end();
            await element.updateComplete;
            await element.end();
          } finally {
            Object.defineProperty(owner, name, own);
          }
          expect(story.slice(-2)).to.deep.equal(['> disconnected', 'disconnected']);
          expect([element.active, element.session]).to.deep.equal([false, null]);
          await element.updateComplete;
          expect(element.words('.title')).to.equal('Thanks for calling');
          await element.call();
          expect(element.status).to.equal('connected');
        });
      }
    }
  });

  it('speak() that is under way when the call ends is a SessionError', async () => {
    const element = await mount();
    (await element.call()).isSpeechless = true;
    const speaking = rejection(element.speak('Hello'));
    await element.end();
    expect(await speaking).to.be.instanceOf(SessionError);
  });

  it('end() resolves when a refused attempt is left, and the page is not asked for another token', async () => {
    const element = await mount();
    let asked = 0;
    element.tokenProvider = () => `token-${++asked}`;
    void element.start();
    const session = await element.opened();
    let isLeft = false;
    session.closing = nextFrame().then(() => void (isLeft = true));
    void session.fail(new AuthenticationError('x', { statusCode: 401 }));
    await element.end();
    await nextFrame();
    expect([isLeft, asked, element.runtime.sessions.length]).to.deep.equal([true, 1, 1]);
  });

  it('a question for consent is answered when the element is taken out of the page', async () => {
    const element = await mount('consent');
    const started = element.start();
    element.remove();
    expect((await rejection(started)).details).to.deep.equal({ reason: 'aborted' });
  });

  it('a page whose own Promise knows no withResolvers() can call, as one with an older zone.js', async () => {
    const { withResolvers } = Promise;
    Object.assign(Promise, { withResolvers: undefined });
    try {
      const element = await mount('consent');
      const started = element.start();
      await element.updateComplete;
      element.find('[part~="consent"] .primary').click();
      const session = await element.opened();
      await session.answer();
      expect((await started) === session).to.equal(true);
      await element.end();
    } finally {
      Object.assign(Promise, { withResolvers });
    }
  });

  it('the documents of test runners, without media queries and style sheets to make, show it', async () => {
    const { matchMedia } = window;
    const { replaceSync } = CSSStyleSheet.prototype;
    const meter = '../../src/element/meter.ts?again';
    try {
      Object.assign(window, { matchMedia: undefined });
      Object.assign(CSSStyleSheet.prototype, { replaceSync: undefined });
      await import(meter);
      const element = await mount('variant="floating"');
      element.find('[part~="launcher"]').click();
      const session = await element.call();
      session.say({ id: '1', role: 'assistant', text: 'Hello', isComplete: true });
      await nextFrame();
      expect(element.words('[part~="bubble"]')).to.include('Hello');
      await element.end();
    } finally {
      Object.assign(window, { matchMedia });
      Object.assign(CSSStyleSheet.prototype, { replaceSync });
    }
  });

  it('a page that is hidden goes on calling', async () => {
    const element = await mount();
    const session = await element.call();
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    session.say({ id: '1', role: 'assistant', text: 'Still here', isComplete: true });
    await nextFrame();
    Reflect.deleteProperty(document, 'hidden');
    expect([element.status, session.calls]).to.deep.equal(['connected', []]);
    expect(element.transcripts.length).to.equal(1);
  });

  it('a page that is left before the calling code is there calls nobody when it comes back', async () => {
    const element = await mount();
    const story = storyOf(element);
    const started = rejection(element.start());
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(story).to.deep.equal(['before-start', '> connecting', ...quietEnd]);
    expect((await started).details).to.deep.equal({ reason: 'aborted' });
    await element.call();
    expect(element.runtime.sessions.length).to.equal(1);
  });

  it('a page that comes back from the back/forward cache shows that the call has ended', async () => {
    const element = await mount();
    await element.call();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until('the end', () => element.status === 'disconnected');
    await element.updateComplete;
    expect(element.words('[part~="status"]')).to.equal('Call ended');
    element.find('[part~="start-button"]').click();
    await (await element.opened(2)).answer();
    expect(element.status).to.equal('connected');
  });
});
