import { expect, nextFrame } from '@open-wc/testing';
import { SessionError } from '../../src/sdk/errors.js';
import { en } from '../../src/element/strings/en.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';
import { translate } from './support/translate.js';

const status = (element: TestCall) => element.words('[part~="status"]');

describe('before a call', () => {
  it('shows who is there, an intro and a way to start', async () => {
    const element = await mount();
    expect(element.words('header b')).to.equal('Asha');
    expect(status(element)).to.equal('Ready to talk');
    expect(element.words('.title')).to.equal('Talk to Asha');
    element.find('[part~="start-button"]').click();
    expect(element.status).to.equal('connecting');
  });

  it('has something to say without an agent-name', async () => {
    const element = await mount();
    element.agentName = undefined;
    await element.updateComplete;
    expect(element.words('header b')).to.equal('Assistant');
    expect(element.words('.title')).to.equal('Talk to us');
  });

  it('takes content for every slot', async () => {
    const slots = ['avatar', 'header', 'intro', 'footer'];
    const element = await mount('', slots.map((slot) => `<b slot="${slot}">${slot}</b>`).join(''));
    for (const slot of slots) {
      const node = element.find(`slot[name="${slot}"]`) as HTMLSlotElement;
      expect(node.assignedElements()[0]?.textContent).to.equal(slot);
    }
    const floating = await mount('variant="floating"', '<b slot="launcher">Call</b>');
    const launcher = floating.find('[part~="launcher"] slot') as HTMLSlotElement;
    expect(launcher.assignedElements().length).to.equal(1);
  });

  it('keeps room for its own, however much there is in a slot, and gives none to an empty one', async () => {
    const boxOf = (node: Element | null) => node?.getBoundingClientRect() ?? new DOMRect();
    const empty = await mount();
    const end = (element: TestCall) => boxOf(element.find('[part~="panel"]')).bottom - 1;
    expect(boxOf(empty.find('.mid')).bottom).to.equal(end(empty));
    const footer = '<p slot="footer" style="block-size: 900px"></p>';
    const element = await mount('', `${footer}<img slot="avatar" width="600" height="800" />`);
    const start = boxOf(element.find('[part~="start-button"]'));
    expect(start.bottom).to.be.lessThan(boxOf(element.querySelector('p')).top);
    expect(start.bottom).to.be.lessThan(end(element) - 150);
    const { width, height } = boxOf(element.querySelector('img'));
    expect([width, height]).to.deep.equal([64, 64]);
    // The page's own rules for pictures come before those for slots.
    element.querySelector('img')?.style.setProperty('max-inline-size', 'none');
    element.querySelector('img')?.style.setProperty('inline-size', '120px');
    expect(boxOf(element.querySelector('img')).width).to.equal(64);
  });

  it('shows a name as text, whatever it holds', async () => {
    const element = await mount();
    element.agentName = '<img src=x onerror=alert(1)>';
    await element.updateComplete;
    expect(element.query('img')).to.equal(null);
    expect(element.words('header b')).to.equal('<img src=x onerror=alert(1)>');
  });
});

describe('consent', () => {
  it('comes before the first call: nothing is fetched, no call is opened', async () => {
    const element = await mount('consent', '<p slot="consent">May we?</p>');
    element.dispatchEvent(new PointerEvent('pointerenter'));
    const started = element.start();
    expect(element.start()).to.equal(started);
    await element.updateComplete;
    expect([element.status, element.loads, element.active]).to.deep.equal(['idle', 0, false]);
    const slot = element.find('[part~="consent"] slot') as HTMLSlotElement;
    expect(slot.assignedElements().length).to.equal(1);
    element.find('[part~="consent"] .primary').click();
    const session = await element.opened();
    await session.answer();
    expect(await started).to.equal(session);
    await element.end();
    await element.call();
    expect(element.partOf('consent')).to.equal(null);
  });

  it('is asked for in words where something that translates the page has put its own before', async () => {
    const element = await mount('consent');
    translate(element.renderRoot);
    void element.start();
    await element.updateComplete;
    expect(element.words('.title')).to.equal(en.consentTitle);
    expect(element.words('.title + p')).to.equal(en.consentText);
    expect(element.words('.primary')).to.equal(en.agree);
  });

  it('declined is quiet: back to idle, start() rejects with aborted', async () => {
    const element = await mount('consent active variant="floating"');
    expect([element.open, element.active]).to.deep.equal([true, false]);
    const started = element.start();
    element.find('[part~="consent"] .ghost').click();
    const error = await started.then(
      () => null,
      (reason: unknown) => reason as SessionError,
    );
    expect(error?.details).to.deep.equal({ reason: 'aborted' });
    await element.updateComplete;
    expect([element.status, element.words('.title')]).to.deep.equal(['idle', 'Talk to Asha']);
  });

  it('is remembered only where the page says so, and only when it was given', async () => {
    const key = 'breeze-buddy-call:consent';
    localStorage.removeItem(key);
    const asks = async (attributes: string) => {
      const element = await mount(attributes);
      void element.start();
      await element.updateComplete;
      return element.query('[part~="consent"] .primary');
    };
    (await asks('consent'))?.click();
    expect(localStorage.getItem(key)).to.equal(null);
    (await asks('consent="remember"'))?.parentElement
      ?.querySelector<HTMLElement>('.ghost')
      ?.click();
    expect(localStorage.getItem(key)).to.equal(null);
    (await asks('consent="remember"'))?.click();
    expect(localStorage.getItem(key)).to.equal('1');
    expect(await asks('consent="remember"')).to.equal(null);
    expect(await asks('consent')).not.to.equal(null);
    localStorage.removeItem(key);
    // Frameworks set the property, and no attribute.
    const element = await mount();
    element.consent = 'remember';
    void element.start();
    await element.updateComplete;
    element.query('[part~="consent"] .primary')?.click();
    expect(localStorage.getItem(key)).to.equal('1');
    localStorage.removeItem(key);
  });

  it('is not in the way of a call that needs none any more', async () => {
    const element = await mount('consent');
    const asked = element.start();
    await element.updateComplete;
    element.consent = false;
    const session = await element.call();
    expect((await asked) === session).to.equal(true);
    expect([element.partOf('consent'), status(element)]).to.deep.equal([null, 'Listening']);
  });

  it('is asked for by an element that is started before it was ever drawn', async () => {
    const element = document.createElement('test-call');
    element.consent = true;
    document.body.append(element);
    void element.start();
    await element.updateComplete;
    expect(element.partOf('consent')).not.to.equal(null);
    element.remove();
  });

  it('is declined by closing the panel', async () => {
    const element = await mount('consent variant="floating"');
    const started = element.start();
    await element.updateComplete;
    element.hide();
    expect(await started.catch((error: unknown) => error)).to.be.instanceOf(SessionError);
  });
});

describe('while connecting', () => {
  const steps = (element: TestCall) =>
    [...element.renderRoot.querySelectorAll<HTMLElement>('.steps li')].map(
      (step) =>
        `${step.className}: ${step.innerText
          .replace(/[\u2068\u2069]/g, '')
          // To WebKit's innerText, what is hidden is no line of its own.
          .replace(/\n|(?<=\w)(?=Done$)/g, ', ')}`,
    );

  it('names each step as it is done, and offers to cancel', async () => {
    const element = await mount();
    void element.start();
    const session = await element.opened();
    await element.updateComplete;
    expect(status(element)).to.equal('Connecting…');
    expect(steps(element)).to.deep.equal([
      'now: Opening the microphone',
      ': Calling Asha',
      ': Joining the call',
    ]);
    session.observer.progress?.('microphone');
    await element.updateComplete;
    expect(steps(element)).to.deep.equal([
      'done: Microphone ready, Done',
      'now: Calling Asha',
      ': Joining the call',
    ]);
    session.observer.progress?.('lead');
    await element.updateComplete;
    expect(steps(element)[2]).to.equal('now: Joining the call');
    element.find('[part~="end-button"]').click();
    await until('the end', () => element.status === 'disconnected');
    await element.updateComplete;
    expect(status(element)).to.equal('Ready to talk');
  });

  it('has nobody to call where a room is joined directly', async () => {
    const element = await mount('room-url="https://x.daily.co/r" room-token="t"');
    void element.start();
    await element.opened();
    await element.updateComplete;
    expect(steps(element)).to.deep.equal(['now: Opening the microphone', ': Joining the call']);
  });
});

describe('in a call', () => {
  it('says who speaks', async () => {
    const element = await mount();
    void element.start();
    const session = await element.opened();
    session.connect();
    await element.updateComplete;
    expect(status(element)).to.equal('Almost there…');
    await session.answer();
    const seen: string[] = [];
    for (const event of [
      'tts-start',
      'assistant-speech-start',
      'assistant-speech-end',
      'user-speech-start',
      'user-speech-end',
    ] as const) {
      session.emit(event);
      await nextFrame();
      await element.updateComplete;
      // The orb in the header is the assistant's, the one in its place anybody's.
      const orbs = [...element.renderRoot.querySelectorAll('header .live, .mid .live')];
      seen.push(`${status(element)}, orbs alive: ${orbs.length}`);
    }
    expect(seen).to.deep.equal([
      'Listening, orbs alive: 0',
      'Speaking, orbs alive: 2',
      'Listening, orbs alive: 0',
      'Hearing you, orbs alive: 1',
      'Listening, orbs alive: 0',
    ]);
  });

  it('counts the time, which is no live region', async () => {
    const element = await mount();
    await element.call();
    const timer = element.find('[part~="timer"]');
    expect([timer.textContent, timer.getAttribute('role')]).to.deep.equal(['0:00', 'timer']);
    element.runtime.clock.advance(61_000);
    await element.updateComplete;
    expect(timer.textContent).to.equal('1:01');
  });

  it('counts the seconds, here and on its launcher, and draws nothing else for it', async () => {
    const element = await mount('variant="floating" open');
    await element.call();
    let drawn = 0;
    element.addController({ hostUpdated: () => (drawn += 1) });
    element.runtime.clock.advance(2000);
    expect(element.words('[part~="timer"]')).to.equal('0:02');
    expect(drawn).to.equal(0);
    element.open = false;
    await element.updateComplete;
    element.runtime.clock.advance(1000);
    expect(element.find('.launcher .timer').textContent).to.equal('0:03');
    expect(drawn).to.equal(1);
    // What is drawn next stands where the clock stands.
    element.open = true;
    await element.updateComplete;
    expect(element.words('[part~="timer"]')).to.equal('0:03');
  });

  it('mutes with a button that says what it is', async () => {
    const element = await mount();
    const session = await element.call();
    const button = element.find('[part~="mute-button"]');
    expect([button.ariaLabel, button.ariaPressed]).to.deep.equal(['Mute', 'false']);
    button.click();
    await element.updateComplete;
    expect(button.ariaPressed).to.equal('true');
    // Not the tooltip, which says what pressing does.
    expect(button.getAttribute('aria-description')).to.equal('You are muted');
    expect([status(element), element.hasAttribute('muted')]).to.deep.equal(['You are muted', true]);
    expect(session.getState().isMicEnabled).to.equal(false);
    expect(element.partOf('mute-button')).to.equal(button);
  });

  it('tells when the way to the room is interrupted', async () => {
    const element = await mount();
    const session = await element.call();
    session.observer.network?.('interrupted');
    await element.updateComplete;
    expect(status(element)).to.equal('Reconnecting…');
    expect(element.query('.notice')).not.to.equal(null);
    // Nobody would hear it.
    expect(element.words('.caption')).to.equal('');
    session.observer.network?.('restored');
    await element.updateComplete;
    expect([status(element), element.query('.notice')]).to.deep.equal(['Listening', null]);
    expect(element.words('.caption')).to.equal('Go ahead, just talk.');
  });

  it('offers to hear the assistant where the browser refuses to play', async () => {
    const element = await mount();
    const session = await element.call();
    session.observer.audioBlocked?.(true);
    await element.updateComplete;
    expect(element.words('.hear')).to.equal('Tap to hear');
    expect(element.words('.caption')).to.equal('');
    element.find('.hear').click();
    expect(session.calls).to.deep.equal(['resumeAudio']);
    session.observer.audioBlocked?.(false);
    await element.updateComplete;
    expect(element.query('.hear')).to.equal(null);
  });

  it('ends with its button, through ending to ended', async () => {
    const element = await mount();
    const session = await element.call();
    let release = () => {};
    session.closing = new Promise((resolve) => (release = resolve));
    element.find('[part~="end-button"]').click();
    await element.updateComplete;
    expect(status(element)).to.equal('Ending the call…');
    release();
    await until('the end', () => element.status === 'disconnected');
    await element.updateComplete;
    expect(status(element)).to.equal('Call ended');
    expect(element.words('.mid')).to.equal('Thanks for calling 0 sec with Asha Call again');
    element.find('[part~="start-button"]').click();
    await element.opened(2);
  });
});

describe('the English texts', () => {
  it('tell durations', () => {
    const told = [0, 1, 59, 60, 61, 192, 3600, 3720].map((seconds) => en.duration(seconds));
    expect(told).to.deep.equal([
      '0 sec',
      '1 sec',
      '59 sec',
      '1 min',
      '1 min 1 sec',
      '3 min 12 sec',
      '1 hr',
      '1 hr 2 min',
    ]);
    expect([0, 9, 84, 3599, 3725].map((seconds) => en.clock(seconds))).to.deep.equal([
      '0:00',
      '0:09',
      '1:24',
      '59:59',
      '1:02:05',
    ]);
  });

  it('turn a tool’s name into words', () => {
    const told = ['look_up_order', 'lookUpOrder', 'a-b', ''].map((name) => en.toolDone(name));
    expect(told.map((text) => text.replace(/[\u2068\u2069]/g, ''))).to.deep.equal([
      'Look up order',
      'Look up order',
      'A b',
      'Done',
    ]);
  });
});

describe('strict content security', () => {
  it('no state puts a style attribute or a style element into the shadow tree', async () => {
    const element = await mount();
    const styled = () => element.renderRoot.querySelectorAll('[style], style, script').length;
    const counts = [styled()];
    const session = await element.call();
    session.say({ id: '1', role: 'user', text: 'Hi', isComplete: false });
    await nextFrame();
    await element.updateComplete;
    counts.push(styled());
    await session.fail(new SessionError('x'));
    await element.updateComplete;
    counts.push(styled());
    expect(counts).to.deep.equal([0, 0, 0]);
  });
});
