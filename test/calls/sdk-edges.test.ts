/** Real calls in the situations that are rare: two at once, company in the room, a changing way. */
import Daily from '@daily-co/daily-js';
import { expect } from '@open-wc/testing';
import { joinRoom, openRoom, type BuddyError } from '../../src/sdk/index.js';
import type { Session } from '../../src/sdk/types.js';
import { audioTrack } from '../support/fake-call.js';
import { systemClock, type Clock } from '../../src/sdk/clock.js';
import { faultCall, hurried } from '../support/fault-call.js';
import { Guest } from '../support/guest.js';
import { holdPrompt } from '../support/held-prompt.js';
import { watchResources, type Resources } from '../support/resources.js';
import { sandboxRoom, SandboxRoom, sandboxToken } from '../support/sandbox.js';
import { until } from '../support/until.js';

/** The real call object, to have it tell of what the local room never brings about. */
interface RealCall {
  readonly callClientId: string;
  emit(event: string, data: unknown): void;
  /** As Daily itself does it: what a listener throws is swallowed. */
  emitDailyJSEvent(event: { action: string }): void;
}

function dailyCall(): RealCall {
  return Daily.getCallInstance() as unknown as RealCall;
}

describe('a real call through the SDK, in a rare situation', function () {
  this.timeout(60_000);
  let resources: Resources;
  let open: Session[];

  beforeEach(() => {
    resources = watchResources();
    open = [];
  });

  afterEach(async () => {
    await Promise.all(open.map((session) => session.close()));
    resources.stop();
  });

  async function join(access: { roomUrl: string; token: string }): Promise<[Session, string[]]> {
    const { bundlePath } = await sandboxToken();
    const events: string[] = [];
    const session = await joinRoom({
      ...access,
      muted: true,
      daily: { bundlePathOverride: bundlePath },
      on: {
        'state-change': (status) => events.push(status),
        'conversation-end': (reason) => events.push(reason),
        error: (message) => events.push(message),
      },
    });
    open.push(session);
    return [session, events];
  }

  it('two sessions at once, each in its room: one ends, the other talks on', async () => {
    const [first, second] = [await sandboxRoom('stream'), await sandboxRoom('stream')];
    const [[a], [b, events]] = await Promise.all([join(first), join(second)]);
    await Promise.all([a.assistantSpeak('One.'), b.assistantSpeak('Two.')]);
    await a.close();
    await b.assistantSpeak('Three.');
    const { bot } = await (await SandboxRoom.at(second.roomUrl)).report();
    expect(bot.said.map(({ text }) => text)).to.deep.equal(['Two.', 'Three.']);
    await b.close();
    expect(events).to.deep.equal([
      'connecting',
      'connected',
      'disconnecting',
      'client_disconnected',
      'disconnected',
    ]);
    expect(resources.live()).to.deep.equal({});
  });

  it('company in the room: the call ends when the assistant leaves, though others stay', async () => {
    const access = await sandboxRoom('production');
    const [, ending] = await join(access);
    // Company that says nothing.
    const company = { session_id: 'company', local: false, tracks: {} };
    dailyCall().emit('participant-joined', { participant: company });
    await (await SandboxRoom.at(access.roomUrl)).command('leave');
    await until('the call is over', () => ending.includes('disconnected'));
    expect(ending.slice(-3)).to.deep.equal([
      'disconnecting',
      'assistant_disconnected',
      'disconnected',
    ]);
    expect(resources.live()).to.deep.equal({});
  });

  it('company before the assistant, and a second one after it: the first decides', async () => {
    const access = await sandboxRoom('stream', 'bot-absent');
    const company = await Guest.join(access);
    const { bundlePath } = await sandboxToken();
    const session = openRoom({
      ...access,
      muted: true,
      daily: { bundlePathOverride: bundlePath },
    });
    open.push(session);
    const told = (guest: Guest): number =>
      guest.heard.filter(({ type }) => type === 'client-ready').length;
    await until('company is told', () => told(company) === 1);
    const bot = await Guest.join(access);
    await until('the assistant is told too', () => told(bot) === 1);
    bot.say('bot-ready', { version: '2.1.0' });
    await session.ready;
    let voices = 0;
    session.on('track-started', () => (voices += 1));
    session.on('track-stopped', () => (voices -= 1));
    const other = await Guest.join(access);
    other.say('bot-ready', { version: '2.1.0' });
    await until('the second one is heard', () => voices === 1);
    other.leave();
    await until('it is gone', () => voices === 0);
    expect(session.getState().status).to.equal('connected');
    bot.leave();
    await until('the call is over', () => session.getState().status === 'disconnected');
    company.leave();
    expect([told(company), told(bot), told(other)]).to.deep.equal([1, 1, 0]);
  });

  it('a microphone that is switched faster than the room follows: told once a switch', async () => {
    const [session] = await join(await sandboxRoom('stream'));
    const told: unknown[] = [];
    session.on('mic-change', (enabled) => told.push(enabled));
    session.on('track-started', (_, local) => local && told.push('on'));
    session.on('track-stopped', (_, local) => local && told.push('off'));
    session.unmute();
    session.mute();
    session.unmute();
    session.mute();
    await until('the room has followed', () => told.filter((what) => what === 'off').length === 2);
    await session.assistantSpeak('Hm.');
    const switches = told.filter((what) => typeof what === 'boolean');
    expect(switches).to.deep.equal([true, false, true, false]);
  });

  for (const [told, cameraError, reason] of [
    [
      'in full',
      { error: { type: 'permissions', msg: 'no', blockedBy: 'browser', blockedMedia: ['audio'] } },
      'microphone-blocked',
    ],
    ['without saying why', {}, 'microphone-failed'],
  ] as const) {
    it(`a microphone that is refused, ${told}, while its opening stays unanswered: nothing is left`, async () => {
      const { mediaDevices } = navigator;
      const { getUserMedia } = mediaDevices;
      let isAsked = false;
      mediaDevices.getUserMedia = () => {
        isAsked = true;
        return new Promise(() => undefined);
      };
      try {
        const { bundlePath } = await sandboxToken();
        const access = await sandboxRoom('stream');
        const session = openRoom({ ...access, daily: { bundlePathOverride: bundlePath } });
        open.push(session);
        await until('the microphone is asked for', () => isAsked);
        dailyCall().emitDailyJSEvent({ action: 'camera-error', ...cameraError });
        const failure = await session.ready.catch((error: unknown) => error);
        expect((failure as BuddyError).details?.['reason']).to.equal(reason);
        expect(resources.live()).to.deep.equal({});
        expect(Daily.getCallInstance()).to.equal(undefined);
      } finally {
        mediaDevices.getUserMedia = getUserMedia;
      }
    });
  }

  for (const isOpen of [false, true]) {
    it(`a microphone that ${isOpen ? 'is open' : 'opens'} when the call is closed, in a machine that never says so: off`, async () => {
      const unanswered = (event: MessageEvent<{ action?: unknown; from?: unknown }>): void => {
        const { action, from } = event.data;
        if (action === 'start-camera' && from === 'embedded') event.stopImmediatePropagation();
      };
      const { mediaDevices } = navigator;
      const { getUserMedia } = mediaDevices;
      let microphone: MediaStreamTrack | undefined;
      const asked = new Promise<void>((ask) => {
        mediaDevices.getUserMedia = async (constraints) => {
          ask();
          const stream = await getUserMedia.call(mediaDevices, constraints);
          microphone = stream.getAudioTracks()[0];
          return stream;
        };
      });
      window.addEventListener('message', unanswered, { capture: true });
      try {
        const { bundlePath } = await sandboxToken();
        const access = await sandboxRoom('stream');
        const session = openRoom({ ...access, daily: { bundlePathOverride: bundlePath } });
        open.push(session);
        await asked;
        if (isOpen) await until('it is told', () => session.getState().userAudioTrack !== null);
        await session.close();
        expect(microphone?.readyState).to.equal('ended');
        expect(Daily.getCallInstance()).to.equal(undefined);
      } finally {
        window.removeEventListener('message', unanswered, { capture: true });
        mediaDevices.getUserMedia = getUserMedia;
      }
      await until('the machine has left', () => Object.keys(resources.live()).length === 0);
    });
  }

  it('a browser that can not measure how loud the microphone is: the call comes up, and is heard', async () => {
    const { mediaDevices } = navigator;
    const { getUserMedia } = mediaDevices;
    mediaDevices.getUserMedia = (constraints) => {
      // As daily-js does where there is no AudioWorklet.
      const startLocalAudioLevelObserver = () => Promise.reject(new Error('not supported'));
      Object.assign(dailyCall(), { startLocalAudioLevelObserver });
      return getUserMedia.call(mediaDevices, constraints);
    };
    try {
      const [session] = await join(await sandboxRoom('stream'));
      session.unmute();
      await until('the microphone is on', () => session.getState().userAudioTrack !== null);
      await session.assistantSpeak('Hello.');
      await session.close();
    } finally {
      mediaDevices.getUserMedia = getUserMedia;
    }
    await until('the machine has left', () => Object.keys(resources.live()).length === 0);
  });

  it('an iPhone on which the call has ended when Pipecat says, half a second after the voice, that we are ready: nothing is thrown', async () => {
    const { setTimeout } = window;
    const readyLater: (() => void)[] = [];
    window.setTimeout = ((act: () => void, ms?: number) =>
      ms === 500 ? readyLater.push(act) : setTimeout(act, ms)) as never;
    const value =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';
    Object.defineProperty(navigator, 'userAgent', { value, configurable: true });
    try {
      const { bundlePath } = await sandboxToken();
      const access = await sandboxRoom('stream', 'bot-absent');
      const session = openRoom({
        ...access,
        muted: true,
        daily: { bundlePathOverride: bundlePath },
      });
      open.push(session);
      session.ready.catch(() => undefined);
      await until('the room is there', () => session.getState().status === 'connected');
      const bot = await Guest.join(access);
      await until('the voice has come', () => readyLater.length > 0);
      await session.close();
      bot.leave();
      for (const sayReady of readyLater) sayReady();
    } finally {
      Reflect.deleteProperty(navigator, 'userAgent');
      window.setTimeout = setTimeout;
    }
  });

  describe('where the browser does not list its devices, as Firefox in a hidden tab', () => {
    const { mediaDevices } = navigator;
    const { enumerateDevices } = mediaDevices;
    let getUserMedia: typeof mediaDevices.getUserMedia;
    let list = (): void => undefined;

    beforeEach(() => {
      ({ getUserMedia } = mediaDevices);
      const listed = new Promise<void>((resolve) => (list = resolve));
      mediaDevices.enumerateDevices = async () => {
        await listed;
        return enumerateDevices.call(mediaDevices);
      };
    });
    afterEach(() => Object.assign(mediaDevices, { enumerateDevices, getUserMedia }));

    it('a call comes up, and has no microphone to offer', async () => {
      const daily = { bundlePathOverride: (await sandboxToken()).bundlePath };
      const session = openRoom({ ...(await sandboxRoom('stream')), muted: true, daily });
      open.push(session);
      await session.ready;
      expect(await session.microphones()).to.deep.equal([]);
      await session.close();
      expect(resources.live()).to.deep.equal({});
    });

    it('a call is closed at once, and another one goes on when the list comes', async () => {
      const over: number[] = [];
      const callClock: Clock = {
        now: systemClock.now,
        after: (ms, then) => systemClock.after(ms, () => [over.push(ms), then()]),
      };
      const { session } = await faultCall(null, { muted: false, callClock });
      open.push(session);
      await until('its microphone', () => session.getState().userAudioTrack);
      await session.close();
      expect(over, 'limits').not.to.include(3_000);
      expect(resources.live()).to.deep.equal({});

      mediaDevices.enumerateDevices = enumerateDevices;
      const [other, events] = await join(await sandboxRoom('stream'));
      list();
      await other.assistantSpeak('One.');
      expect(events).to.deep.equal(['connecting', 'connected']);
    });

    it('a microphone that opens when the room was left is off', async () => {
      const prompt = holdPrompt();
      const { session, outcome } = await faultCall(null, { muted: false });
      open.push(session);
      await prompt.asked;
      const { callClientId } = dailyCall();
      const forged = { what: 'iframe-call-message', from: 'embedded', action: 'left-meeting' };
      window.postMessage({ ...forged, callClientId }, '*');
      await until('it is told', () => session.getState().status === 'error');
      prompt.allow();
      expect((await outcome)?.details).to.deep.include({ reason: 'connection-lost' });
      await until('nothing is left', () => Object.keys(resources.live()).length === 0);
    });
  });

  it("a page that tells Daily in the room's place that the call has failed, or is over: nothing is left", async () => {
    for (const event of [{ action: 'left-meeting' }, { action: 'error', errorMsg: 'forged' }]) {
      const [session] = await join(await sandboxRoom('stream'));
      const { callClientId } = dailyCall();
      const what = 'iframe-call-message';
      window.postMessage({ what, from: 'embedded', callClientId, ...event }, location.origin);
      await until('the session has ended', () => session.getState().status === 'error');
      await session.close();
      await until('the machine has left', () => Object.keys(resources.live()).length === 0);
    }
  });

  it('a microphone that is allowed but slow comes up after the end, in a machine that does not see to it: off again', async () => {
    const { mediaDevices, permissions } = navigator;
    const { getUserMedia } = mediaDevices;
    const { query } = permissions;
    permissions.query = () => Promise.resolve({ state: 'granted' } as PermissionStatus);
    let microphone: MediaStreamTrack | undefined;
    let open = (): void => undefined;
    const asked = new Promise<void>((ask) => {
      mediaDevices.getUserMedia = async (constraints) => {
        ask();
        await new Promise<void>((resolve) => (open = resolve));
        const stream = await getUserMedia.call(mediaDevices, constraints);
        microphone = stream.getAudioTracks()[0];
        return stream;
      };
    });
    try {
      const { bundlePath } = await sandboxToken();
      const session = openRoom(
        { ...(await sandboxRoom('stream')), daily: { bundlePathOverride: bundlePath } },
        { clock: hurried(100, 3_000) },
      );
      await asked;
      Object.assign(dailyCall(), { leave: () => Promise.resolve() });
      await session.close();
      open();
      await until('it came up and is off', () => microphone?.readyState === 'ended');
      // The machine was never told, and listens on.
      expect(resources.live()).to.deep.equal({ 'window message': 1 });
    } finally {
      permissions.query = query;
      mediaDevices.getUserMedia = getUserMedia;
    }
  });

  it('a microphone that is refused when it is switched on: told at once, though the room says no more', async () => {
    const [session, events] = await join(await sandboxRoom('stream'));
    const told: boolean[] = [];
    session.on('mic-change', (enabled) => told.push(enabled));
    Object.assign(dailyCall(), { setLocalAudio: () => undefined });
    session.unmute();
    const error = { type: 'permissions', msg: 'no', blockedBy: 'user', blockedMedia: ['audio'] };
    dailyCall().emit('camera-error', { error });
    await until('the refusal is told', () => told.length === 2);
    expect(told).to.deep.equal([true, false]);
    expect(session.getState()).to.include({ isMicEnabled: false, status: 'connected' });
    expect(events).to.deep.equal(['connecting', 'connected']);
  });

  it('an assistant that was in the room before us, with its voice: it is heard', async () => {
    const { bundlePath } = await sandboxToken();
    const heard: MediaStreamTrack[] = [];
    const voice = audioTrack();
    const bot = { session_id: 'bot', local: false, tracks: { audio: { persistentTrack: voice } } };
    const session = openRoom({
      ...(await sandboxRoom('stream', 'bot-absent')),
      muted: true,
      daily: { bundlePathOverride: bundlePath },
      on: { 'track-started': (track, local) => local || heard.push(track) },
      observer: {
        progress: (step) => {
          if (step === 'microphone') Object.assign(dailyCall(), { participants: () => ({ bot }) });
        },
      },
    });
    open.push(session);
    await until('the voice', () => heard.length > 0);
    expect(heard[0] === voice).to.equal(true);
    dailyCall().emit('app-message', {
      data: { label: 'rtvi-ai', type: 'bot-ready', data: { version: '2.1.0' } },
      fromId: 'bot',
    });
    await session.ready;
    expect(heard).to.have.length(1);
  });

  it('a way for the media that is found anew, by way of a server: the call goes on', async () => {
    const told: string[] = [];
    const { bundlePath } = await sandboxToken();
    const session = openRoom({
      ...(await sandboxRoom('stream')),
      muted: true,
      daily: { bundlePathOverride: bundlePath },
      observer: { network: (state) => told.push(state) },
    });
    open.push(session);
    await session.ready;
    dailyCall().emit('network-connection', { type: 'peer-to-peer', event: 'interrupted' });
    dailyCall().emit('network-connection', { type: 'sfu', event: 'connected' });
    expect(told).to.deep.equal(['interrupted', 'restored']);
  });

  it('a microphone that is gone when it is chosen: nothing is left unhandled', async () => {
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent): unknown => unhandled.push(event.reason);
    addEventListener('unhandledrejection', note);
    try {
      const { bundlePath } = await sandboxToken();
      const session = openRoom({
        ...(await sandboxRoom('stream')),
        muted: true,
        daily: { bundlePathOverride: bundlePath },
      });
      open.push(session);
      await session.ready;
      session.setMicrophone('a device that is gone');
      await session.assistantSpeak('Still here.');
      expect(session.getState().status).to.equal('connected');
      await session.close();
      expect(unhandled).to.deep.equal([]);
    } finally {
      removeEventListener('unhandledrejection', note);
    }
  });

  for (const what of ['leave', 'destroy'] as const) {
    it(`a page that takes the call object away, by ${what}(): the call ends with an error`, async () => {
      const [session, events] = await join(await sandboxRoom('stream'));
      await Daily.getCallInstance()?.[what]();
      await until('the call is over', () => session.getState().status === 'error');
      await session.close();
      expect(events).to.deep.equal([
        'connecting',
        'connected',
        'error',
        'The room was left.',
        'error',
      ]);
      expect(resources.live()).to.deep.equal({});
    });
  }
});
