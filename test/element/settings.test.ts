import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { SessionError } from '../../src/sdk/errors.js';
import { needs } from '../support/abilities.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';

/** Devices as a browser tells of them. They stand for the browser's list alone. */
const devices = [
  { kind: 'audioinput', deviceId: 'desk', label: 'Desk microphone' },
  { kind: 'audioinput', deviceId: 'headset', label: '' },
  { kind: 'audiooutput', deviceId: 'default', label: 'Default' },
  { kind: 'audiooutput', deviceId: 'ears', label: 'Headphones' },
  { kind: 'videoinput', deviceId: 'eye', label: 'Camera' },
] as MediaDeviceInfo[];

const KEY = 'breeze-buddy-call';

function stubbed<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): () => void {
  const own = Object.getOwnPropertyDescriptor(target, key);
  Object.defineProperty(target, key, { value, configurable: true });
  return () => {
    if (own) Object.defineProperty(target, key, own);
    else Reflect.deleteProperty(target, key);
  };
}

async function openSettings(element: TestCall): Promise<void> {
  element.find('[part~="settings-button"]').click();
  await element.updateComplete;
}

const options = (element: TestCall) =>
  [...(element.shadowRoot?.querySelectorAll('select') ?? [])].map((select) =>
    [...select.options].map(({ text, selected }) => (selected ? `*${text}` : text)),
  );

async function choose(element: TestCall, at: number, value: string): Promise<void> {
  const select = element.shadowRoot?.querySelectorAll('select')[at];
  if (!select) throw new Error('No such choice');
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await element.updateComplete;
}

describe('the settings', function () {
  const restore: Array<() => void> = [];
  const list = new EventTarget();
  let found = devices;

  needs('speakers');

  beforeEach(() => {
    localStorage.removeItem(KEY);
    found = devices;
    const { mediaDevices } = navigator;
    restore.push(
      stubbed(mediaDevices, 'enumerateDevices', () => Promise.resolve(found)),
      stubbed(mediaDevices, 'addEventListener', list.addEventListener.bind(list)),
    );
  });

  afterEach(() => {
    for (const undo of restore.splice(0)) undo();
    localStorage.removeItem(KEY);
  });

  it('offer the microphones and loudspeakers, and show which are in use', async () => {
    const element = await mount();
    await element.call();
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    expect(options(element)).to.deep.equal([
      ['*System default', 'Desk microphone', 'Device 2'],
      ['*Default', 'Headphones'],
    ]);
    found = devices.slice(0, 3);
    list.dispatchEvent(new Event('devicechange'));
    await until('the new list', () => options(element)[1]?.length === 1);
    element.find('[part~="settings-button"], .back').click();
    await element.updateComplete;
    let looks = 0;
    restore.push(
      stubbed(navigator.mediaDevices, 'enumerateDevices', () => {
        looks += 1;
        return Promise.resolve(found);
      }),
    );
    list.dispatchEvent(new Event('devicechange'));
    expect(looks, 'nobody looks at the list').to.equal(0);
  });

  it('hold for this call and for the next one, and are remembered', async () => {
    const element = await mount();
    const session = await element.call();
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    await choose(element, 0, 'headset');
    await choose(element, 1, 'ears');
    const volume = element.find('[type="range"]') as HTMLInputElement;
    volume.value = '40';
    volume.dispatchEvent(new Event('input', { bubbles: true }));
    expect(session.calls).to.deep.equal(['microphone headset', 'speaker ears', 'volume 0.4']);
    await element.end();

    const later = await mount();
    const started = later.start();
    const next = await later.opened();
    // Firefox knows no loudspeaker by its id before the microphone is open.
    expect(next.calls).to.deep.equal([]);
    await next.answer();
    await started;
    expect(next.calls).to.deep.equal(['volume 0.4', 'speaker ears']);
    expect(next.opened.start?.microphone).to.equal('headset');
  });

  it('show the loudspeaker that the voice comes from, where the chosen one does not take it', async () => {
    const element = await mount();
    const session = await element.call();
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    const gone = new DOMException('Not there any more', 'NotFoundError');
    session.setSpeaker = () => Promise.reject(gone);
    await choose(element, 1, 'ears');
    await until('the old choice', () => options(element)[1]?.[0] === '*Default');
    expect(localStorage.getItem(KEY)).to.include('"speaker":""');
  });

  it('leave out a microphone that is not plugged in any more', async () => {
    for (const volume of [7, -1, '0.5']) {
      localStorage.setItem(KEY, JSON.stringify({ microphone: 'gone', volume, speaker: 3 }));
      const element = await mount();
      const session = await element.call();
      expect([session.opened.start?.microphone, session.calls]).to.deep.equal(['', []]);
      await element.end();
    }
  });

  it('leave the choice to the system where the browser does not say what is plugged in', async () => {
    localStorage.setItem(KEY, JSON.stringify({ microphone: 'headset' }));
    const { setTimeout } = window;
    const soon = (act: () => void, ms?: number, ...with_: unknown[]) =>
      setTimeout(act, ms === 3_000 ? 0 : ms, ...with_);
    restore.push(
      stubbed(navigator.mediaDevices, 'enumerateDevices', () => new Promise(() => {})),
      stubbed(window, 'setTimeout', soon as typeof setTimeout),
    );
    const element = await mount();
    const session = await element.call();
    expect(session.opened.start?.microphone).to.equal('');
  });

  it('work in a page without storage', async () => {
    const refuse = () => {
      throw new DOMException('No storage here', 'SecurityError');
    };
    restore.push(
      stubbed(Storage.prototype, 'getItem', refuse),
      stubbed(Storage.prototype, 'setItem', refuse),
    );
    const element = await mount();
    await element.call();
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    await choose(element, 0, 'desk');
    expect(options(element)[0]).to.deep.equal(['*Desk microphone', 'Device 2']);
    await element.end();
    const session = await element.call();
    expect(session.opened.start?.microphone).to.equal('desk');
  });

  it('store nothing before a choice is made', async () => {
    const element = await mount();
    await element.call();
    await openSettings(element);
    expect(localStorage.getItem(KEY)).to.equal(null);
  });

  it('take the focus, give it back, and close with Escape before the panel does', async () => {
    const element = await mount('variant="floating" open');
    await element.call();
    await openSettings(element);
    const focused = () => element.shadowRoot?.activeElement;
    expect(focused()?.ariaLabel).to.equal('Back');
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect([element.open, element.query('.settings')]).to.deep.equal([true, null]);
    expect(focused()).to.equal(element.partOf('settings-button'));
  });

  it('show the microphone’s level where it is chosen', async () => {
    const element = await mount();
    const session = await element.call();
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    const bar = element.find('.field:first-child .meter i');
    expect(element.query('.field:nth-child(2) .meter')).to.equal(null);
    expect(getComputedStyle(bar).scale).to.equal('0 1');
    await until('a full bar', () => {
      session.observer.level?.(1, true);
      return getComputedStyle(bar).scale === '1';
    });
  });

  it('are the way out where a microphone did not start', async () => {
    const element = await mount();
    const started = element.start();
    const session = await element.opened();
    const details = { reason: 'microphone-in-use' };
    await session.fail(new SessionError('In use', { details }));
    await started.catch(() => {});
    await element.updateComplete;
    await openSettings(element);
    await until('the list', () => options(element).length === 2);
    await choose(element, 0, 'headset');
    element.find('.back').click();
    await element.updateComplete;
    element.find('[part~="retry-button"]').click();
    const next = await element.opened(2);
    expect(next.opened.start?.microphone).to.equal('headset');
  });
});
