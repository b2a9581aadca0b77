import { expect } from '@open-wc/testing';
import '../../src/index.js';
import type { BreezeBuddyCall } from '../../src/index.js';
import type { TranscriptEntry } from '../../src/sdk/types.js';
import { peakOf } from '../support/loudness.js';
import { watchResources, type Resources } from '../support/resources.js';
import { roomNames, sandboxRoom, SandboxRoom, sandboxToken } from '../support/sandbox.js';
import { until } from '../support/until.js';

type Kind = 'production' | 'test' | 'stream' | 'direct join';

/** The tag as a page's author writes it. */
async function tag(kind: Kind, more = ''): Promise<string> {
  const { token, templateId, baseUrl, bundlePath } = await sandboxToken();
  if (kind === 'direct join') {
    const room = await sandboxRoom('production');
    return `<breeze-buddy-call room-url="${room.roomUrl}" room-token="${room.token}"
      daily-bundle-path="${bundlePath}" ${more}></breeze-buddy-call>`;
  }
  return `<breeze-buddy-call token="${token}" template-id="${templateId}" mode="${kind}"
    base-url="${baseUrl}" daily-bundle-path="${bundlePath}" ${more}></breeze-buddy-call>`;
}

describe('a real call with the plain tag', function () {
  this.timeout(60_000);
  let resources: Resources;
  let place: HTMLElement;
  let events: [name: string, detail: unknown][];

  const names = (): string[] => events.map(([name]) => name);
  const heard = (name: string): boolean => names().includes(name);
  const record = (event: Event): void => {
    events.push([event.type, (event as CustomEvent<unknown>).detail]);
  };
  const recorded = [
    'connected',
    'disconnected',
    'error',
    'state-change',
    'assistant-ready',
    'conversation-end',
    'track-started',
    'transcript',
    'tts-end',
  ].map((name) => `buddy-${name}`);

  beforeEach(() => {
    resources = watchResources();
    events = [];
    place = document.createElement('div');
    document.body.append(place);
    for (const name of recorded) place.addEventListener(name, record);
  });

  afterEach(async () => {
    await place.querySelector('breeze-buddy-call')?.end();
    place.remove();
    resources.stop();
  });

  async function show(kind: Kind, more?: string): Promise<BreezeBuddyCall> {
    place.innerHTML = await tag(kind, more);
    const element = place.querySelector('breeze-buddy-call') as BreezeBuddyCall;
    await element.updateComplete;
    return element;
  }

  function part(element: BreezeBuddyCall, name: string): HTMLElement {
    const found = element.shadowRoot?.querySelector<HTMLElement>(`[part~="${name}"]`);
    if (!found) throw new Error(`There is no part ${name}.`);
    return found;
  }

  for (const kind of ['production', 'test', 'stream', 'direct join'] as const) {
    it(`connects, is heard both ways, and leaves nothing behind (${kind})`, async () => {
      const known = await roomNames();
      const element = await show(kind, 'muted');
      part(element, 'start-button').click();
      await until('it is connecting', () => element.status === 'connecting');
      expect(element.active).to.equal(true);
      await until('the assistant is ready', () => heard('buddy-assistant-ready'), 20_000);
      expect(element.matches(':state(connected)')).to.equal(true);
      const room =
        kind === 'direct join'
          ? await SandboxRoom.at(element.getAttribute('room-url') ?? '')
          : await SandboxRoom.appeared(known);

      const spoken = 'Your parcel leaves today.';
      const speaking = kind === 'stream' ? element.speak(spoken) : Promise.resolve();
      const track = events
        .filter(([name]) => name === 'buddy-track-started')
        .map(([, detail]) => detail as { track: MediaStreamTrack; local: boolean })
        .find(({ local }) => !local)?.track;
      await until('the bot is heard', async () => (await peakOf(track as MediaStreamTrack)) > 0.1);
      await speaking;
      if (kind === 'stream') {
        expect((await room.report()).bot.said.map(({ text }) => text)).to.deep.equal([spoken]);
      }

      const complete = await until('the first entry is complete', () =>
        element.transcripts.find(({ isComplete }) => isComplete),
      );
      const partials = events
        .filter(([name]) => name === 'buddy-transcript')
        .map(([, detail]) => detail as TranscriptEntry)
        .filter(({ id }) => id === complete.id);
      expect(partials.length).to.be.greaterThan(1);
      await element.updateComplete;
      const text = 'text' in complete ? complete.text : '';
      expect(part(element, 'bubble-assistant').textContent).to.include(text);

      part(element, 'mute-button').click();
      await room.until('the microphone is heard', ({ bot }) => bot.heard.rms > 0.01);
      element.mute();
      await room.until('the microphone is silent', ({ bot }) => bot.heard.rms < 0.001);
      expect(element.hasAttribute('muted')).to.equal(true);

      part(element, 'end-button').click();
      await until('it is over', () => heard('buddy-disconnected'));
      expect(element.active).to.equal(false);
      expect(element.session).to.equal(null);
      expect(resources.live()).to.deep.equal({});
      expect(names().filter((name) => name === 'buddy-disconnected')).to.have.length(1);
    });
  }

  it('goes on when the element is moved, and ends when it is removed', async () => {
    const element = await show('production', 'muted');
    await element.start();
    const elsewhere = document.createElement('section');
    place.append(elsewhere);
    elsewhere.append(element);
    element.remove();
    await Promise.resolve();
    place.append(element);
    const track = element.session?.getState().assistantAudioTrack as MediaStreamTrack;
    await until('the bot is heard', async () => (await peakOf(track)) > 0.1);
    expect(element.status).to.equal('connected');
    element.remove();
    await until('it is over', () => element.status === 'disconnected');
    await until('nothing is left', () => Object.keys(resources.live()).length === 0);
  });

  it('ends when the visitor leaves the page', async () => {
    const known = await roomNames();
    const frame = document.createElement('iframe');
    frame.allow = 'microphone; autoplay';
    frame.src = '/test/calls/page.html';
    place.append(frame);
    await new Promise((resolve) => (frame.onload = resolve));
    (frame.contentDocument as Document).body.innerHTML = await tag('test', 'muted active');
    const room = await SandboxRoom.appeared(known);
    await room.until('the visitor is there', ({ participants }) =>
      participants.some(({ human }) => human),
    );
    frame.contentWindow?.location.replace('about:blank');
    await room.until('the visitor is gone', ({ participants }) =>
      participants.every(({ human }) => !human),
    );
  });

  it('offers to be heard when the browser refuses to play, and plays on a tap', async () => {
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = () =>
      Promise.reject(new DOMException('play() needs a gesture', 'NotAllowedError'));
    const element = await show('production', 'muted');
    try {
      await element.start();
      await until('it offers to be heard', () => element.shadowRoot?.querySelector('.hear'));
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
    element.shadowRoot?.querySelector<HTMLElement>('.hear')?.click();
    await until('the offer is gone', () => !element.shadowRoot?.querySelector('.hear'));
    await until('something was said', () => heard('buddy-transcript'));
    const { session } = element;
    await element.end();
    expect(resources.live()).to.deep.equal({});
    // What was said is the element's to show; the session has forgotten it.
    expect(session?.getState().transcripts).to.deep.equal([]);
    expect(element.transcripts).not.to.deep.equal([]);
  });

  it('can be cancelled while it connects, and called again', async () => {
    const element = await show('test', 'muted');
    const starting = element.start().catch((error: unknown) => error as Error);
    await until('it is connecting', () => element.status === 'connecting');
    await element.end();
    expect(await starting).to.have.property('name', 'SessionError');
    expect(element.status).to.equal('disconnected');
    expect(heard('buddy-error')).to.equal(false);
    expect(resources.live()).to.deep.equal({});
    await element.start();
    expect(element.status).to.equal('connected');
    await element.end();
    expect(resources.live()).to.deep.equal({});
  });

  it('asks for another token when the first one is refused', async () => {
    const element = await show('test', 'muted');
    const [stale, fresh] = [await sandboxToken('?resellers=other'), await sandboxToken()];
    element.resellerId = 'demo-reseller';
    const tokens = [stale.token, fresh.token];
    element.tokenProvider = () => tokens.shift() ?? '';
    await element.start();
    expect(tokens).to.deep.equal([]);
    expect(heard('buddy-error')).to.equal(false);
  });
});
