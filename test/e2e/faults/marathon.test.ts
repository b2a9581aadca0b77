import { expect } from '@open-wc/testing';
import { dice, pick } from '../../support/dice.js';
import { watchPage } from '../../support/leaks.js';
import { sandboxUrl } from '../../support/sandbox.js';
import { STAGES, stoppedAt } from '../../support/stages.js';

const CALLS = 50;

/** `SANDBOX_CALLS=500 SANDBOX_SEED=7` in the test run's environment makes it longer, or repeats one. */
async function settings(): Promise<{ calls: number; seed: number }> {
  const answer = await fetch(`${await sandboxUrl()}/sandbox/notes`);
  const { calls, seed } = (await answer.json()) as { calls?: string; seed?: string };
  return {
    calls: Number(calls ?? CALLS),
    seed: Number(seed ?? Math.floor(Math.random() * 2 ** 31)),
  };
}

describe('calls in a row', function () {
  this.timeout(200_000);

  it('half of them killed at a random stage, leave the page as it was', async () => {
    const { calls, seed } = await settings();
    const random = dice(seed);
    const killed: string[] = [];
    const page = watchPage();
    const started = performance.now();
    try {
      for (let index = 0; index < calls; index += 1) {
        const stage = index % 2 ? pick(STAGES, random) : 'ready';
        if (index % 2) killed.push(stage);
        const call = await stoppedAt(stage, { muted: random() < 0.5 }, async (session) => {
          // A moment more or less, so that a stage is met at its beginning, middle and end.
          await new Promise((resolve) => setTimeout(resolve, random() * 30));
          await session.close();
        });
        const error = await call.outcome;
        expect(error === null || error.details?.['reason'] === 'aborted', String(error)).to.equal(
          true,
        );
        const story = call.story();
        expect(story.slice(-2)).to.deep.equal(['> disconnected', 'disconnected']);
        expect(new Set(story).size, story.join()).to.equal(story.length);
      }
      page.expectNothingLeft();
    } catch (error) {
      throw new Error(
        `seed ${seed}, after ${killed.length} killed, the last while ${killed.at(-1)}: ${String(error)}`,
        {
          cause: error,
        },
      );
    } finally {
      page.stop();
      const seconds = ((performance.now() - started) / 1_000).toFixed(1);
      console.log(`${calls} calls in ${seconds} s, seed ${seed}, ${killed.length} killed`);
    }
  });
});
