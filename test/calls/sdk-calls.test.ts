import { expect } from '@open-wc/testing';
import { BuddyClient, joinRoom } from '../../src/sdk/index.js';
import type { Session, StartSessionOptions, TranscriptEntry } from '../../src/sdk/types.js';
import { peakOf } from '../support/loudness.js';
import { watchResources, type Resources } from '../support/resources.js';
import { roomNames, sandboxRoom, SandboxRoom, sandboxToken } from '../support/sandbox.js';
import { until } from '../support/until.js';

interface RealCall {
  session: Session;
  room: SandboxRoom;
  events: unknown[][];
  /** Every emission of every entry, in order. */
  transcripts: TranscriptEntry[];
}

describe('a real call through the SDK', function () {
  this.timeout(60_000);
  let resources: Resources;
  let session: Session | undefined;

  beforeEach(() => {
    resources = watchResources();
    session = undefined;
  });

  afterEach(async () => {
    await session?.close();
    resources.stop();
  });

  async function start(options: Partial<StartSessionOptions> = {}): Promise<RealCall> {
    const { token, templateId, baseUrl, bundlePath } = await sandboxToken();
    const client = new BuddyClient({
      auth: { token },
      baseUrl,
      daily: { bundlePathOverride: bundlePath },
    });
    const known = await roomNames();
    const events: unknown[][] = [];
    const transcripts: TranscriptEntry[] = [];
    const live = await client.startSession({
      templateId,
      ...options,
      on: {
        '*': (event, ...args) => {
          events.push([event, ...args]);
          if (event === 'transcript') transcripts.push(args[0] as TranscriptEntry);
        },
      },
    });
    session = live;
    return { session: live, room: await SandboxRoom.appeared(known), events, transcripts };
  }

  for (const executionMode of ['production', 'test'] as const) {
    it(`talks in ${executionMode} mode, both ways, word by word`, async () => {
      const { session, room, transcripts, events } = await start({ executionMode, muted: true });
      expect((await room.report()).mode).to.equal(
        executionMode === 'test' ? 'DAILY_TEST' : 'DAILY',
      );
      const { assistantAudioTrack } = session.getState();
      const voice = assistantAudioTrack as MediaStreamTrack;
      await until('the bot is heard', async () => (await peakOf(voice)) > 0.1);

      const said = (words: string) =>
        until(words, () =>
          transcripts.find((entry) => 'text' in entry && entry.text.includes(words)),
        );
      // It takes some nine seconds in all: the bot speaks at its own pace.
      await said('your order');
      await said('Shall I');
      const opening = await until('the opening is complete', () =>
        transcripts.find(({ role, isComplete }) => role === 'assistant' && isComplete),
      );
      const partials = transcripts.filter(({ id }) => id === opening.id);
      expect(partials.length).to.be.greaterThan(3);
      expect(partials.slice(0, -1).every(({ isComplete }) => !isComplete)).to.equal(true);
      expect('text' in opening && opening.text).to.match(
        /^Hello Rahul! .*₹1,498\. Shall I confirm it\?$/,
      );

      const silent = await room.report();
      expect(silent.bot.heard.framesReceived).to.be.greaterThan(100);
      expect(silent.bot.heard.rms).to.be.lessThan(0.001);
      session.unmute();
      await room.until('the microphone is heard', ({ bot }) => bot.heard.rms > 0.01);
      await until('the visitor is understood', () =>
        transcripts.some(({ role, isComplete }) => role === 'user' && isComplete),
      );
      // The microphone's sound goes on, and would talk over the reply.
      session.mute();
      await said('Of course');
      await room.until('the microphone is silent', ({ bot }) => bot.heard.rms < 0.001);
      const roles = session.getState().transcripts.map(({ role }) => role);
      expect(roles.slice(0, 4)).to.deep.equal(['assistant', 'user', 'tool_call', 'assistant']);
      const names = events.map(([name]) => name);
      for (const name of [
        'user-speech-start',
        'user-speech-end',
        'assistant-speech-start',
        'tts-start',
        'tts-chunk',
        'mic-change',
        'metrics',
      ]) {
        expect(names).to.include(name);
      }

      const before = resources.live();
      expect(before).to.include.keys('tracks', 'RTCPeerConnection', 'WebSocket');
      await session.close();
      expect(resources.live()).to.deep.equal({});
      await room.until('the room is over', ({ ended }) => ended).catch(() => undefined);
    });
  }

  it('speaks in stream mode exactly what it is given, and says when it is done', async () => {
    const { session, room, events, transcripts } = await start({
      executionMode: 'stream',
      muted: true,
    });
    const text = 'Your parcel 42 leaves today, and arrives on Friday.';
    await session.assistantSpeak(text);
    expect(events.at(-1)?.[0]).to.be.oneOf([
      'tts-end',
      'transcript',
      'assistant-speech-end',
      'metrics',
    ]);
    expect(events.some(([name]) => name === 'tts-end')).to.equal(true);
    const { bot } = await room.report();
    expect(bot.said.map((said) => said.text)).to.deep.equal([text]);
    const entry = await until('the entry is complete', () =>
      transcripts.find(({ isComplete }) => isComplete),
    );
    expect(entry).to.include({ role: 'assistant', text });
    await Promise.all([session.assistantSpeak('One.'), session.assistantSpeak('Two.')]);
    await session.close();
    expect(resources.live()).to.deep.equal({});
  });

  it('joins a room directly, with no request of its own', async () => {
    const { bundlePath } = await sandboxToken();
    const { roomUrl, token } = await sandboxRoom('production');
    const room = await SandboxRoom.at(roomUrl);
    const statuses: string[] = [];
    session = await joinRoom({
      roomUrl,
      token,
      muted: true,
      daily: { bundlePathOverride: bundlePath },
      on: { 'state-change': (status) => statuses.push(status) },
    });
    const voice = session.getState().assistantAudioTrack as MediaStreamTrack;
    await until('the bot is heard', async () => (await peakOf(voice)) > 0.1);
    await room.until('the microphone track arrives', ({ bot }) => bot.heard.framesReceived > 10);
    await session.close();
    expect(statuses).to.deep.equal(['connecting', 'connected', 'disconnecting', 'disconnected']);
    expect(resources.live()).to.deep.equal({});
  });

  it('is cut short by a visitor who talks over it', async () => {
    const { session, room, events } = await start({ executionMode: 'stream', muted: true });
    const speaking = session.assistantSpeak(
      'This is a long story that nobody wants to hear to its end, because it goes on and on, and on, and on.',
    );
    // Sound is speech to the bot once it knows how quiet the line is.
    await room.until('the bot speaks', ({ bot }) => bot.speaking && bot.heard.framesReceived > 250);
    await until('the visitor hears it', () =>
      events.some(([name]) => name === 'assistant-speech-start'),
    );
    session.unmute();
    await speaking;
    const { bot } = await room.until('the bot stops', (report) => !report.bot.speaking);
    expect(bot.interruptions).to.equal(1);
    expect(bot.said[0]).to.include({ cut: true, finished: false });
    const names = events.map(([name]) => name);
    expect(names.indexOf('user-speech-start')).to.be.lessThan(names.indexOf('tts-end'));
  });

  it('ends with conversation-end when the bot leaves, and leaves nothing behind', async () => {
    const { room, events } = await start({ muted: true });
    await room.command('leave');
    await until('the session ends', () => events.some(([name]) => name === 'disconnected'));
    const ending = events.map(([name, arg]) =>
      name === 'state-change' || name === 'conversation-end'
        ? `${name as string} ${String(arg)}`
        : (name as string),
    );
    const from = ending.indexOf('state-change disconnecting');
    expect(
      ending.slice(from).filter((name) => !/track|speech|tts|transcript/.test(name)),
    ).to.deep.equal([
      'state-change disconnecting',
      'conversation-end assistant_disconnected',
      'state-change disconnected',
      'disconnected',
    ]);
    expect(resources.live()).to.deep.equal({});
  });
});
