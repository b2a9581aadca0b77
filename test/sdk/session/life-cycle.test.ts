import { expect } from '@open-wc/testing';
import {
  APIError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
} from '../../../src/sdk/errors.js';
import { CallFailure } from '../../../src/sdk/call/call.js';
import { CallSession } from '../../../src/sdk/session/call-session.js';
import { needs } from '../../support/abilities.js';
import { audioTrack, type FakeCall } from '../../support/fake-call.js';
import { settled } from '../../support/manual-clock.js';
import {
  callingSession,
  connectedSession,
  newSession,
  readySession,
  ROOM,
  type Stage,
} from '../../support/session.js';

needs('calls');

describe('a session that connects', () => {
  it('is idle until the caller has had its say, then connecting', async () => {
    const { session, events } = newSession();
    expect(session.getState().status).to.equal('idle');
    expect(events).to.deep.equal([]);
    await settled();
    expect(events).to.deep.equal([['state-change', 'connecting']]);
  });

  it('opens the microphone while the room is being found', async () => {
    let findRoom: (access: typeof ROOM) => void = () => {};
    const { call } = await callingSession(
      {},
      { prepare: () => () => new Promise((resolve) => (findRoom = resolve)) },
    );
    expect(call.log).to.deep.equal(['openMicrophone']);
    call.microphone.resolve();
    await settled();
    expect(call.log).to.deep.equal(['openMicrophone']);
    findRoom(ROOM);
    await settled();
    expect(call.log.at(-1)).to.equal(`join ${ROOM.roomUrl} ${ROOM.token}`);
  });

  it('is connected when WebRTC is up, and ready when the assistant is', async () => {
    const { call, take, outcome } = await connectedSession();
    expect(take()).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'connected'],
      'connected',
    ]);
    call.events.botJoined();
    const track = audioTrack();
    call.events.trackStarted(track, false);
    call.says('bot-ready', { version: '2.1.0' });
    await settled();
    expect(take()).to.deep.equal([
      ['track-started', track, false],
      'assistant-ready',
      'conversation-start',
    ]);
    expect(outcome()).to.equal(null);
    call.events.ready();
    await settled();
    expect(outcome()).to.equal('resolved');
  });

  it('keeps what the room says before WebRTC is reported up for afterwards', async () => {
    const { call, take } = await callingSession();
    call.microphone.resolve();
    await settled();
    call.server('conversation-start');
    expect(take()).to.deep.equal([['state-change', 'connecting']]);
    call.joined.resolve();
    await settled();
    expect(take()).to.deep.equal([
      ['state-change', 'connected'],
      'connected',
      'conversation-start',
    ]);
  });

  it('reports each step that is done', async () => {
    const steps: string[] = [];
    const observer = { progress: (step: string) => steps.push(step) };
    await readySession({}, { observer });
    expect(steps).to.have.members(['lead', 'microphone', 'room', 'assistant']);
    expect(steps.slice(2)).to.deep.equal(['room', 'assistant']);
  });

  it('hands the settings down to the call', async () => {
    const daily = { bundlePathOverride: 'https://cdn.example/daily' };
    const { call, clock } = await callingSession({ muted: true, microphone: 'desk' }, { daily });
    expect(call.config).to.deep.equal({ micEnabled: false, microphone: 'desk', daily, clock });
  });
});

describe('a session that fails before it is connected', () => {
  async function failed(stage: Omit<Stage, 'call'>, errorClass: unknown): Promise<void> {
    const { outcome, events, session, clock } = stage;
    await settled();
    const error = outcome() as Error;
    expect(error).to.be.instanceOf(errorClass);
    expect(events).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'error'],
      ['error', error.message],
    ]);
    expect(session.getState()).to.include({ status: 'error', error: error.message });
    expect(session.failure).to.equal(error);
    expect(clock.pending).to.equal(0);
  }

  it('rejects with wrong use before anything is asked or sent', async () => {
    const stage = newSession(
      {},
      {
        prepare: () => {
          throw new InvalidRequestError('wrong');
        },
      },
    );
    await failed(stage, InvalidRequestError);
    expect(stage.calls.made).to.have.length(0);
  });

  it('rejects with what finding the room rejects with, and leaves the call', async () => {
    const error = new APIError('no', { statusCode: 404 });
    const stage = await callingSession({}, { prepare: () => () => Promise.reject(error) });
    await failed(stage, APIError);
    expect(stage.outcome()).to.equal(error);
  });

  it('rejects when the calling code can not be fetched', async () => {
    const error = new TypeError('Failed to fetch dynamically imported module');
    const session = new CallSession(
      { prepare: () => () => Promise.resolve(ROOM), hasLead: false, secrets: [], options: {} },
      { loadCall: () => Promise.reject(error) },
    );
    const outcome: unknown = await session.ready.catch((reason: unknown) => reason);
    expect(outcome).to.be.instanceOf(NetworkError);
    expect((outcome as NetworkError).details).to.include({ reason: 'call-machine' });
  });

  it('rejects when the calling code is not there in 30 seconds', async () => {
    const stage = newSession({}, {}, () => new Promise(() => undefined));
    await settled();
    await stage.clock.advance(29_999);
    expect(stage.outcome()).to.equal(null);
    await stage.clock.advance(1);
    expect(stage.outcome()).to.be.instanceOf(TimeoutError);
    expect((stage.outcome() as TimeoutError).details).to.include({ reason: 'call-machine' });
    expect(stage.clock.pending).to.equal(0);
  });

  it('rejects when the call can not be made in this browser', async () => {
    const session = new CallSession(
      { prepare: () => () => Promise.resolve(ROOM), hasLead: false, secrets: [], options: {} },
      {
        loadCall: () =>
          Promise.resolve(() => {
            throw new Error('WebRTC not supported or suppressed');
          }),
      },
    );
    const outcome: unknown = await session.ready.catch((reason: unknown) => reason);
    expect(outcome).to.be.instanceOf(SessionError);
    expect((outcome as SessionError).details).to.include({ reason: 'unsupported' });
  });

  for (const [type, reason] of [
    ['microphone-blocked', 'microphone-blocked'],
    ['microphone-not-found', 'microphone-not-found'],
    ['microphone-in-use', 'microphone-in-use'],
    ['microphone-failed', 'microphone-failed'],
  ] as const) {
    it(`rejects when the microphone is refused (${type})`, async () => {
      const stage = await callingSession();
      stage.call.microphone.reject(new CallFailure(type, 'words'));
      await failed(stage, SessionError);
      expect((stage.outcome() as SessionError).details).to.deep.equal({ reason, source: 'words' });
      expect(stage.call.log.at(-1)).to.equal('leave');
    });
  }

  for (const [type, errorClass, reason] of [
    ['no-room', SessionError, 'room-not-found'],
    ['exp-room', SessionError, 'room-expired'],
    ['exp-token', SessionError, 'token-expired'],
    ['nbf-room', SessionError, 'room-denied'],
    ['nbf-token', SessionError, 'room-denied'],
    ['not-allowed', SessionError, 'room-denied'],
    ['meeting-full', SessionError, 'room-full'],
    ['ejected', SessionError, 'ejected'],
    ['end-of-life', SessionError, 'call-machine'],
    ['connection-error', SessionError, 'connection-lost'],
    ['call-machine', NetworkError, 'call-machine'],
    ['call-machine-late', TimeoutError, 'call-machine'],
    ['microphone-late', TimeoutError, 'microphone-failed'],
  ] as const) {
    it(`rejects when the room says ${type}`, async () => {
      const stage = await callingSession();
      stage.call.microphone.resolve();
      await settled();
      stage.call.fail(type);
      await failed(stage, errorClass);
      expect((stage.outcome() as SessionError).details).to.include({ reason });
      expect(stage.call.log.at(-1)).to.equal('leave');
    });
  }

  it('gives the room 30 seconds', async () => {
    const stage = await callingSession();
    stage.call.microphone.resolve();
    await settled();
    await stage.clock.advance(29_999);
    expect(stage.outcome()).to.equal(null);
    await stage.clock.advance(1);
    await failed(stage, TimeoutError);
  });

  it('waits without a limit for the visitor to answer the permission prompt', async () => {
    const { clock, outcome } = await callingSession();
    await clock.advance(3_600_000);
    expect(outcome()).to.equal(null);
  });

  it('rejects only when everything is left', async () => {
    const stage = await callingSession();
    let left: () => void = () => {};
    stage.call.leave = () => new Promise((resolve) => (left = resolve));
    stage.call.microphone.reject(new CallFailure('microphone-blocked', ''));
    await settled();
    expect(stage.events.at(-1)).to.deep.equal(['error', 'The microphone is blocked.']);
    expect(stage.outcome()).to.equal(null);
    left();
    await failed(stage, SessionError);
  });
});

describe('a session that fails after it is connected', () => {
  async function failedLate({ outcome, take, session, clock }: Stage, errorClass: unknown) {
    await settled();
    const error = outcome() as SessionError;
    expect(error).to.be.instanceOf(errorClass);
    const events = take().filter(
      (event) => !['track-started', 'track-stopped'].includes(event[0] ?? ''),
    );
    expect(events).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'connected'],
      'connected',
      ['state-change', 'error'],
      ['error', error.message],
      'disconnected',
    ]);
    expect(session.getState().status).to.equal('error');
    expect(clock.pending).to.equal(0);
    return error;
  }

  it('says that the assistant never joined, after 20 seconds', async () => {
    const stage = await connectedSession();
    await stage.clock.advance(19_999);
    expect(stage.outcome()).to.equal(null);
    await stage.clock.advance(1);
    const error = await failedLate(stage, SessionError);
    expect(error.details).to.deep.equal({ reason: 'assistant-left' });
  });

  it("gives an assistant that has joined 20 seconds for its voice's track", async () => {
    const stage = await connectedSession();
    stage.call.events.botJoined();
    await stage.clock.advance(20_000);
    await failedLate(stage, TimeoutError);
  });

  it('gives an assistant with a voice 15 seconds to be ready', async () => {
    const stage = await connectedSession();
    stage.call.events.botJoined();
    stage.call.events.trackStarted(audioTrack(), false);
    await settled();
    await stage.clock.advance(14_999);
    expect(stage.outcome()).to.equal(null);
    await stage.clock.advance(1);
    await failedLate(stage, TimeoutError);
  });

  it('takes neither its channel nor its word alone for being ready', async () => {
    for (const begin of [
      (call: FakeCall) => call.events.ready(),
      (call: FakeCall) => call.says('bot-ready', { version: '2.1.0' }),
    ]) {
      const stage = await connectedSession();
      stage.call.events.trackStarted(audioTrack(), false);
      begin(stage.call);
      await settled();
      expect(stage.outcome()).to.equal(null);
      await stage.clock.advance(15_000);
      expect(stage.outcome()).to.be.instanceOf(TimeoutError);
    }
  });

  it('takes a video track for no voice', async () => {
    const stage = await connectedSession();
    const [video] = document.createElement('canvas').captureStream().getVideoTracks();
    stage.call.events.botJoined();
    stage.call.events.trackStarted(video as MediaStreamTrack, false);
    await stage.clock.advance(20_000);
    await failedLate(stage, TimeoutError);
  });

  it('says so when the assistant leaves before it is ready', async () => {
    const stage = await connectedSession();
    stage.call.events.botJoined();
    stage.call.events.botLeft();
    await failedLate(stage, SessionError);
  });

  it('ends with the error, conversation-end and one disconnected when it is ejected mid-call', async () => {
    const stage = await readySession();
    stage.call.fail('ejected');
    stage.call.events.left();
    stage.call.fail('connection-error');
    await settled();
    expect(stage.take()).to.deep.equal([
      ['state-change', 'error'],
      ['error', 'The call was ended by the room.'],
      ['conversation-end', 'error'],
      ['track-stopped', stage.assistantTrack, false],
      'disconnected',
    ]);
    expect(stage.session.getState()).to.include({ status: 'error' });
    expect(stage.call.log.filter((line) => line === 'leave')).to.have.length(1);
  });

  it('takes being out of the room without a word for a lost connection', async () => {
    const stage = await readySession();
    stage.call.events.left();
    await settled();
    expect(stage.session.getState().error).to.equal('The room was left.');
  });

  it('ends on a fatal error of the assistant', async () => {
    const stage = await readySession();
    stage.call.says('error', { error: 'LLM is gone', fatal: true });
    await settled();
    expect(stage.session.getState()).to.include({ status: 'error', error: 'LLM is gone' });
  });
});

describe('a session that ends', () => {
  it('by close(): disconnecting, conversation-end, disconnected, once, and nothing left', async () => {
    const { session, call, take, assistantTrack, clock } = await readySession();
    await Promise.all([session.close(), session.close(), session.end()]);
    await session[Symbol.asyncDispose]();
    expect(take()).to.deep.equal([
      ['state-change', 'disconnecting'],
      ['conversation-end', 'client_disconnected'],
      ['track-stopped', assistantTrack, false],
      ['state-change', 'disconnected'],
      'disconnected',
    ]);
    expect(call.log.filter((line) => line === 'leave')).to.have.length(1);
    expect(clock.pending).to.equal(0);
    expect(session.getState()).to.deep.equal({
      status: 'disconnected',
      isMicEnabled: true,
      transcripts: [],
      assistantAudioTrack: null,
      userAudioTrack: null,
      error: null,
    });
  });

  it("by the assistant's leaving: the same, with its own reason", async () => {
    const { call, take, assistantTrack } = await readySession();
    call.events.botLeft();
    await settled();
    expect(take()).to.deep.equal([
      ['state-change', 'disconnecting'],
      ['conversation-end', 'assistant_disconnected'],
      ['track-stopped', assistantTrack, false],
      ['state-change', 'disconnected'],
      'disconnected',
    ]);
  });

  it("with the server's reason, when it gives one, and only one", async () => {
    const { call, take } = await readySession();
    call.server('conversation-end', { reason: 'idle_timeout' });
    call.server('conversation-end', { reason: 'idle_timeout' });
    call.events.botLeft();
    await settled();
    expect(take().filter((event) => event[0] === 'conversation-end')).to.deep.equal([
      ['conversation-end', 'idle_timeout'],
    ]);
  });

  it('when the assistant has ended the conversation and does not leave: 15 s after its last sign', async () => {
    const { call, clock, session, take } = await readySession();
    call.server('conversation-end', { reason: 'idle_timeout' });
    await clock.advance(14_000);
    call.says('bot-started-speaking');
    call.says('user-started-speaking');
    await clock.advance(14_000);
    call.says('user-stopped-speaking');
    call.says('bot-stopped-speaking');
    await clock.advance(14_999);
    expect(session.getState().status).to.equal('connected');
    await clock.advance(1);
    const ends = take().filter((event) => /conversation|state|^disc/.test(String(event)));
    expect(ends).to.deep.equal([
      ['conversation-end', 'idle_timeout'],
      ['state-change', 'disconnecting'],
      ['state-change', 'disconnected'],
      'disconnected',
    ]);
    expect(session.failure).to.equal(null);
    expect(clock.pending).to.equal(0);
  });

  it('closes what is open: speech, synthesis, transcripts', async () => {
    const { session, call, take } = await readySession();
    call.says('user-started-speaking');
    call.says('bot-started-speaking');
    call.says('bot-tts-started');
    call.says('user-transcription', { text: 'half a', final: false });
    take();
    await session.close();
    // The transcript is whole when the conversation's end is told: that is when pages keep it.
    expect(take().slice(0, 6)).to.deep.equal([
      ['state-change', 'disconnecting'],
      'tts-end',
      'assistant-speech-end',
      'user-speech-end',
      ['transcript', { id: 'user_1', role: 'user', text: 'half a', isComplete: true }],
      ['conversation-end', 'client_disconnected'],
    ]);
  });

  for (const stageName of ['at once', 'while the microphone opens', 'while joining'] as const) {
    it(`by close() while connecting (${stageName}): no error event, and the promise rejects`, async () => {
      let searches = 0;
      const prepare = () => {
        searches += 1;
        return () => Promise.resolve(ROOM);
      };
      const stage = newSession({}, { prepare });
      if (stageName !== 'at once') await settled();
      if (stageName === 'while joining') {
        stage.calls.last.microphone.resolve();
        await settled();
      }
      await stage.session.close();
      await settled();
      expect(stage.events).to.deep.equal([
        ['state-change', 'connecting'],
        ['state-change', 'disconnecting'],
        ['state-change', 'disconnected'],
        'disconnected',
      ]);
      expect(stage.outcome()).to.be.instanceOf(SessionError);
      expect((stage.outcome() as SessionError).details).to.deep.equal({ reason: 'aborted' });
      expect(stage.calls.made.map(({ log }) => log.at(-1))).to.deep.equal(
        stageName === 'at once' ? [] : ['leave'],
      );
      expect(searches).to.equal(stageName === 'at once' ? 0 : 1);
    });
  }

  it('aborts the search for the room when it is closed', async () => {
    let signal: AbortSignal | undefined;
    const { session } = await callingSession(
      {},
      {
        prepare: () => (given) => {
          signal = given;
          return new Promise(() => {});
        },
      },
    );
    expect(signal?.aborted).to.equal(false);
    await session.close();
    expect(signal?.aborted).to.equal(true);
  });

  it("by the caller's signal, before or during the call", async () => {
    const aborted = newSession({ signal: AbortSignal.abort() });
    await settled();
    expect(aborted.session.getState().status).to.equal('disconnected');
    const controller = new AbortController();
    const { session } = await readySession({ signal: controller.signal });
    controller.abort();
    await settled();
    expect(session.getState().status).to.equal('disconnected');
  });

  it('from inside a handler of its own events', async () => {
    const stage = newSession({
      on: { connected: () => void stage.session.close() },
    });
    await settled();
    stage.calls.last.microphone.resolve();
    await settled();
    stage.calls.last.joined.resolve();
    await settled();
    expect(stage.events).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'connected'],
      'connected',
      ['state-change', 'disconnecting'],
      ['state-change', 'disconnected'],
      'disconnected',
    ]);
    expect(stage.outcome()).to.be.instanceOf(SessionError);
  });

  for (const last of ['disconnecting', 'disconnected'] as const) {
    it(`once, although it is closed again from inside the handler that hears of ${last}`, async () => {
      const { session, call, take } = await readySession({
        on: { 'state-change': (status) => status === last && void session.close() },
      });
      await session.close();
      await settled();
      expect(take().filter((event) => /state|^disc/.test(String(event)))).to.deep.equal([
        ['state-change', 'disconnecting'],
        ['state-change', 'disconnected'],
        'disconnected',
      ]);
      expect(call.log.filter((line) => line === 'leave')).to.have.length(1);
    });
  }

  it('from inside the handler that hears of the error: the error stays, and is told once', async () => {
    const { session, call, take } = await readySession({
      on: { error: () => void session.close() },
    });
    call.fail('ejected');
    await settled();
    expect(take().filter((event) => /state|error|^disc/.test(String(event)))).to.deep.equal([
      ['state-change', 'error'],
      ['error', 'The call was ended by the room.'],
      ['conversation-end', 'error'],
      'disconnected',
    ]);
    expect(session.getState().status).to.equal('error');
    expect(call.log.filter((line) => line === 'leave')).to.have.length(1);
  });

  it('from inside the handler that hears why the conversation ended: nothing waits any more', async () => {
    const { session, call, clock } = await readySession({
      on: { 'conversation-end': () => void session.close() },
    });
    call.server('conversation-end', { reason: 'idle_timeout' });
    await session.close();
    expect(clock.pending).to.equal(0);
  });

  it('from inside the handler that hears of being connected', async () => {
    const stage = newSession({
      on: { 'state-change': (status) => status === 'connected' && void stage.session.close() },
    });
    await settled();
    stage.calls.last.microphone.resolve();
    await settled();
    stage.calls.last.joined.resolve();
    await settled();
    expect(stage.events.filter((event) => typeof event === 'string')).to.deep.equal([
      'disconnected',
    ]);
    expect(stage.session.getState().status).to.equal('disconnected');
  });

  it('keeps the transcripts of a call that ended by itself until it is closed', async () => {
    const { session, call } = await readySession();
    call.says('user-transcription', { text: 'hello', final: true });
    call.events.botLeft();
    await settled();
    expect(session.getState().transcripts).to.have.length(1);
    await session.close();
    expect(session.getState().transcripts).to.deep.equal([]);
  });

  it('gives up when the way to the room stays interrupted for 30 s, counted anew each time', async () => {
    const { session, call, clock, take, assistantTrack } = await readySession();
    call.events.network('interrupted');
    await clock.advance(29_000);
    call.events.network('restored');
    await clock.advance(60_000);
    call.events.network('interrupted');
    await clock.advance(29_900);
    expect(take()).to.deep.equal([]);
    await clock.advance(100);
    const message = 'The connection was interrupted too long.';
    expect(take()).to.deep.equal([
      ['state-change', 'error'],
      ['error', message],
      ['conversation-end', 'error'],
      ['track-stopped', assistantTrack, false],
      'disconnected',
    ]);
    expect(session.failure?.details).to.deep.equal({ reason: 'connection-lost' });
    expect(clock.pending).to.equal(0);
  });

  it('waits for no restored way after it has been closed', async () => {
    const { session, call, clock } = await readySession();
    call.events.network('interrupted');
    await session.close();
    expect(clock.pending).to.equal(0);
    expect(session.failure).to.equal(null);
  });

  it('hears nothing more of the call it has left', async () => {
    const { session, call, take } = await readySession();
    const closing = session.close();
    take();
    call.says('bot-started-speaking');
    call.events.trackStarted(audioTrack(), true);
    call.events.network('interrupted');
    call.events.level(1, true);
    await closing;
    call.says('bot-started-speaking');
    call.events.left();
    expect(take()).to.deep.equal([['state-change', 'disconnected'], 'disconnected']);
  });
});
