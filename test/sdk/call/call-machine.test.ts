import { expect } from '@open-wc/testing';
import type { DailyCall } from '@daily-co/daily-js';
import {
  callMachineIsRunning,
  callMachineTraces,
  preloadCallMachine,
  sayLeft,
} from '../../../src/sdk/call/call-machine.js';

interface DailyGlobal {
  _daily?: { pendings: string[]; instances: Record<string, { callMachine?: object }> };
}

describe('the call machine of a call', () => {
  const page = window as unknown as DailyGlobal;
  let state: string;
  const callOf = (callClientId: string) =>
    ({ callClientId, meetingState: () => state }) as unknown as DailyCall;
  const call = callOf('ours');
  let before: DailyGlobal['_daily'];

  beforeEach(() => {
    state = 'loaded';
    before = page._daily;
    page._daily = { pendings: ['theirs', 'ours'], instances: { ours: {} } };
  });
  afterEach(() => {
    if (before) page._daily = before;
    else delete page._daily;
  });

  it('runs once its script has taken charge of this call', () => {
    expect(callMachineIsRunning(call)).to.equal(false);
    page._daily = { pendings: [], instances: { ours: { callMachine: {} } } };
    expect(callMachineIsRunning(call)).to.equal(true);
    expect(callMachineIsRunning(callOf('theirs'))).to.equal(false);
    // Another call's script may have done so, which Daily does not ask.
    state = 'loading';
    expect(callMachineIsRunning(call)).to.equal(false);
  });

  it('leaves no trace: neither a script element nor a place in the queue', () => {
    const scripts = ['https://cdn.example/v/call-machine-object-bundle.js', 'about:blank#other.js'];
    const elements = scripts.map((src) => {
      // Never in a document whose scripts run: an inert type keeps it from loading.
      const script = document.createElement('script');
      script.type = 'text/inert';
      script.src = src;
      document.head.append(script);
      return script;
    });
    const remove = callMachineTraces(call);
    delete (call as unknown as { callClientId?: string }).callClientId;
    remove();
    expect(elements.map(({ isConnected }) => isConnected)).to.deep.equal([false, true]);
    expect(page._daily?.pendings).to.deep.equal(['theirs']);
    remove();
    expect(page._daily?.pendings).to.deep.equal(['theirs']);
    for (const element of elements) element.remove();
    Object.assign(call, { callClientId: 'ours' });
  });

  it('leaves none where Daily never ran', () => {
    delete page._daily;
    expect(callMachineTraces(call)).not.to.throw();
    expect(callMachineIsRunning(call)).to.equal(false);
  });

  it('can be spoken for when it is asked to leave and does not answer', async () => {
    const heard = new Promise<unknown>((resolve) => {
      window.addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    sayLeft(call);
    expect(await heard).to.deep.equal({
      what: 'iframe-call-message',
      from: 'embedded',
      action: 'left-meeting',
      callClientId: 'ours',
    });
  });

  it('is fetched ahead from where Daily fetches it, once', () => {
    const file = 'call-machine-object-bundle.js';
    const links = () => [
      ...document.head.querySelectorAll<HTMLLinkElement>(`link[href$="${file}"]`),
    ];
    const daily = 'c.daily.co/call-machine/versioned/0.1.2/static';
    for (const [options, href] of [
      [{}, `https://${daily}/${file}`],
      [{ proxyUrl: 'https://proxy.test' }, `https://proxy.test/${daily}/${file}`],
      [{ proxyUrl: 'https://proxy.test/' }, `https://proxy.test/${daily}/${file}`],
      [{ bundlePathOverride: `${location.origin}/there` }, `${location.origin}/there/${file}`],
      [{ bundlePathOverride: `${location.origin}/there/` }, `${location.origin}/there/${file}`],
    ] as const) {
      preloadCallMachine('0.1.2', options);
      preloadCallMachine('0.1.2', options);
      const [link, ...others] = links();
      expect([link?.rel, link?.href, others.length]).to.deep.equal(['preload', href, 0]);
      link?.dispatchEvent(new Event('error'));
      expect(links()).to.deep.equal([]);
    }
  });
});
