import { expect, nextFrame } from '@open-wc/testing';
import { PageTurn } from '../../src/element/page-turn.js';
import { watchResources } from '../support/resources.js';
import { until } from '../support/until.js';
import { mount, rejection } from './support/call-element.js';
import { storyOf } from './support/story.js';

describe('one call at a time on a page', () => {
  it('the call that starts ends the one that goes on, and opens its session after that', async () => {
    const [one, two] = [await mount(), await mount()];
    const first = await one.call();
    const story: string[] = [];
    const record = (element: EventTarget, name: string) => {
      const own = storyOf(element, name);
      own.push = (...lines) => story.push(...lines);
    };
    record(one, '1 ');
    record(two, '2 ');
    let release = () => {};
    first.closing = new Promise((resolve) => (release = resolve));
    const started = two.start();
    await until('it makes way', () => one.status === 'disconnecting');
    await nextFrame();
    expect([one.status, two.status]).to.deep.equal(['disconnecting', 'connecting']);
    expect(two.runtime.sessions.length).to.equal(0);
    release();
    const second = await two.opened();
    await second.answer();
    expect(await started).to.equal(second);
    expect(story).to.deep.equal([
      '2 before-start',
      '2 > connecting',
      '1 > disconnecting',
      '1 conversation-end',
      '1 > disconnected',
      '1 disconnected',
      '2 > connected',
      '2 connected',
      '2 assistant-ready',
      '2 conversation-start',
    ]);
    expect([one.active, two.active]).to.deep.equal([false, true]);
  });

  it('the last one wins, whatever stage the others are at', async () => {
    const all = [await mount(), await mount(), await mount()];
    const started = all.map((element) => element.start());
    started[0]?.catch(() => {});
    const last = await all[2]?.opened();
    await last?.answer();
    expect(all.map(({ status }) => status)).to.deep.equal([
      'disconnected',
      'disconnected',
      'connected',
    ]);
    // What the others may have opened meanwhile is closed.
    const left = all.flatMap(({ runtime }) => runtime.sessions.map((s) => s.getState().status));
    expect(left.filter((status) => status !== 'disconnected')).to.deep.equal(['connected']);
    for (const promise of started.slice(0, 2)) {
      expect((await rejection(promise)).details).to.deep.equal({ reason: 'aborted' });
    }
  });

  it('takes back a call that only waits for the one before it to end', async () => {
    const [one, two] = [await mount(), await mount()];
    const first = await one.call();
    let release = () => {};
    first.closing = new Promise((resolve) => (release = resolve));
    void one.end();
    const queued = one.start();
    const started = two.start();
    expect((await rejection(queued)).details).to.deep.equal({ reason: 'aborted' });
    release();
    await (await two.opened()).answer();
    await started;
    expect([one.status, one.runtime.sessions.length]).to.deep.equal(['disconnected', 1]);
  });

  it('is cancelled while it waits, and the other one ends all the same', async () => {
    const [one, two] = [await mount(), await mount()];
    const first = await one.call();
    let release = () => {};
    first.closing = new Promise((resolve) => (release = resolve));
    const started = two.start();
    await two.end();
    expect((await rejection(started)).details).to.deep.equal({ reason: 'aborted' });
    release();
    await one.end();
    await nextFrame();
    expect([one.status, two.status]).to.deep.equal(['disconnected', 'disconnected']);
    expect(two.runtime.sessions.length).to.equal(0);
  });

  it('leaves a call alone where the page forbids the other, or it is not set up', async () => {
    const [one, two] = [await mount(), await mount()];
    const first = await one.call();
    two.addEventListener('buddy-before-start', (event) => event.preventDefault(), { once: true });
    await rejection(two.start());
    two.templateId = undefined;
    await rejection(two.start());
    expect([one.status, two.status, first.calls]).to.deep.equal(['connected', 'error', []]);
  });

  it('holds across two copies of the library', async () => {
    const element = await mount();
    const copy = new URL('../../src/element/page-turn.ts?another-copy', import.meta.url).href;
    const other = (await import(copy)) as { PageTurn: typeof PageTurn };
    expect(other.PageTurn).not.to.equal(PageTurn);

    const session = await element.call();
    const theirs = new other.PageTurn(() => {
      ended += 1;
      return Promise.resolve();
    });
    let ended = 0;
    theirs.hold(performance.now());
    await theirs.claim();
    expect([element.status, session.calls, ended]).to.deep.equal(['disconnected', ['close'], 0]);

    await element.call();
    expect(ended).to.equal(1);
    theirs.release();
    await element.end();
    await element.call();
    expect(ended).to.equal(1);
  });

  it('does not wait for ever for a call that never ends', async () => {
    const element = await mount();
    const { setTimeout: set } = window;
    const stuck = new PageTurn(() => new Promise(() => {}));
    stuck.hold(performance.now());
    try {
      // Eight seconds are over at once.
      window.setTimeout = ((run: () => void, ms: number) =>
        set(run, ms === 8_000 ? 0 : ms)) as never;
      await element.call();
    } finally {
      window.setTimeout = set;
      stuck.release();
    }
    expect(element.status).to.equal('connected');
  });

  it('listens to the page only while there is a call, or one to come', async () => {
    const resources = watchResources();
    try {
      const element = await mount();
      const during = { 'document buddy-call-claim': 1, 'document freeze': 1, 'window pagehide': 1 };
      const listeners = () =>
        Object.fromEntries(Object.entries(resources.live()).filter(([name]) => name in during));
      expect(listeners()).to.deep.equal({});
      const session = await element.call();
      expect(listeners()).to.deep.equal(during);
      let release = () => {};
      session.closing = new Promise((resolve) => (release = resolve));
      void element.end();
      void element.start();
      release();
      await element.opened(2);
      expect(listeners()).to.deep.equal(during);
      await element.end();
      expect(listeners()).to.deep.equal({});
      element.addEventListener('buddy-before-start', (event) => event.preventDefault());
      await rejection(element.start());
      expect(listeners()).to.deep.equal({});
      // Another call is to come, until a listener of the end takes it back.
      const other = await mount();
      await other.call();
      other.addEventListener('buddy-disconnected', () => void other.end());
      void other.end();
      await rejection(other.start());
      expect(listeners()).to.deep.equal({});
      await until('nothing is left', () => Object.keys(resources.live()).length === 0);
    } finally {
      resources.stop();
    }
  });
});
