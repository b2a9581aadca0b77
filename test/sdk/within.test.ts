import { expect } from '@open-wc/testing';
import { deferred } from '../../src/sdk/deferred.js';
import { TimeoutError } from '../../src/sdk/errors.js';
import { within } from '../../src/sdk/within.js';
import { ManualClock, settled } from '../support/manual-clock.js';

describe('within()', () => {
  const late = () => new TimeoutError('too late');

  it('answers as the work does, and leaves no timer', async () => {
    const clock = new ManualClock();
    expect(await within(10, Promise.resolve(1), late, clock)).to.equal(1);
    expect(await within(10, 2, late, clock)).to.equal(2);
    const broken = within(10, Promise.reject(new Error('broken')), late, clock);
    expect(await broken.catch(String)).to.equal('Error: broken');
    await settled();
    expect(clock.pending).to.equal(0);
  });

  it('rejects once the time is over, whatever comes of the work', async () => {
    const clock = new ManualClock();
    const work = deferred<string>();
    const told: unknown[] = [];
    void within(10, work.promise, late, clock).catch((error: unknown) => told.push(error));
    await clock.advance(9);
    expect(told).to.deep.equal([]);
    await clock.advance(1);
    work.reject(new Error('broken'));
    await settled();
    expect(told.map(String)).to.deep.equal(['TimeoutError: too late']);
  });
});
