/** A session that ends in the very moment in which something else happens. */
import { expect } from '@open-wc/testing';
import { needs } from '../../support/abilities.js';
import { settled } from '../../support/manual-clock.js';
import { newSession, type Stage } from '../../support/session.js';

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
