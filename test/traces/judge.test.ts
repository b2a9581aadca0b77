import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disturbances } from './support/disturb.js';
import { faultsOf } from './support/judge.js';
import { replayInReducer, type Emission } from './support/replay.js';
import { readTraces } from './support/trace.js';

/* The judge of the golden traces finds what is wrong: a right transcript, spoilt in every way. */

const trace = readTraces().findLast(({ conversation }) => conversation === 'interrupted');
if (!trace) throw new Error('There is no such trace.');
const { truth, arrivals } = trace;
const [asRecorded] = disturbances(arrivals, 1);
if (!asRecorded) throw new Error('A trace is replayed as it was recorded.');
const emissions = replayInReducer(arrivals);
const ids = [...new Set(emissions.map(({ entry }) => entry.id))];

/** The kinds of faults that are found once each emission has been changed, or taken out by null. */
function found(change: (emission: Emission) => Emission | null): string[] {
  const spoilt = emissions.flatMap((emission) => change(emission) ?? []);
  const faults = faultsOf(spoilt, truth, asRecorded as NonNullable<typeof asRecorded>);
  return [...new Set(faults.map((fault) => fault.replace(/:.*/, '')))];
}

const withText = ({ at, entry }: Emission, change: (text: string) => string): Emission => ({
  at,
  entry: entry.role === 'tool_call' ? entry : { ...entry, text: change(entry.text) },
});

test('a right transcript has no fault', () => {
  assert.deepEqual(
    found((emission) => emission),
    [],
  );
});

test('a lost entry is found', () => {
  assert.deepEqual(
    found((emission) => (emission.entry.id === ids.at(-1) ? null : emission)),
    ['missing'],
  );
});

test('an entry too much is found', () => {
  const last = emissions.at(-1) as Emission;
  const more = { at: last.at + 1, entry: { ...last.entry, id: 'more' } };
  const faults = faultsOf([...emissions, more], truth, asRecorded);
  assert.match(faults.join(), /^too much/);
});

for (const [name, change] of [
  ['doubled text', (text: string) => `${text} ${text}`],
  ['lost text', (text: string) => text.slice(1)],
  ['less than was heard of what was cut off', (text: string) => text.replace(/ every.*/, '')],
] as const) {
  test(`${name} is found`, () => {
    assert.ok(found((emission) => withText(emission, change)).includes('wrong'));
  });
}

test('entries in another order are found', () => {
  const backwards = (id: string) => ids.indexOf(id) * -1;
  const sorted = [...emissions].sort((a, b) => backwards(a.entry.id) - backwards(b.entry.id));
  assert.match(faultsOf(sorted, truth, asRecorded).join(), /wrong/);
});

test('an entry that is never completed, or too soon, is found', () => {
  const complete = ({ at, entry }: Emission, isComplete: boolean): Emission => ({
    at,
    entry: { ...entry, isComplete },
  });
  assert.ok(found((emission) => complete(emission, false)).includes('left open'));
  assert.ok(found((emission) => complete(emission, true)).includes('completed early'));
});

test('an entry that comes late is found', () => {
  const late = ({ at, entry }: Emission): Emission => ({ at: at + 1_000, entry });
  assert.ok(found(late).includes('shown late'));
});
