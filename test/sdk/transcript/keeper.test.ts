import { expect } from '@open-wc/testing';
import { TranscriptKeeper } from '../../../src/sdk/transcript/keeper.js';
import { lineOf } from '../../support/conversation.js';
import { ManualClock } from '../../support/manual-clock.js';

/** A keeper with its clock, and every line that it told. */
function kept(clock = new ManualClock()) {
  const lines: string[] = [];
  const keeper = new TranscriptKeeper(clock, (entry) => lines.push(lineOf(entry)));
  keeper.receive('user-started-speaking', {});
  keeper.receive('user-transcription', { text: 'Hello', final: true });
  keeper.receive('user-stopped-speaking', {});
  return { clock, keeper, lines };
}

describe('the keeper of a transcript', () => {
  it('completes a line when its time has come, with nothing else being said', async () => {
    const { clock, lines } = kept();
    await clock.advance(1_000);
    expect(lines).to.deep.equal(['user: Hello', 'user: Hello ✔']);
    expect(clock.pending).to.equal(0);
  });

  it('waits again where a timer was early, as those of browsers may be', async () => {
    const clock = new ManualClock();
    const { after } = clock;
    let isEarly = true;
    clock.after = (ms, callback) => {
      const early = isEarly ? 1 : 0;
      isEarly = false;
      return after(ms - early, callback);
    };
    const { lines } = kept(clock);
    await clock.advance(2_000);
    expect(lines).to.deep.equal(['user: Hello', 'user: Hello ✔']);
  });

  it('waits for nothing after the end', () => {
    const { clock, keeper, lines } = kept();
    keeper.end();
    expect(lines).to.deep.equal(['user: Hello', 'user: Hello ✔']);
    expect(clock.pending).to.equal(0);
  });
});
