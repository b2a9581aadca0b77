import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import type { BeforeStartDetail } from '../../src/element/events.js';
import type { SessionEvent } from '../../src/sdk/types.js';
import { has } from '../support/abilities.js';
import { until } from '../support/until.js';
import { InvalidRequestError, SessionError } from '../../src/sdk/errors.js';
import { listen, mount, rejection, TestCall, token, written } from './support/call-element.js';

/** Registered when its element is already there. */
class LateCall extends TestCall {}

declare global {
  interface HTMLElementTagNameMap {
    'late-call': LateCall;
  }
}

describe('attributes and properties', () => {
  it('have the documented defaults, and write nothing onto the tag', async () => {
    const element = await fixture<TestCall>(html`<test-call></test-call>`);
    const { mode, variant, placement, theme, preload } = element;
    expect({ mode, variant, placement, theme, preload }).to.deep.equal({
      mode: 'production',
      variant: 'inline',
      placement: 'bottom-end',
      theme: 'auto',
      preload: 'intent',
    });
    const { muted, active, open, hideTranscript, consent } = element;
    expect([muted, active, open, hideTranscript, consent]).to.deep.equal(Array(5).fill(false));
    expect([element.status, element.session]).to.deep.equal(['idle', null]);
    expect(element.transcripts).to.deep.equal([]);
    expect(element.getAttributeNames()).to.deep.equal([]);
  });

  const texts: ReadonlyArray<[attribute: string, property: keyof TestCall]> = [
    ['token', 'token'],
    ['template-id', 'templateId'],
    ['mode', 'mode'],
    ['reseller-id', 'resellerId'],
    ['merchant-id', 'merchantId'],
    ['base-url', 'baseUrl'],
    ['payload', 'payload'],
    ['request-id', 'requestId'],
    ['room-url', 'roomUrl'],
    ['room-token', 'roomToken'],
    ['variant', 'variant'],
    ['placement', 'placement'],
    ['theme', 'theme'],
    ['preload', 'preload'],
    ['agent-name', 'agentName'],
    ['daily-bundle-path', 'dailyBundlePath'],
  ];
  for (const [attribute, property] of texts) {
    it(`${attribute} is the property ${property}, as text even where it looks like a number`, async () => {
      const element = await fixture<TestCall>(html`<test-call></test-call>`);
      element.setAttribute(attribute, '0042');
      expect(element[property]).to.equal('0042');
    });
  }

  it('numbers and URL objects that a script sets are read as text', async () => {
    const element = await mount();
    const api = 'https://api.example/';
    const given = { requestId: 42, templateId: 7n, baseUrl: new URL(api) };
    Object.assign(element, given, { dailyBundlePath: new URL(api) });
    const asked = listen(element, 'before-start');
    const { opened } = await element.call();
    const { requestId, templateId, baseUrl } = asked[0]?.detail as BeforeStartDetail;
    expect([requestId, templateId, baseUrl]).to.deep.equal(['42', '7', api]);
    expect(opened.client?.daily).to.deep.equal({ bundlePathOverride: api });
  });

  const switches: ReadonlyArray<[attribute: string, property: keyof TestCall]> = [
    ['muted', 'muted'],
    ['open', 'open'],
    ['hide-transcript', 'hideTranscript'],
    ['consent', 'consent'],
  ];
  for (const [attribute, property] of switches) {
    it(`${attribute} is the property ${property}, on by presence`, async () => {
      const element = await fixture<TestCall>(html`<test-call></test-call>`);
      element.toggleAttribute(attribute, true);
      expect(element[property]).to.equal(true);
      element.toggleAttribute(attribute, false);
      expect(element[property]).to.equal(false);
    });
  }

  it('an attribute that says false, as frameworks write it, is none: nothing calls, and consent is not asked for', async () => {
    const names = ['active', 'muted', 'open', 'hide-transcript', 'consent', 'request-id'];
    const element = await mount(names.map((name) => `${name}="false"`).join(' '));
    const { active, muted, open, hideTranscript, consent, requestId } = element;
    expect({ active, muted, open, hideTranscript, consent, requestId }).to.deep.equal({
      ...{ active: false, muted: false, open: false, hideTranscript: false, consent: false },
      requestId: undefined,
    });
    expect([element.status, element.loads]).to.deep.equal(['idle', 0]);
    // What reflects is never of two minds.
    expect(['active', 'muted', 'open'].filter((name) => element.hasAttribute(name))).to.deep.equal(
      [],
    );
    element.setAttribute('active', 'true');
    await (await element.opened()).answer();
    element.setAttribute('active', 'false');
    await until('the end', () => element.status === 'disconnected');
  });

  it('set to nothing, as frameworks do with a prop that is gone, they have their defaults again', async () => {
    const element = await fixture<TestCall>(html`<test-call></test-call>`);
    const names = ['mode', 'variant', 'placement', 'theme', 'preload', 'muted', 'open', 'consent'];
    const defaults = names.map((name) => Reflect.get(element, name) as unknown);
    for (const nothing of [undefined, null]) {
      for (const name of names) Reflect.set(element, name, 'x');
      for (const name of names) Reflect.set(element, name, nothing);
      expect(names.map((name) => Reflect.get(element, name) as unknown)).to.deep.equal(defaults);
    }
  });

  it('taking an attribute away restores its default', async () => {
    const element = await mount('variant="floating" mode="test"');
    element.removeAttribute('variant');
    element.removeAttribute('mode');
    expect([element.variant, element.mode]).to.deep.equal(['inline', 'production']);
    await element.updateComplete;
    expect(element.hasAttribute('variant')).to.equal(false);
  });

  it('reflect before an element is anywhere, too', () => {
    const element = document.createElement('test-call');
    element.variant = 'floating';
    element.muted = true;
    expect(element.getAttributeNames()).to.deep.equal(['variant', 'muted']);
    expect(element.getAttribute('variant')).to.equal('floating');
    element.muted = false;
    element.variant = 'inline';
    expect(element.getAttributeNames()).to.deep.equal(['variant']);
    expect(element.getAttribute('variant')).to.equal('inline');
  });

  it('set before the upgrade are kept', async () => {
    const element = document.createElement('late-call');
    element.token = 'early';
    element.payload = { a: 1 };
    element.muted = true;
    const provider = () => 'early';
    element.tokenProvider = provider;
    document.body.append(element);
    customElements.define('late-call', LateCall);
    await element.updateComplete;
    expect([element.token, element.payload, element.muted, element.tokenProvider]).to.deep.equal([
      'early',
      { a: 1 },
      true,
      provider,
    ]);
    element.remove();
  });

  it('payload can be an object', async () => {
    const element = await mount();
    element.payload = { deep: { er: [1] } };
    const session = await element.call();
    expect(session.opened.start?.payload).to.deep.equal({ deep: { er: [1] } });
  });

  it('active starts and ends a call, and follows the real state', async () => {
    const element = await mount();
    element.setAttribute('active', '');
    const session = await element.opened();
    expect(element.status).to.equal('connecting');
    await session.answer();
    await element.updateComplete;
    expect(element.hasAttribute('active')).to.equal(true);
    element.removeAttribute('active');
    await until('the end', () => element.status === 'disconnected');
    expect(session.calls).to.deep.equal(['close']);
    const next = await element.call();
    expect(element.hasAttribute('active')).to.equal(true);
    await next.leave();
    await element.updateComplete;
    expect([element.active, element.hasAttribute('active')]).to.deep.equal([false, false]);
  });

  it('active set right before end() begins no call, not while another one ends either', async () => {
    const element = await mount();
    element.active = true;
    await element.end();
    await nextFrame();
    expect([element.active, element.status, element.loads]).to.deep.equal([false, 'idle', 0]);

    const session = await element.call();
    void element.end();
    element.active = true;
    await element.end();
    await nextFrame();
    expect([element.active, element.status]).to.deep.equal([false, 'disconnected']);
    expect(element.runtime.sessions).to.deep.equal([session]);
  });

  it('active begins no call after end(), whatever else was said before it', async () => {
    const element = await mount();
    const place = element.parentElement as HTMLElement;
    element.active = true;
    const started = element.start().catch((error: unknown) => error);
    await element.end();
    await nextFrame();
    expect(await started).to.be.instanceOf(SessionError);
    expect([element.active, element.status]).to.deep.equal([false, 'disconnected']);

    element.remove();
    for (const start of [() => undefined, () => element.start().catch(() => undefined)]) {
      element.active = true;
      void start();
      await element.end();
      expect(element.active).to.equal(false);
    }
    place.append(element);
    await nextFrame();
    expect([element.active, element.status]).to.deep.equal([false, 'disconnected']);
    expect(element.runtime.sessions).to.deep.equal([]);
  });

  it('active calls only in the page: not of an element that is taken out before it is drawn', async () => {
    const element = await mount();
    const place = element.parentElement as HTMLElement;
    element.remove();
    element.active = true;
    place.append(element);
    element.remove();
    await element.updateComplete;
    await nextFrame();
    expect([element.status, element.loads]).to.deep.equal(['idle', 0]);
    place.append(element);
    await (await element.opened()).answer();
    expect([element.status, element.active]).to.deep.equal(['connected', true]);
    // It was started outside of the page; it can be ended there as well.
    await element.end();
    element.remove();
    void element.start();
    element.active = false;
    await element.updateComplete;
    expect(element.active).to.equal(false);
  });

  it('what reflects does so at once, by methods, properties and the call itself', async () => {
    const element = await mount('variant="floating"');
    const shown = () => ['muted', 'active', 'open'].filter((name) => element.hasAttribute(name));
    element.mute();
    element.show();
    expect(shown()).to.deep.equal(['muted', 'open']);
    element.unmute();
    element.toggleAttribute('muted', true);
    expect([element.muted, shown()]).to.deep.equal([true, ['muted', 'open']]);
    // As a framework says of a prop that is not there.
    Object.assign(element, { open: undefined });
    expect(shown()).to.deep.equal(['muted']);
    Object.assign(element, { open: null });
    expect(shown()).to.deep.equal(['muted']);
    const atEvents: string[] = [];
    element.addEventListener('buddy-state-change', ({ detail }) =>
      atEvents.push(`${detail.status} ${shown().includes('active')}`),
    );
    const session = await element.call();
    expect(session.calls).to.deep.equal([]);
    element.unmute();
    element.removeAttribute('muted');
    element.toggleAttribute('muted', true);
    await element.updateComplete;
    expect([element.muted, session.getState().isMicEnabled]).to.deep.equal([true, false]);
    await element.end();
    expect(atEvents).to.deep.equal([
      'connecting true',
      'connected true',
      'disconnecting false',
      'disconnected false',
    ]);
  });

  it('taking active away while connecting cancels', async () => {
    const element = await mount('active');
    await element.opened();
    element.active = false;
    await until('the end', () => element.status === 'disconnected');
    expect(element.hasAttribute('active')).to.equal(false);
  });

  it('muted switches the microphone before, during and after connecting, and reflects', async () => {
    const element = await mount();
    element.mute();
    const session = await element.call();
    expect(session.getState().isMicEnabled).to.equal(false);
    element.removeAttribute('muted');
    await element.updateComplete;
    expect(session.getState().isMicEnabled).to.equal(true);
    element.toggleMute();
    expect(session.getState().isMicEnabled).to.equal(false);
    session.setMicEnabled(true);
    await element.updateComplete;
    expect([element.muted, element.hasAttribute('muted')]).to.deep.equal([false, false]);
  });

  it('strings overrides single texts, the rest stays', async () => {
    const element = await mount();
    element.strings = { start: 'Los geht’s', errors: { setup: { title: 'Oh', text: 'Nein' } } };
    await element.updateComplete;
    expect(element.words('[part~="start-button"]')).to.equal('Los geht’s');
    expect(element.words('.note')).to.contain('microphone');
    element.templateId = '';
    void element.start();
    await until('the error', () => element.partOf('error'));
    expect(element.words('[part~="error"]')).to.equal('Oh Nein');
  });

  it('strings that can not be shown leave the built-in ones, before a call and in it', async () => {
    const element = await mount();
    const none = undefined as unknown as string;
    const nothing = null as unknown as string;
    const other = (() => 'x') as unknown as string;
    for (const text of [none, nothing, other, {} as string]) {
      element.strings = { start: text, introTitle: () => 'Mine', end: text, mute: text };
      await element.updateComplete;
      expect(element.words('[part~="start-button"]')).to.equal('Start call');
      expect(element.words('.title')).to.equal('Mine');
    }
    // A sentence where the built-in one holds the name.
    element.strings = { introTitle: 'Hello' as never, panel: 'A call' as never };
    await element.updateComplete;
    expect(element.words('.title')).to.equal('Hello');
    expect(element.find('[part~="panel"]').ariaLabel).to.equal('A call');

    const session = await element.call();
    for (const text of [none, nothing, other]) {
      const errors = { ejected: { title: 'Gone', text }, unknown: nothing as never };
      element.strings = { end: text, mute: text, retry: text, errors };
      await element.updateComplete;
      expect(element.words('[part~="end-button"]')).to.equal('End');
      expect(element.find('[part~="mute-button"]').ariaLabel).to.equal('Mute');
    }
    element.strings = { errors: { ejected: { title: 'Gone' } as never } };
    await session.fail(new SessionError('x', { details: { reason: 'ejected' } }));
    await element.updateComplete;
    expect(element.words('[part~="error"] .title')).to.equal('Gone');
    expect(element.words('[part~="error"] .title + p')).to.match(/\w/);
  });

  it('strings that throw or say nothing leave the built-in ones, before a call and in it', async () => {
    const element = await mount();
    const { error } = console;
    const told: unknown[] = [];
    console.error = (cause: unknown) => told.push(cause);
    const text = () => {
      throw new Error('no words');
    };
    const nothing = (() => undefined) as never;
    const ejected = { title: 5 as never, text };
    element.strings = { introTitle: text, panel: nothing, clock: text, errors: { ejected } };
    await element.updateComplete;
    expect(element.words('.title')).to.equal('Talk to Asha');
    expect(element.find('[part~="panel"]').ariaLabel).to.match(/^Call with/);
    const session = await element.call();
    expect(element.words('[part~="timer"]')).to.equal('0:00');
    await session.fail(new SessionError('x', { details: { reason: 'ejected' } }));
    await element.updateComplete;
    console.error = error;
    expect(element.words('[part~="error"]')).to.match(/^The call was closed It was ended/);
    expect(String(told[0])).to.equal('Error: no words');
  });

  it('a blank agent-name is none', async () => {
    const element = await mount();
    element.agentName = '  ';
    await element.updateComplete;
    expect(element.words('[part~="header"] b')).to.equal('Assistant');
    expect(element.words('.title')).to.equal('Talk to us');
  });
});

describe('methods', () => {
  it('speak() and sendMessage() reach the session', async () => {
    const element = await mount();
    const session = await element.call();
    await element.speak('Hello');
    element.sendMessage('custom', { a: 1 });
    expect(session.calls).to.deep.equal(['speak Hello', 'message custom {"a":1}']);
    expect(await rejection(element.speak(' '))).to.be.instanceOf(InvalidRequestError);
  });

  it('speak() and sendMessage() without a call are SessionErrors', async () => {
    const element = await mount();
    expect(await rejection(element.speak('Hello'))).to.be.instanceOf(SessionError);
    expect(() => element.sendMessage('custom')).to.throw(SessionError);
  });

  it('show() and hide() open and close, and say so', async () => {
    const element = await mount('variant="floating"');
    const events = listen(element, 'open-change');
    element.show();
    await element.updateComplete;
    expect([element.hasAttribute('open'), !!element.partOf('panel')]).to.deep.equal([true, true]);
    element.hide();
    await element.updateComplete;
    expect([element.hasAttribute('open'), !!element.partOf('panel')]).to.deep.equal([false, false]);
    expect(events.map(({ detail }) => detail)).to.deep.equal([{ open: true }, { open: false }]);
  });
});

describe('events', () => {
  const track = {} as MediaStreamTrack;
  const entry = { id: '1', role: 'user', text: 'Hi', isComplete: false };
  const cases: ReadonlyArray<[SessionEvent, args: unknown[], detail: unknown]> = [
    ['conversation-start', [], null],
    ['user-speech-start', [], null],
    ['user-speech-end', [], null],
    ['assistant-speech-start', [], null],
    ['assistant-speech-end', [], null],
    ['tts-start', [], null],
    ['tts-chunk', ['word'], { text: 'word' }],
    ['tts-end', [], null],
    ['conversation-end', ['idle_timeout'], { reason: 'idle_timeout' }],
    ['pipeline-error', [{ processor: 'p', error: 'e' }], { processor: 'p', error: 'e' }],
    ['track-started', [track, true], { track, local: true }],
    ['track-stopped', [track, false], { track, local: false }],
    ['mic-change', [false], { enabled: false }],
    ['transcript', [entry], entry],
    ['metrics', [{ ttfb: 1 }], { ttfb: 1 }],
  ];
  for (const [event, args, detail] of cases) {
    it(`buddy-${event} bubbles, crosses shadow boundaries, and has its detail`, async () => {
      const element = await mount();
      const session = await element.call();
      const heard = listen(document, event);
      session.emit(event, ...(args as [never]));
      expect(heard.length).to.equal(1);
      expect(heard[0]?.detail).to.deep.equal(detail);
      expect([heard[0]?.bubbles, heard[0]?.composed, heard[0]?.target]).to.deep.equal([
        true,
        true,
        element,
      ]);
    });
  }

  it('are typed on every element', async () => {
    const element = await mount();
    const later = oneEvent(element, 'buddy-state-change');
    document.body.addEventListener(
      'buddy-state-change',
      ({ detail }) => {
        expect(detail.status).to.equal('connecting');
      },
      { once: true },
    );
    void element.start();
    await later;
  });

  it('of two elements do not mix', async () => {
    const [one, two] = [await mount(), await mount()];
    const heard = listen(two, 'connected', 'state-change');
    await one.call();
    expect([heard.length, two.status]).to.deep.equal([0, 'idle']);
  });
});

describe('invoker commands', () => {
  const invoke = (element: TestCall, command: string) => {
    const event = new Event('command');
    element.dispatchEvent(Object.assign(event, { command }));
  };

  it('start, mute, show, toggle and end without a script in the page', async () => {
    const element = await mount('variant="floating"');
    invoke(element, '--start');
    await (await element.opened()).answer();
    expect(element.status).to.equal('connected');
    const seen: unknown[] = [];
    for (const command of ['--mute', '--unmute', '--toggle-mute', '--toggle-mute']) {
      invoke(element, command);
      seen.push(element.muted);
    }
    expect(seen).to.deep.equal([true, false, true, false]);
    invoke(element, '--show');
    expect(element.open).to.equal(true);
    invoke(element, '--hide');
    expect(element.open).to.equal(false);
    invoke(element, '--nonsense');
    invoke(element, '--toggle');
    await until('the end', () => element.status === 'disconnected');
    invoke(element, '--toggle');
    await (await element.opened(2)).answer();
    invoke(element, '--end');
    await until('the end', () => element.status === 'disconnected');
  });

  it('come from a plain button', async function () {
    if (!has('invokers')) return this.skip();
    const element = await mount('id="invoked"');
    const button = await fixture<HTMLButtonElement>(
      `<button commandfor="invoked" command="--start">Call</button>`,
    );
    button.click();
    await element.opened();
    expect(element.active).to.equal(true);
  });
});

describe('custom states', () => {
  const names = 'idle connecting connected disconnecting disconnected error'.split(' ');
  const statesOf = (element: TestCall) =>
    [...names, 'muted', 'assistant-speaking', 'user-speaking'].filter((name) =>
      element.matches(`:state(${name})`),
    );

  it('follow the call', async () => {
    const element = await mount();
    expect(statesOf(element)).to.deep.equal(['idle']);
    void element.start();
    expect(statesOf(element)).to.deep.equal(['connecting']);
    const session = await element.opened();
    await session.answer();
    session.emit('assistant-speech-start');
    session.emit('user-speech-start');
    element.mute();
    await element.updateComplete;
    expect(statesOf(element)).to.deep.equal([
      'connected',
      'muted',
      'assistant-speaking',
      'user-speaking',
    ]);
    session.emit('assistant-speech-end');
    session.emit('user-speech-end');
    element.unmute();
    await element.updateComplete;
    expect(statesOf(element)).to.deep.equal(['connected']);
    await session.fail(new SessionError('gone'));
    expect(statesOf(element)).to.deep.equal(['error']);
    await element.call();
    await element.end();
    expect(statesOf(element)).to.deep.equal(['disconnected']);
  });
});

describe('the calling code', () => {
  it('is fetched on the visitor’s intent, once', async () => {
    const element = await mount();
    expect(element.loads).to.equal(0);
    element.dispatchEvent(new PointerEvent('pointerenter'));
    element.dispatchEvent(new Event('touchstart'));
    element.find('[part~="start-button"]').focus();
    expect(element.loads).to.equal(1);
    await element.call();
    expect(element.loads).to.equal(1);
  });

  it('is fetched when the page is idle with preload="auto"', async () => {
    const element = await mount('preload="auto"');
    await until('the code', () => element.loads === 1);
  });

  it('is fetched at the start only with preload="none"', async () => {
    const element = await mount('preload="none"');
    element.dispatchEvent(new PointerEvent('pointerenter'));
    await nextFrame();
    expect(element.loads).to.equal(0);
    await element.call();
    expect(element.loads).to.equal(1);
  });
});

describe('the token', () => {
  it('set as a property is nowhere to be read: not in the DOM, events, errors or the console', async () => {
    const secret = 'very-secret-token';
    const logged: unknown[] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => logged.push(...args);
    try {
      const element = await mount();
      element.removeAttribute('token');
      element.token = element.roomToken = secret;
      const details: unknown[] = [];
      for (const name of ['before-start', 'state-change', 'error', 'connected']) {
        element.addEventListener(`buddy-${name}`, (event) =>
          details.push((event as CustomEvent<unknown>).detail),
        );
      }
      await element.call();
      expect(written(element)).not.to.contain(secret);
      await element.end();
      element.payload = 'nonsense';
      const error = await rejection(element.start());
      await until('the error', () => element.partOf('error'));
      expect(written(element)).not.to.contain(secret);
      expect(JSON.stringify([details, logged, error, error.message])).not.to.contain(secret);
    } finally {
      console.warn = warn;
    }
  });

  it('in the attribute stays where the page put it, and goes nowhere else', async () => {
    const element = await mount();
    await element.call();
    expect(element.shadowRoot?.innerHTML).not.to.contain(token);
    element.token = 'other';
    await element.updateComplete;
    expect(element.getAttribute('token')).to.equal(token);
  });
});
