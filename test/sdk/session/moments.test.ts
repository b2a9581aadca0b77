/** A session that ends in the very moment in which something else happens. */
import { expect } from '@open-wc/testing';
import type { SessionEvent } from '../../../src/sdk/types.js';
import { needs } from '../../support/abilities.js';
import { audioTrack } from '../../support/fake-call.js';
import { settled } from '../../support/manual-clock.js';
import { connectedSession, newSession, type Stage } from '../../support/session.js';

needs('calls');

type NewSession = Omit<Stage, 'call'>;

async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await Promise.resolve();
}

/** What leads up to a moment: `begin` is the last thing before the microtasks in which it ends. */
const moments: readonly [what: string, before: (stage: NewSession) => Promise<void>][] = [
  ['the calling code is there', () => Promise.resolve()],
  [
    'the microphone is open',
    async ({ calls }) => {
      await settled();
      calls.last.microphone.resolve();
    },
  ],
  [
    'the room is joined',
    async ({ calls }) => {
      await settled();
      calls.last.microphone.resolve();
      await settled();
      calls.last.joined.resolve();
    },
  ],
];

describe('a session that is closed just when', () => {
  for (const [what, before] of moments) {
    it(`${what}: nothing is begun any more, and what was begun is left`, async () => {
      for (let ticks = 0; ticks < 40; ticks += 1) {
        const stage = newSession();
        await before(stage);
        await microtasks(ticks);
        const madeBefore = stage.calls.made.length;
        const logged = stage.calls.made[0]?.log.length ?? 0;
        await stage.session.close();
        await settled();
        const where = `after ${ticks} microtasks`;
        expect(stage.calls.made.length, where).to.equal(madeBefore);
        expect(stage.calls.made[0]?.log.slice(logged) ?? [], where).to.deep.equal(
          madeBefore ? ['leave'] : [],
        );
        expect(stage.outcome(), where).to.be.instanceOf(Error);
        expect(stage.clock.pending, where).to.equal(0);
        expect(stage.session.getState().status, where).to.equal('disconnected');
        expect(stage.events.filter((event) => event === 'disconnected')).to.have.length(1);
      }
    });
  }
});

describe('a session that is closed by a handler of', () => {
  const names: readonly SessionEvent[] = [
    ...(['assistant-ready', 'conversation-start', 'track-started'] as const),
    ...(['user-speech-start', 'user-speech-end', 'transcript', 'metrics'] as const),
    ...(['tts-start', 'tts-chunk', 'tts-end', 'pipeline-error', 'mic-change'] as const),
    ...(['assistant-speech-start', 'assistant-speech-end'] as const),
  ];
  const isBeginning = /^(connected|.*-(ready|start|started|chunk|error|change)|metrics)$/;

  for (const name of names) {
    it(`${name}: begins nothing afterwards, and closes what is open`, async () => {
      const { session, call, events } = await connectedSession({
        on: { '*': (event) => void (event === name && session.close()) },
      });
      call.events.trackStarted(audioTrack(), false);
      call.events.ready();
      call.says('bot-ready');
      for (const type of ['metrics', 'user-started-speaking', 'user-stopped-speaking']) {
        call.says(type);
      }
      session.mute();
      call.says('bot-tts-text', { text: 'Hello' });
      call.says('bot-started-speaking');
      call.says('bot-tts-stopped');
      call.server('pipeline-error', { processor: 'llm', error: 'words' });
      call.says('bot-stopped-speaking');
      call.says('bot-tts-started');
      call.says('bot-interrupted');
      await session.close();

      const told = events.map((event) => (typeof event === 'string' ? event : event[0]));
      const end = events.findIndex((event) => event[1] === 'disconnecting');
      expect(told[end - 1]).to.equal(name);
      const late = told.slice(end).filter((event) => isBeginning.test(event));
      expect(late).to.deep.equal(['state-change', 'state-change']);
      for (const kind of ['user-speech', 'assistant-speech', 'tts', 'conversation']) {
        const count = (event: string): number => told.filter((one) => one === event).length;
        expect(count(`${kind}-end`), kind).to.equal(count(`${kind}-start`));
      }
      expect(told.at(-1)).to.equal('disconnected');
    });
  }
});
