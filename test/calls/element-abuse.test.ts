import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { BreezeBuddyCall } from '../../src/index.js';
import type { BuddyEventMap } from '../../src/element/events.js';
import { hearMadeEvents } from '../element/support/made-events.js';
import { dice } from '../support/dice.js';
import { watchPage, type Watch } from '../support/leaks.js';
import { roomNames, SandboxRoom, sandboxToken } from '../support/sandbox.js';
import { until } from '../support/until.js';

const aborted = (error: unknown) => (error as Error).name;

/** Moments of a real call, in order. */
const moments: Record<string, (element: BreezeBuddyCall) => Promise<unknown>> = {
  'at once': () => Promise.resolve(),
  'when the session is there': (element) => until('a session', () => element.session),
  'while the API is asked': (element) => shown(element, '.steps .done'),
  'when it is connected': (element) => heard(element, 'buddy-connected'),
  'when the assistant is heard of': (element) => heard(element, 'buddy-track-started'),
  'when it goes on': (element) => heard(element, 'buddy-assistant-ready'),
};

/** Resolves when something is in the element's shadow, be it for a moment only. */
function shown({ shadowRoot }: BreezeBuddyCall, selector: string): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!shadowRoot?.querySelector(selector)) return;
      observer.disconnect();
      resolve();
    });
    const everything = { subtree: true, childList: true, attributes: true };
    if (shadowRoot) observer.observe(shadowRoot, everything);
  });
}

function heard(element: BreezeBuddyCall, name: keyof BuddyEventMap): Promise<unknown> {
  return new Promise((resolve) => element.addEventListener(name, resolve, { once: true }));
}

describe('real calls under abuse', function () {
  this.timeout(60_000);
  let page: Watch;
  let place: HTMLElement;
  let told: string[];

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    told = [];
    for (const name of ['state-change', 'error', 'disconnected']) {
      place.addEventListener(`buddy-${name}`, (event) => {
        const { detail } = event as CustomEvent<{ status?: string } | null>;
        told.push(detail?.status ? `> ${detail.status}` : name);
      });
    }
  });

  afterEach(async () => {
    for (const element of place.querySelectorAll('breeze-buddy-call')) await element.end();
    page.stop();
    place.remove();
  });

  /** As many elements as are wanted, and the watch that starts when they are there. */
  async function show(count = 1): Promise<BreezeBuddyCall[]> {
    const { token, templateId, baseUrl, bundlePath } = await sandboxToken();
    place.innerHTML = `<breeze-buddy-call token="${token}" template-id="${templateId}" mode="stream"
      base-url="${baseUrl}" daily-bundle-path="${bundlePath}"></breeze-buddy-call>`.repeat(count);
    const all = [...place.querySelectorAll('breeze-buddy-call')];
    for (const element of all) await element.updateComplete;
    page = watchPage();
    return all;
  }

  async function showOne(): Promise<BreezeBuddyCall> {
    const [element] = await show();
    return element as BreezeBuddyCall;
  }

  /** A microphone that is being opened, and a node that may have been moved, take their moment. */
  async function expectNothingLeft(): Promise<void> {
    await until('the page to settle', () => {
      try {
        page.expectNothingLeft();
        return true;
      } catch {
        return false;
      }
    }).catch(() => page.expectNothingLeft());
    const lines = page.console.lines.filter((line) => /uncaught|unhandled/.test(line));
    expect(lines, 'errors of the page').to.deep.equal([]);
  }

  for (const [moment, reached] of Object.entries(moments)) {
    it(`ends ${moment}: once, in order, with nothing left, and can be called again`, async () => {
      const element = await showOne();
      const ready = reached(element);
      const one = element.start();
      expect(element.start()).to.equal(one);
      const outcome = one.then(() => 'connected', aborted);
      await ready;
      await Promise.all([element.end(), element.end()]);
      expect(await outcome).to.match(
        moment === 'when it goes on' ? /connected|Session/ : /Session/,
      );
      expect(told.filter((line) => line !== '> connected')).to.deep.equal([
        '> connecting',
        '> disconnecting',
        '> disconnected',
        'disconnected',
      ]);
      await expectNothingLeft();
      element.muted = true;
      await element.start();
      await element.end();
      await expectNothingLeft();
    });

    it(`is taken out of the page ${moment}: nothing is left`, async () => {
      const element = await showOne();
      const ready = reached(element);
      void element.start();
      await ready;
      element.remove();
      await until('it is over', () => element.status === 'disconnected');
      place.append(element);
      await expectNothingLeft();
    });
  }

  it('goes on when it is moved again and again, moveBefore included', async () => {
    const element = await showOne();
    element.muted = true;
    const starting = element.start();
    const [one, two] = [document.createElement('p'), document.createElement('p')];
    place.append(one, two);
    const move = () => {
      for (const to of [one, two] as (HTMLElement & { moveBefore?: Node['insertBefore'] })[]) {
        to.append(element);
        if (element.isConnected) to.moveBefore?.(element, null);
      }
    };
    move();
    await starting;
    move();
    const speaking = element.speak('Still here.');
    move();
    await speaking;
    expect(element.status).to.equal('connected');
    await element.end();
    place.append(element);
    one.remove();
    two.remove();
    await expectNothingLeft();
  });

  it('starts again while it ends', async () => {
    const element = await showOne();
    element.muted = true;
    await element.start();
    const session = element.session;
    void element.end();
    await element.start();
    expect(element.session).not.to.equal(session);
    await element.end();
    expect(told.filter((line) => line === 'disconnected').length).to.equal(2);
    await expectNothingLeft();
  });

  it('is one call at a time: the second ends the first, and has the microphone alone', async () => {
    const [one, two] = (await show(2)) as [BreezeBuddyCall, BreezeBuddyCall];
    await one.start();
    const track = one.session?.getState().userAudioTrack;
    const known = await roomNames();
    await two.start();
    expect([one.status, two.status]).to.deep.equal(['disconnected', 'connected']);
    expect(track?.readyState).to.equal('ended');
    expect(page.live()).to.include({ tracks: 1, RTCPeerConnection: 1 });
    const room = await SandboxRoom.appeared(known);
    await room.until('the second is heard', ({ bot }) => bot.heard.rms > 0.01);
    await two.end();
    await expectNothingLeft();
  });

  it('ends when the page goes into the back/forward cache or freezes, and calls again after it', async () => {
    const element = await showOne();
    element.muted = true;
    for (const leave of [
      () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })),
      () => document.dispatchEvent(new Event('freeze')),
    ]) {
      await element.start();
      leave();
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until('it is over', () => element.status === 'disconnected');
      await expectNothingLeft();
    }
    expect(told).not.to.include('error');
  });

  it('tells of a microphone that is pulled out, and opens it anew when it is switched on', async () => {
    const element = await showOne();
    const known = await roomNames();
    const restore = hearMadeEvents();
    await element.start().finally(restore);
    const room = await SandboxRoom.appeared(known);
    await room.until('it is heard', ({ bot }) => bot.heard.rms > 0.01);
    const track = element.session?.getState().userAudioTrack as MediaStreamTrack;
    // As the browser does it: stopping alone tells nobody.
    track.stop();
    track.dispatchEvent(new Event('ended'));
    const notice = () => element.shadowRoot?.querySelector('.notice')?.textContent ?? '';
    await until('the notice', () => notice().includes('not heard'));
    expect([element.muted, element.session?.getState().isMicEnabled]).to.deep.equal([true, false]);
    const { framesReceived } = (await room.report()).bot.heard;
    element.shadowRoot?.querySelector<HTMLElement>('[part~="mute-button"]')?.click();
    await until('the notice is gone', () => !notice());
    await room.until(
      'it is heard again',
      ({ bot }) => bot.heard.framesReceived > framesReceived + 50 && bot.heard.rms > 0.01,
    );
    expect(element.muted).to.equal(false);
    await element.end();
    await expectNothingLeft();
  });

  it('speak() that is under way when the call ends is a SessionError', async () => {
    const element = await showOne();
    element.muted = true;
    await element.start();
    const speaking = element
      .speak('A sentence that nobody will hear the end of.')
      .then(() => 'spoken', aborted);
    await element.end();
    expect(await speaking).to.equal('SessionError');
    await expectNothingLeft();
  });

  it('bears listeners that end the call, and listeners that throw, in every event', async () => {
    const names = [
      'before-start',
      'state-change',
      'connected',
      'track-started',
      'assistant-ready',
      'conversation-start',
      'track-stopped',
      'conversation-end',
      'disconnected',
    ];
    const element = await showOne();
    element.muted = true;
    for (const name of names) {
      const stop = () => {
        void element.end();
        throw new Error('a mistake of the page');
      };
      element.addEventListener(`buddy-${name}`, stop);
      await element.start().catch(() => {});
      await element.end();
      element.removeEventListener(`buddy-${name}`, stop);
      expect(element.session, name).to.equal(null);
    }
    const lines = page.console.lines.filter((line) => /uncaught|unhandled/.test(line));
    expect(lines.filter((line) => !line.includes('a mistake of the page'))).to.deep.equal([]);
    page.console.lines.length = 0;
    await expectNothingLeft();
  });

  it('leaves nothing after many calls in a row, half of them killed at a random moment', async () => {
    const seed = Math.floor(Math.random() * 2 ** 31);
    const random = dice(seed);
    const [one, two] = (await show(2)) as [BreezeBuddyCall, BreezeBuddyCall];
    try {
      for (let call = 0; call < 16; call++) {
        const element = random() < 0.5 ? one : two;
        element.muted = random() < 0.5;
        const started = element.start();
        started.catch(() => {});
        if (call % 2) await started;
        else await until('a moment', wait(random() * 1500));
        const kill = random();
        // Put back at once it has only been moved; what is left alone is ended by the next call.
        if (kill < 0.3) element.remove();
        else if (kill < 0.8) await element.end();
        if (!element.isConnected) place.append(element);
      }
      await Promise.all([one.end(), two.end()]);
      await expectNothingLeft();
    } catch (error) {
      throw new Error(`With the seed ${seed}: ${String(error)}`, { cause: error });
    }
  });
});

/** True when the time is over. */
function wait(ms: number): () => Promise<boolean> {
  return () => new Promise((done) => setTimeout(done, ms, true));
}
