import { expect } from '@open-wc/testing';
import { SessionError } from '../../../src/sdk/errors.js';
import { audioTrack } from '../../support/fake-call.js';
import { needs } from '../../support/abilities.js';
import { settled } from '../../support/manual-clock.js';
import { callingSession, readySession } from '../../support/session.js';

needs('calls');

/** What the page is told of, while `work` runs. */
async function reported(work: () => unknown): Promise<string[]> {
  const messages: string[] = [];
  const { onerror } = window;
  window.onerror = (message) => messages.push(message as string) > 0;
  try {
    await work();
  } finally {
    window.onerror = onerror;
  }
  return messages;
}

describe('assistantSpeak(), where things meet', () => {
  it('rejects when the session is closed in the middle of the speech, which then gets its end', async () => {
    for (const finish of ['close', 'fail', 'leave'] as const) {
      const { session, call, take } = await readySession();
      const spoken = session.assistantSpeak('Hello there.').then(
        () => 'spoken',
        (error: unknown) => error,
      );
      call.says('bot-tts-started');
      call.says('bot-started-speaking');
      if (finish === 'close') void session.close();
      else if (finish === 'fail') call.fail('ejected');
      else call.events.botLeft();
      expect(await spoken, finish).to.be.instanceOf(SessionError);
      expect(take(), finish).to.include('tts-end');
    }
  });

  it('called by a handler of tts-end waits for the next one', async () => {
    const { session, call } = await readySession();
    const said: string[] = [];
    const off = session.on('tts-end', () => {
      off();
      void session.assistantSpeak('Two').then(() => said.push('Two'));
    });
    void session.assistantSpeak('One').then(() => said.push('One'));
    for (const next of [['One'], ['One', 'Two']]) {
      call.says('bot-tts-started');
      call.says('bot-tts-stopped');
      await settled();
      expect(said).to.deep.equal(next);
    }
  });
});

describe('subscriptions, where things meet', () => {
  it('taken back twice leave alone what was registered in between', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    const handler = (): unknown => heard.push('heard');
    const takeBack = session.on('user-speech-start', handler);
    takeBack();
    session.on('user-speech-start', handler);
    takeBack();
    call.says('user-started-speaking');
    expect(heard).to.deep.equal(['heard']);
  });

  it('taken back by an earlier handler of the event do not hear it; new ones wait for the next', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    const second = (): unknown => heard.push('second');
    const third = (): unknown => heard.push('third');
    session.on('user-speech-start', () => {
      session.off('user-speech-start', second);
      session.on('user-speech-start', third);
    });
    session.on('user-speech-start', second);
    call.says('user-started-speaking');
    expect(heard).to.deep.equal([]);
    call.says('user-stopped-speaking');
    call.says('user-started-speaking');
    expect(heard).to.deep.equal(['third']);
  });
});

describe('what a handler causes', () => {
  it('is heard by all after what the handler heard, and before the page goes on', async () => {
    const { session, call } = await readySession();
    const heard: string[] = [];
    session.on('user-speech-start', () => session.mute());
    session.on('mic-change', (enabled) => {
      if (!enabled) void session.close();
    });
    for (const event of ['user-speech-start', 'mic-change', 'state-change'] as const) {
      session.on(event, () => heard.push(event));
    }
    session.on('*', (event) => heard.push(`* ${event}`));
    call.says('user-started-speaking');
    expect(heard.slice(0, 6)).to.deep.equal([
      'user-speech-start',
      '* user-speech-start',
      'mic-change',
      '* mic-change',
      'state-change',
      '* state-change',
    ]);
    expect(session.getState().status).to.equal('disconnecting');
  });

  it('has an end, also where handlers answer each other for ever; the page is told, and the session goes on', async () => {
    const { session, call, take } = await readySession();
    const reported: unknown[] = [];
    const { reportError } = globalThis;
    globalThis.reportError = (error: unknown) => void reported.push(error);
    try {
      session.on('mic-change', (enabled) => session.setMicEnabled(!enabled));
      session.mute();
    } finally {
      globalThis.reportError = reportError;
    }
    expect(reported.map(String)).to.deep.equal(['RangeError: Handlers call each other for ever']);
    take();
    call.says('user-started-speaking');
    expect(take().flat()).to.include('user-speech-start');
  });

  it('leaves the transcript complete when the conversation ends, though a line of it had it end', async () => {
    const { session, call, take } = await readySession();
    call.says('bot-llm-started');
    call.says('bot-llm-text', { text: 'Hello.' });
    call.says('user-transcription', { text: 'Hi', final: true, timestamp: '1' });
    session.onAssistantTranscript(() => void session.close());
    take();
    // Completes the visitor's line and shows the assistant's, at once.
    call.says('bot-started-speaking');
    const told = take().map((event) =>
      event[0] === 'transcript'
        ? Object.values(event[1] as object).join(' ')
        : [event].flat().join(' '),
    );
    expect(told.slice(0, 5)).to.deep.equal([
      'assistant-speech-start',
      'user_1 user Hi true',
      'assistant_2 assistant Hello. false',
      'state-change disconnecting',
      'assistant-speech-end',
    ]);
    expect(told.slice(5, 7)).to.deep.equal([
      'assistant_2 assistant Hello. true',
      'conversation-end client_disconnected',
    ]);
  });
});

describe('an observer that throws', () => {
  it('breaks no call, and is reported to the page', async () => {
    const fail = (what: string) => () => {
      throw new Error(what);
    };
    const observer = {
      progress: fail('in progress()'),
      network: fail('in network()'),
      level: fail('in level()'),
    };
    const messages = await reported(async () => {
      const { call, outcome, session } = await readySession({}, { observer });
      expect(outcome()).to.equal('resolved');
      call.events.network('interrupted');
      call.events.level(0.5, true);
      await session.close();
      expect(session.failure).to.equal(null);
    });
    const told = ['progress', 'progress', 'progress', 'progress', 'network', 'level'];
    expect(messages.map((message) => /in (\w+)\(\)/.exec(message)?.[1])).to.deep.equal(told);
  });
});

describe('the end of a call in which things throw', () => {
  for (const how of ['close', 'fail'] as const) {
    it(`leaves the room, lets go of what plays and is told all the same (${how})`, async () => {
      const broken = (): never => {
        throw new Error('replaced by the page');
      };
      const elements = new Set<HTMLMediaElement>();
      const { play, pause } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = function () {
        elements.add(this);
        return play.call(this);
      };
      try {
        const { session, call, clock, take } = await readySession();
        const { after } = clock;
        clock.after = (ms, callback) => {
          after(ms, callback);
          return broken;
        };
        call.events.trackStarted(audioTrack(), false);
        call.events.network('interrupted');
        for (const type of ['bot-tts-started', 'bot-started-speaking', 'bot-tts-stopped']) {
          call.says(type);
        }
        take();
        HTMLMediaElement.prototype.pause = broken;
        const messages = await reported(async () => {
          if (how === 'fail') call.fail('ejected');
          await session.close();
        });
        const mistakes = messages.filter((message) => message.includes('replaced by the page'));
        expect(mistakes.length).to.be.greaterThan(0);
        expect(mistakes).to.deep.equal(messages);
        expect(call.log).to.include('leave');
        expect([...elements].filter(({ srcObject }) => srcObject).length).to.equal(0);
        const told = take().map((event) => (Array.isArray(event) ? event[0] : event));
        expect(told.filter((name) => name === 'track-stopped').length).to.equal(2);
        expect(told.at(-1)).to.equal('disconnected');
        expect(session.getState().status).to.equal(how === 'fail' ? 'error' : 'disconnected');
      } finally {
        Object.assign(HTMLMediaElement.prototype, { play, pause });
      }
    });
  }
});

describe('the assistant’s voice', () => {
  it('is heard beside others, at one volume, each until it is gone', async () => {
    const elements = new Set<HTMLMediaElement>();
    const { play } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.play = function () {
      elements.add(this);
      return play.call(this);
    };
    const tracks: MediaStreamTrack[] = [];
    const heard = (): string =>
      [...elements]
        .filter(({ paused, srcObject }) => !paused && srcObject)
        .flatMap(({ srcObject, volume }) =>
          (srcObject as MediaStream).getTracks().map((track) => [tracks.indexOf(track), volume]),
        )
        .sort()
        .join(' ');
    try {
      const { call, session, assistantTrack } = await readySession();
      const [other, mine] = [audioTrack(), audioTrack()];
      tracks.push(assistantTrack, other, mine);
      session.setVolume(0.5);
      call.events.trackStarted(other, false);
      call.events.trackStarted(mine, true);
      expect(heard()).to.equal('0,0.5 1,0.5');
      expect(session.getState().assistantAudioTrack === other).to.equal(true);
      session.setVolume(0.25);
      call.events.trackStopped(mine, true);
      call.events.trackStopped(other, false);
      expect(session.getState().assistantAudioTrack === assistantTrack).to.equal(true);
      expect(heard()).to.equal('0,0.25');
      call.events.trackStarted(other, false);
      expect(heard()).to.equal('0,0.25 1,0.25');
      await session.close();
      expect(heard()).to.equal('');
      expect(elements.size).to.equal(2);
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
  });

  for (const [what, play] of [
    ['throws', () => JSON.parse('no JSON') as never],
    ['answers with nothing', () => undefined as never],
  ] as const) {
    it(`fails no call where the page's own play() ${what}`, async () => {
      const { play: real } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = play;
      try {
        const { session, outcome } = await readySession();
        expect(outcome()).to.equal('resolved');
        session.resumeAudio();
        await session.close();
      } finally {
        HTMLMediaElement.prototype.play = real;
      }
    });
  }
});

describe('with playAudio: false', () => {
  it('the page has the voice for itself: nothing is played', async () => {
    const { play } = HTMLMediaElement.prototype;
    let played = 0;
    HTMLMediaElement.prototype.play = function () {
      played += 1;
      return play.call(this);
    };
    try {
      const { session, assistantTrack } = await readySession({ playAudio: false });
      session.setVolume(0.5);
      session.resumeAudio();
      await session.setSpeaker('any');
      expect(session.getState().assistantAudioTrack === assistantTrack).to.equal(true);
      await session.close();
      expect(played).to.equal(0);
    } finally {
      HTMLMediaElement.prototype.play = play;
    }
  });
});

describe('a flood', () => {
  it('of ten thousand different errors costs little, and each is told', async () => {
    const { call, take } = await readySession();
    const before = performance.now();
    for (let i = 0; i < 10_000; i += 1) {
      call.server('pipeline-error', { processor: 'llm', error: `error ${i}` });
    }
    expect(performance.now() - before).to.be.lessThan(500);
    expect(take()).to.have.length(10_000);
  });
});

describe('microphones()', () => {
  it('are none before there is a call, and after it', async () => {
    const { session, call } = await callingSession();
    call.microphones = () => Promise.reject(new Error('Use after destroy'));
    await session.close();
    expect(await session.microphones()).to.deep.equal([]);
  });
});
