import { expect, fixture } from '@open-wc/testing';
import { BreezeBuddyCall } from '../../src/index.js';
import { kindOf } from '../../src/element/parts/error-text.js';
import type { ErrorKind } from '../../src/element/strings/strings.js';
import { SessionError } from '../../src/sdk/errors.js';
import { failures, scriptCall } from '../../src/testing/index.js';
import { storyOf } from '../element/support/story.js';

const mount = (attributes = '') =>
  fixture<BreezeBuddyCall>(
    `<breeze-buddy-call token="t" template-id="f47ac10b" agent-name="Asha" ${attributes}></breeze-buddy-call>`,
  );

async function shown(element: BreezeBuddyCall, selector = '.panel'): Promise<string> {
  await element.updateComplete;
  return (element.shadowRoot?.querySelector(selector)?.textContent ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('a scripted call', () => {
  it('is taken through every state by its script, with no network and no microphone', async () => {
    const element = await mount();
    const story = storyOf(element);
    const call = scriptCall(element);

    await call.start();
    const steps = async () => {
      await element.updateComplete;
      return element.shadowRoot?.querySelectorAll('.steps .done').length;
    };
    const done = [await steps()];
    for (const step of ['microphone', 'lead'] as const) {
      call.step(step);
      done.push(await steps());
    }
    expect(done).to.deep.equal([0, 1, 2]);

    call.connected();
    expect(element.matches(':state(connected)')).to.equal(true);
    const speaks = async (who: string) => {
      await call.shown();
      return element.matches(`:state(${who}-speaking)`);
    };
    call.ready().say('assistant', 'Your parcel', { partial: true });
    expect(await speaks('assistant')).to.equal(true);
    call.say('assistant', 'Your parcel leaves today.');
    expect(await speaks('assistant')).to.equal(false);
    call.speech('user').tool('track_parcel');
    expect(await speaks('user')).to.equal(true);
    call.tool('track_parcel', { done: true }).say('user', 'Thanks.');
    expect(
      element.transcripts.map((line) => [
        line.role,
        line.role === 'tool_call' ? line.functionName : line.text,
        line.isComplete,
      ]),
    ).to.deep.equal([
      ['assistant', 'Your parcel leaves today.', true],
      ['tool_call', 'track_parcel', true],
      ['user', 'Thanks.', true],
    ]);

    call.elapse(84);
    expect(await shown(element, '[part~="timer"]')).to.contain('1:24');
    await call.end('idle_timeout');
    expect(story).to.deep.equal([
      'before-start',
      '> connecting',
      '> connected',
      'connected',
      'assistant-ready',
      'conversation-start',
      '> disconnecting',
      'conversation-end',
      '> disconnected',
      'disconnected',
    ]);
  });

  it('stands still until the script goes on', async () => {
    const element = await mount();
    const call = await scriptCall(element).start();
    call.ready().elapse(5);
    const before = await shown(element);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await shown(element)).to.equal(before);
  });

  it('is heard by what the page hands to its session', async () => {
    const element = await mount();
    const call = scriptCall(element);
    const started = call.start();
    await started;
    const pending = element.start();
    call.ready();
    const session = await pending;
    const heard: string[] = [];
    session.onAssistantTranscript(({ text }) => heard.push(text));
    session.onAssistantSpeaking(({ type }) => heard.push(type));
    call.say('assistant', 'One', { partial: true }).say('assistant', 'One, two.');
    session.sendMessage('order', { id: 7 });
    await element.speak('Good night.');
    element.mute();
    expect(heard).to.deep.equal(['start', 'One', 'One, two.', 'end']);
    expect(call.session.calls).to.deep.equal([
      'message order {"id":7}',
      'speak Good night.',
      'mic false',
    ]);
  });

  it('shows an interrupted network, a silent browser, and lost voices', async () => {
    const element = await mount();
    const call = await scriptCall(element).start();
    const quiet = await shown((call.ready(), element));
    const faces = [quiet];
    const look = async () => faces.push(await shown(element));
    call.interrupted();
    await look();
    call.interrupted(false).audioBlocked();
    await look();
    call.audioBlocked(false);
    expect(await shown(element)).to.equal(quiet);
    call.lose('assistant');
    await look();
    call.lose('user');
    await look();
    expect(new Set(faces).size, faces.join('\n')).to.equal(5);
    expect(element.muted).to.equal(true);
  });

  it('says what it was asked for, and starts again after its end', async () => {
    const element = await mount('payload=\'{"order_id": 1}\' mode="stream"');
    const call = await scriptCall(element).start();
    expect(call.session.opened.start).to.include({ executionMode: 'stream' });
    expect(call.session.opened.start?.payload).to.deep.equal({ order_id: 1 });
    await element.end();
    await call.start();
    expect(call.sessions.length).to.equal(2);
    call.ready();
    expect(element.status).to.equal('connected');
  });

  it('waits for a visitor who starts it, and rejects where the page forbids it', async () => {
    const element = await mount();
    const call = scriptCall(element);
    element.setAttribute('active', '');
    await call.opened();
    expect(element.status).to.equal('connecting');
    await element.end();
    element.addEventListener('buddy-before-start', (event) => event.preventDefault());
    let refused: unknown;
    await call.start().catch((error: unknown) => (refused = error));
    expect(refused).to.be.instanceOf(SessionError);
  });

  it('holds the calling code back, or has it fail', async () => {
    const element = await mount();
    scriptCall(element, { load: () => Promise.reject(new Error('blocked')) });
    let failure: unknown;
    await element.start().catch((error: unknown) => (failure = error));
    expect(kindOf(failure as SessionError)).to.equal('callMachine');
  });

  it('is handed to a tag that is not upgraded yet', async () => {
    const early = document.createElement('late-call') as BreezeBuddyCall;
    document.body.append(early);
    const call = scriptCall(early);
    customElements.define('late-call', class extends BreezeBuddyCall {});
    early.templateId = 'f47ac10b';
    early.token = 't';
    await call.start();
    expect(early.status).to.equal('connecting');
    early.remove();
  });
});

describe('the failures by name', () => {
  for (const kind of Object.keys(failures) as ErrorKind[]) {
    it(`${kind} is shown as that`, async () => {
      const element = await mount();
      const call = await scriptCall(element).start();
      const heard: unknown[] = [];
      element.addEventListener('buddy-error', ({ detail }) => heard.push(detail.error));
      await call.fail(kind);
      const [error] = heard as SessionError[];
      expect(error && kindOf(error, kind === 'offline')).to.equal(kind);
      expect(element.status).to.equal('error');
      expect((await shown(element, '[part~="error"]')).length).to.be.greaterThan(20);
      expect(navigator.onLine).to.equal(true);
    });
  }

  it('a failure after the call was connected ends it', async () => {
    const element = await mount();
    const story = storyOf(element);
    const call = await scriptCall(element).start();
    await call.ready().fail('connectionLost');
    expect(story.slice(-4)).to.deep.equal(['> error', 'error', 'conversation-end', 'disconnected']);
  });
});
