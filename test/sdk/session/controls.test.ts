import { expect } from '@open-wc/testing';
import { InvalidRequestError, SessionError } from '../../../src/sdk/errors.js';
import { needs } from '../../support/abilities.js';
import { audioTrack } from '../../support/fake-call.js';
import { settled } from '../../support/manual-clock.js';
import {
  callingSession,
  connectedSession,
  newSession,
  readySession,
} from '../../support/session.js';

needs('calls');

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('It did not reject.'),
    (error: unknown) => error,
  );
}

describe('getState()', () => {
  it('is a frozen snapshot, the same one until something changes', async () => {
    const { session, call } = await readySession();
    const before = session.getState();
    expect(before).to.be.frozen;
    expect(before.transcripts).to.be.frozen;
    expect(session.getState()).to.equal(before);
    call.says('user-transcription', { text: 'hello', final: true });
    const after = session.getState();
    expect(after).not.to.equal(before);
    expect(before.transcripts).to.have.length(0);
    expect(after.transcripts).to.have.length(1);
  });

  it('holds the audio tracks of both sides while they run', async () => {
    const { session, call, assistantTrack, take } = await readySession();
    const mine = audioTrack();
    call.events.trackStarted(mine, true);
    expect(session.getState()).to.include({
      userAudioTrack: mine,
      assistantAudioTrack: assistantTrack,
    });
    call.events.trackStopped(mine, true);
    call.events.trackStopped(mine, true);
    expect(session.getState().userAudioTrack).to.equal(null);
    const told = take().map((event) => (Array.isArray(event) ? event[0] : event));
    expect(told).to.deep.equal(['track-started', 'track-stopped']);
  });
});

describe('the microphone', () => {
  it('is switched by mute(), unmute() and setMicEnabled(), with one event a change', async () => {
    const { session, call, take } = await readySession();
    session.mute();
    session.setMicEnabled(false);
    expect(session.getState().isMicEnabled).to.equal(false);
    session.unmute();
    session.setMicEnabled(true);
    expect(take()).to.deep.equal([
      ['mic-change', false],
      ['mic-change', true],
    ]);
    expect(call.isMicEnabled).to.equal(true);
  });

  it('is on or off, whatever stands for it', async () => {
    const { session, take } = await readySession();
    for (const enabled of [0, '', 'yes']) session.setMicEnabled(enabled);
    expect(take()).to.deep.equal([
      ['mic-change', false],
      ['mic-change', true],
    ]);
  });

  it('may be switched before the call, and starts so', async () => {
    const { session, calls } = newSession();
    session.mute();
    await settled();
    expect(calls.last.config.micEnabled).to.equal(false);
    expect(session.getState().isMicEnabled).to.equal(false);
  });

  it('may be switched while connecting', async () => {
    const { session, call } = await callingSession({ muted: true });
    session.unmute();
    expect(call.isMicEnabled).to.equal(true);
  });

  it('is followed when it changes by itself', async () => {
    const { session, call, take } = await readySession();
    call.isMicEnabled = false;
    call.events.micChanged();
    expect(take()).to.deep.equal([['mic-change', false]]);
    expect(session.getState().isMicEnabled).to.equal(false);
  });

  it('is followed only once what was switched has settled: the room tells of it late', async () => {
    const { session, call, take, clock } = await readySession();
    session.mute();
    session.unmute();
    for (const late of [false, true]) {
      call.isMicEnabled = late;
      call.events.micChanged();
    }
    expect(take()).to.deep.equal([
      ['mic-change', false],
      ['mic-change', true],
    ]);
    // Switched off, but the device stays on: that is told a second later.
    session.mute();
    call.isMicEnabled = true;
    call.events.micChanged();
    await clock.advance(999);
    expect(take()).to.deep.equal([['mic-change', false]]);
    await clock.advance(1);
    expect(take()).to.deep.equal([['mic-change', true]]);
    // No device to switch on: that is told at once.
    session.mute();
    session.unmute();
    take();
    call.isMicEnabled = false;
    call.events.micFailed();
    expect(take()).to.deep.equal([['mic-change', false]]);
  });

  it('is out of reach after the call', async () => {
    const { session, call, take } = await readySession();
    await session.close();
    take();
    session.mute();
    expect(take()).to.deep.equal([]);
    expect(call.log.at(-1)).to.equal('leave');
  });

  it('can be chosen', async () => {
    const { session, call } = await readySession();
    session.setMicrophone('usb');
    expect(call.log.at(-1)).to.equal('setMicrophone usb');
    expect(await session.microphones()).to.deep.equal([]);
  });
});

describe('assistantSpeak()', () => {
  it('sends tts-speak and resolves on the next tts-end', async () => {
    const { session, call } = await readySession();
    let done = false;
    const speaking = session.assistantSpeak('  Hello there. ').then(() => (done = true));
    expect(call.sent).to.deep.equal([['tts-speak', { text: '  Hello there. ' }]]);
    call.says('bot-tts-started');
    call.says('bot-tts-text', { text: 'Hello there.' });
    await settled();
    expect(done).to.equal(false);
    call.says('bot-tts-stopped');
    await speaking;
  });

  it('resolves when the visitor talks over it', async () => {
    const { session, call, take } = await readySession();
    const speaking = session.assistantSpeak('Hello there.');
    call.says('bot-tts-started');
    call.says('bot-interrupted');
    await speaking;
    call.says('bot-tts-stopped');
    expect(take()).to.deep.equal(['tts-start', 'tts-end']);
  });

  for (const text of ['', '   ', '\n', ' \u200b\ufeff', undefined, null, 7]) {
    it(`rejects ${JSON.stringify(text) ?? 'undefined'} as wrong use`, async () => {
      const { session, call } = await readySession();
      expect(await rejection(session.assistantSpeak(text as string))).to.be.instanceOf(
        InvalidRequestError,
      );
      expect(call.sent).to.deep.equal([]);
    });
  }

  it('waits for an assistant that is not ready yet, in order', async () => {
    const { session, call } = await connectedSession();
    const said: string[] = [];
    for (const text of ['One.', 'Two.']) {
      void session.assistantSpeak(text).then(() => said.push(text));
    }
    session.on('assistant-ready', () => {
      void session.assistantSpeak('Three.').then(() => said.push('Three.'));
    });
    expect(call.sent).to.deep.equal([]);
    call.events.trackStarted(audioTrack(), false);
    call.events.ready();
    call.says('bot-ready');
    await settled();
    const texts = call.sent.map(([, data]) => (data as { text: string }).text);
    expect(texts).to.deep.equal(['One.', 'Two.', 'Three.']);
    call.says('bot-tts-started');
    call.says('bot-tts-stopped');
    await settled();
    expect(said).to.deep.equal(['One.', 'Two.', 'Three.']);
  });

  it('rejects where the assistant it waited for never comes', async () => {
    for (const finish of ['close', 'fail'] as const) {
      const { session, call } = await connectedSession();
      const failing = rejection(session.assistantSpeak('hello'));
      if (finish === 'close') void session.close();
      else call.fail('ejected');
      expect(await failing).to.be.instanceOf(SessionError);
      expect(call.sent).to.deep.equal([]);
    }
  });

  it('rejects while not connected, before and after', async () => {
    const { session } = await callingSession();
    expect(await rejection(session.assistantSpeak('hello'))).to.be.instanceOf(SessionError);
    await session.close();
    expect(await rejection(session.assistantSpeak('hello'))).to.be.instanceOf(SessionError);
  });

  it('rejects when the session closes or fails first', async () => {
    for (const [finish, isHeard] of [
      ['close', false],
      ['fail', false],
      ['close', true],
      ['fail', true],
    ] as const) {
      const { session, call, take } = await readySession();
      const failing = rejection(session.assistantSpeak('hello'));
      if (isHeard) call.says('bot-tts-started');
      if (finish === 'close') void session.close();
      else call.fail('ejected');
      expect(await failing).to.be.instanceOf(SessionError);
      // The speech ends all the same, for whoever shows it.
      if (isHeard) expect(take()).to.include.members(['tts-start', 'tts-end']);
    }
  });

  it('rejects with what sending throws', async () => {
    const { session, call } = await readySession();
    call.sendingError = new InvalidRequestError('too large');
    expect(await rejection(session.assistantSpeak('hello'))).to.equal(call.sendingError);
  });

  it('cuts text over 2000 characters, with a warning, never through a character', async () => {
    const { session, call } = await readySession();
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (...args: unknown[]) => warnings.push(args);
    try {
      session.assistantSpeak('a'.repeat(2001)).catch(() => {});
      session.assistantSpeak(`${'a'.repeat(1999)}😀`).catch(() => {});
      session.assistantSpeak('a'.repeat(2000)).catch(() => {});
    } finally {
      console.warn = warn;
    }
    const texts = call.sent.map(([, data]) => (data as { text: string }).text);
    expect(texts.map(({ length }) => length)).to.deep.equal([2000, 1999, 2000]);
    expect(warnings).to.have.length(2);
  });
});

describe('sendMessage() and sendText()', () => {
  it('send while connected', async () => {
    const { session, call } = await readySession();
    session.sendMessage('custom', { a: 1 });
    session.sendMessage('bare');
    await session.sendText('typed');
    expect(call.sent).to.deep.equal([
      ['custom', { a: 1 }],
      ['bare', undefined],
      ['send-text', 'typed'],
    ]);
  });

  it('throw SessionError while not connected, InvalidRequestError without a type', async () => {
    const { session } = await callingSession();
    expect(() => session.sendMessage('custom')).to.throw(SessionError);
    expect(await rejection(session.sendText('typed'))).to.be.instanceOf(SessionError);
    const ready = await readySession();
    expect(() => ready.session.sendMessage('')).to.throw(InvalidRequestError);
  });
});

describe('events', () => {
  it('reach handlers given in `on:` from the very first', async () => {
    const heard: string[] = [];
    const { session } = await connectedSession({
      on: {
        'state-change': (status) => heard.push(`status ${status}`),
        connected: () => heard.push('connected'),
        disconnected: () => heard.push('disconnected'),
        '*': (event) => heard.push(`* ${event}`),
      },
    });
    await session.close();
    expect(heard).to.deep.equal([
      'status connecting',
      '* state-change',
      'status connected',
      '* state-change',
      'connected',
      '* connected',
      'status disconnecting',
      '* state-change',
      'status disconnected',
      '* state-change',
      'disconnected',
      '* disconnected',
    ]);
  });

  it('are taken back by off(), by the answer of on(), and by close()', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    const a = (): unknown => heard.push('a');
    const b = (): unknown => heard.push('b');
    session.on('user-speech-start', a);
    const takeBack = session.on('user-speech-start', b);
    session.on('*', a);
    session.off('user-speech-start', a);
    session.off('*', a);
    call.says('user-started-speaking');
    takeBack();
    takeBack();
    call.says('user-stopped-speaking');
    call.says('user-started-speaking');
    expect(heard).to.deep.equal(['b']);
  });

  it('reach the handlers after one that throws, which is reported to the page', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    const reported: unknown[] = [];
    const { onerror } = window;
    window.onerror = (message) => {
      reported.push(message);
      return true;
    };
    try {
      session.on('user-speech-start', () => {
        throw new Error('the page is broken');
      });
      session.on('user-speech-start', () => heard.push('after'));
      call.says('user-started-speaking');
    } finally {
      window.onerror = onerror;
    }
    expect(heard).to.deep.equal(['after']);
    expect(String(reported[0])).to.include('the page is broken');
  });

  it('of speech come in pairs, whatever is doubled or lost', async () => {
    const { call, take, clock } = await readySession();
    for (const type of [
      'user-started-speaking',
      'user-started-speaking',
      'user-stopped-speaking',
      'user-stopped-speaking',
      'bot-tts-text',
      'bot-tts-stopped',
      'bot-tts-stopped',
      'bot-started-speaking',
      'bot-started-speaking',
      'bot-stopped-speaking',
    ]) {
      call.says(type, { text: 'word' });
    }
    expect(take().filter(([name]) => name !== 'transcript')).to.deep.equal([
      'user-speech-start',
      'user-speech-end',
      'tts-start',
      ['tts-chunk', 'word'],
      'tts-end',
      'assistant-speech-start',
      'assistant-speech-end',
    ]);
    call.says('bot-tts-started');
    call.says('bot-started-speaking');
    call.says('bot-stopped-speaking');
    take();
    await clock.advance(3_000);
    expect(take()).to.include('tts-end');
  });

  it('of a text whose beginning is lost begin with it, after an end as well', async () => {
    const { call, take } = await readySession();
    const speech = [
      'tts-start',
      ['tts-chunk', 'word'],
      'assistant-speech-start',
      'assistant-speech-end',
      'tts-end',
    ];
    for (const time of ['first', 'second']) {
      call.says('bot-tts-text', { text: 'word' });
      call.says('bot-started-speaking');
      call.says('bot-stopped-speaking');
      call.says('bot-tts-stopped');
      const told = take().filter(([name]) => name !== 'transcript');
      expect(told, time).to.deep.equal(speech);
    }
  });

  it('of a synthesis that is ahead of the voice end with the voice', async () => {
    const { session, call, take, clock } = await readySession();
    const spoken = session.assistantSpeak('One two');
    call.says('bot-tts-started');
    call.says('bot-started-speaking');
    call.says('bot-tts-stopped');
    call.says('bot-tts-text', { text: 'One' });
    call.says('bot-tts-text', { text: 'two' });
    expect(take().filter(([name]) => name !== 'transcript')).to.deep.equal([
      'tts-start',
      'assistant-speech-start',
      ['tts-chunk', 'One'],
      ['tts-chunk', 'two'],
    ]);
    call.says('bot-stopped-speaking');
    call.says('bot-started-speaking');
    await clock.advance(1_000);
    call.says('bot-stopped-speaking');
    await clock.advance(150);
    await spoken;
    expect(take().filter(([name]) => name !== 'transcript')).to.deep.equal([
      'assistant-speech-end',
      'assistant-speech-start',
      'assistant-speech-end',
      'tts-end',
    ]);
  });

  it('of a synthesis end although the end of its voice is lost', async () => {
    const { session, call, take, clock } = await readySession();
    const spoken = session.assistantSpeak('One two');
    call.says('bot-tts-started');
    call.says('bot-started-speaking');
    call.says('bot-tts-stopped');
    await clock.advance(14_000);
    call.says('bot-tts-text', { text: 'One' });
    await clock.advance(14_000);
    expect(take()).not.to.include('tts-end');
    await clock.advance(1_000);
    await spoken;
    expect(take()).to.include('tts-end');
  });

  for (const [what, messages] of [
    ['that the visitor cuts off unheard', ['bot-tts-started', 'user-started-speaking']],
    [
      'that is cut off, with a word that comes later,',
      [
        'bot-tts-started',
        'bot-started-speaking',
        'user-started-speaking',
        'bot-stopped-speaking',
        'bot-tts-text',
      ],
    ],
  ] as const) {
    it(`of a synthesis ${what} end, though older servers say no more of it`, async () => {
      const { session, call, take, clock } = await readySession();
      const spoken = session.assistantSpeak('One two');
      for (const message of messages) call.says(message, { text: 'One' });
      await clock.advance(2_999);
      expect(take()).not.to.include('tts-end');
      await clock.advance(1);
      await spoken;
      expect(take()).to.include('tts-end');
    });
  }

  it('of a synthesis that is heard although the visitor spoke before go on', async () => {
    const { call, take, clock } = await readySession();
    call.says('bot-tts-started');
    call.says('user-started-speaking');
    call.says('bot-started-speaking');
    await clock.advance(10_000);
    expect(take()).not.to.include('tts-end');
  });

  it('of a synthesis that begins anew in its last breath go on', async () => {
    const { call, take, clock } = await readySession();
    call.says('bot-tts-started');
    call.says('bot-started-speaking');
    call.says('bot-stopped-speaking');
    await clock.advance(2_000);
    call.says('bot-tts-started');
    take();
    await clock.advance(2_000);
    expect(take()).to.deep.equal([]);
    call.says('bot-tts-stopped');
    expect(take()).to.deep.equal(['tts-end']);
  });

  it('tell a pipeline error once, though the server tells it twice', async () => {
    const { call, take, clock } = await readySession();
    call.server('pipeline-error', { processor: 'tts', error: 'no voice' });
    call.says('error', { error: 'no voice', fatal: false });
    call.says('error', { message: 'no ears', fatal: false });
    call.server('pipeline-error', { processor: 'stt', error: 'no ears' });
    await clock.advance(1_000);
    expect(take()).to.deep.equal([
      ['pipeline-error', { processor: 'tts', error: 'no voice' }],
      ['pipeline-error', { processor: 'stt', error: 'no ears' }],
    ]);
    call.says('error', { error: 'alone', fatal: false });
    expect(take()).to.deep.equal([]);
    await clock.advance(500);
    expect(take()).to.deep.equal([['pipeline-error', { processor: '', error: 'alone' }]]);
    // Half a second later it is another one.
    call.server('pipeline-error', { processor: 'tts', error: 'no voice' });
    expect(take()).to.deep.equal([['pipeline-error', { processor: 'tts', error: 'no voice' }]]);
  });

  it('tell a pipeline error once also where another one comes in between', async () => {
    const { call, take, clock } = await readySession();
    for (const error of ['no voice', 'no ears', 'no words']) {
      call.server('pipeline-error', { processor: 'x', error });
    }
    call.says('error', { error: 'no voice', fatal: false });
    await clock.advance(1_000);
    expect(take()).to.have.length(3);
  });

  it('tell of an error that the assistant leaves right after', async () => {
    const { call, take } = await readySession();
    call.says('error', { error: 'out of memory', fatal: false });
    call.events.botLeft();
    expect(take().slice(0, 3)).to.deep.equal([
      ['state-change', 'disconnecting'],
      ['pipeline-error', { processor: '', error: 'out of memory' }],
      ['conversation-end', 'assistant_disconnected'],
    ]);
  });

  it('tell metrics as they come, and ready and start once', async () => {
    const { call, take } = await readySession();
    const metrics = { ttfb: [{ processor: 'llm', value: 0.2 }] };
    call.says('metrics', metrics);
    call.says('bot-ready', { version: '2.1.0' });
    call.server('bot-ready');
    call.server('conversation-start');
    expect(take()).to.deep.equal([['metrics', metrics]]);
  });

  it('pass over what they do not know or understand', async () => {
    const { call, take } = await readySession();
    const hostile = [null, undefined, 7, 'text', [], {}, { type: {} }, { payload: null }];
    for (const type of [
      'server-message',
      'bot-tts-text',
      'ui-op',
      '__proto__',
      'user-transcription',
    ]) {
      for (const data of hostile) call.says(type, data);
    }
    expect(take()).to.deep.equal([]);
  });

  it('never hold a secret that the room echoes', async () => {
    const { call, take, clock, session } = await readySession();
    call.server('pipeline-error', { processor: 'api-secret', error: 'bad room-secret' });
    call.says('error', { error: 'room-secret again', fatal: true });
    await clock.advance(1_000);
    expect(JSON.stringify(take())).not.to.match(/api-secret|room-secret/);
    expect(JSON.stringify(session.getState())).not.to.match(/api-secret|room-secret/);
  });

  it('never hold half a secret either, where a long text is cut', async () => {
    const { call, take, clock, session } = await readySession();
    // Cut first, the secret would be no more than `room-sec`, which nothing recognises.
    const long = `${'x'.repeat(492)}room-secret`;
    call.server('pipeline-error', { processor: long, error: long });
    call.says('error', { error: `y${long}` });
    call.server('conversation-end', { reason: long });
    await clock.advance(1_000);
    call.says('error', { error: long, fatal: true });
    await clock.advance(1_000);
    const told = JSON.stringify([take(), session.getState()]);
    expect(told).to.include('x[token]');
    expect(told).not.to.include('room-s');
  });

  it('bring text that can be logged and stored: well-formed, without control characters, cut between characters', async () => {
    const wild = 'a\ud800\u0000b\u001b[1m\r\n\tc\udc00';
    const plain = 'a\ufffdb[1m\n\tc\ufffd';
    const { call, take, clock, session } = await readySession();
    call.server('pipeline-error', { processor: wild, error: wild });
    call.says('bot-tts-text', { text: wild });
    call.server('pipeline-error', { processor: '', error: `${'x'.repeat(498)}😀😀` });
    call.server('conversation-end', { reason: wild });
    await clock.advance(1_000);
    call.says('error', { error: wild, fatal: true });
    await settled();
    const told = take();
    expect(told).to.deep.include(['pipeline-error', { processor: plain, error: plain }]);
    expect(told).to.deep.include(['tts-chunk', plain]);
    expect(told).to.deep.include([
      'pipeline-error',
      { processor: '', error: `${'x'.repeat(498)}…` },
    ]);
    expect(told).to.deep.include(['conversation-end', plain]);
    expect(told).to.deep.include(['error', plain]);
    expect(session.getState().error).to.equal(plain);
  });

  it('never hold a secret whose letters a control character parts', async () => {
    const { call, take } = await readySession();
    call.server('pipeline-error', { processor: 'room-\u0000secret', error: 'x\u0000room-secret' });
    expect(take()).to.deep.include(['pipeline-error', { processor: '[token]', error: 'x[token]' }]);
  });

  it('take anything for fatal that Pipecat takes for it', async () => {
    const { call, session, take } = await readySession();
    call.says('error', { error: 'It broke.', fatal: 'yes' });
    await settled();
    expect(take()).to.deep.include(['error', 'It broke.']);
    expect(session.getState().status).to.equal('error');
  });
});

describe('the helpers', () => {
  it('filter transcripts by role, and can be taken back', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    const offs = [
      session.onUserTranscript((entry) => heard.push(`user ${entry.text}`)),
      session.onAssistantTranscript((entry) => heard.push(`assistant ${entry.text}`)),
      session.onToolCall((entry) => heard.push(`tool ${entry.functionName} ${entry.isComplete}`)),
    ];
    const talk = (): void => {
      call.says('user-transcription', { text: 'hello', final: true });
      call.says('llm-function-call-in-progress', { tool_call_id: '1', function_name: 'look' });
      call.says('llm-function-call-stopped', { tool_call_id: '1', function_name: 'look' });
      call.says('bot-llm-started');
      call.says('bot-llm-text', { text: 'Hi' });
      call.says('bot-started-speaking');
    };
    talk();
    expect(heard).to.include.members([
      'user hello',
      'tool look false',
      'tool look true',
      'assistant Hi',
    ]);
    for (const off of offs) off();
    heard.length = 0;
    talk();
    expect(heard).to.deep.equal([]);
  });

  it('follow the speech of both sides', async () => {
    const { session, call } = await readySession();
    const heard: unknown[] = [];
    const offs = [
      session.onAssistantSpeaking((event) => heard.push(event)),
      session.onUserSpeaking((event) => heard.push(['user', event])),
    ];
    const talk = (): void => {
      call.says('bot-tts-started');
      call.says('bot-tts-text', { text: 'Hello' });
      call.says('bot-tts-stopped');
      call.says('user-started-speaking');
      call.says('user-stopped-speaking');
    };
    talk();
    for (const off of offs) off();
    talk();
    expect(heard).to.deep.equal([
      { type: 'start' },
      { type: 'chunk', text: 'Hello' },
      { type: 'end' },
      ['user', { type: 'start' }],
      ['user', { type: 'end' }],
    ]);
  });
});

describe('the observer', () => {
  it('is told of the network and of loudness, while the call lasts', async () => {
    const heard: unknown[] = [];
    const { call } = await readySession(
      {},
      {
        observer: {
          network: (state) => heard.push(state),
          level: (level, local) => heard.push([level, local]),
        },
      },
    );
    call.events.network('interrupted');
    call.events.network('restored');
    call.events.level(0.5, true);
    expect(heard).to.deep.equal(['interrupted', 'restored', [0.5, true]]);
  });
});
