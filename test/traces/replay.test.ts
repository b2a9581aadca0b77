import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { disturbances, type Disturbance } from './support/disturb.js';
import { exceptionFor } from './support/exceptions.js';
import { faultsOf } from './support/judge.js';
import { eventFaultsOf } from './support/judge-events.js';
import { pretendToBeABrowser, replayInReducer, replayInSession } from './support/replay.js';
import { tableOf } from './support/table.js';
import { readTraces, type Trace, type Truth } from './support/trace.js';

/*
 * What real Pipecat servers sent, against what was to be seen and heard: see README.md.
 */

const seed = Number(process.env['TRACES_SEED'] ?? Date.now() % 100_000);
const traces = readTraces();
let replays = 0;

/** Fails with every fault of every way to replay a trace, but for what its exception allows. */
async function judge(
  trace: Trace,
  replay: (disturbance: Disturbance, truth: Truth) => string[] | Promise<string[]>,
): Promise<void> {
  const exception = exceptionFor(trace);
  const faults: string[] = [];
  let isNeeded = false;
  for (const disturbance of disturbances(trace.arrivals, seed)) {
    replays += 1;
    const found = await replay(disturbance, trace.truth);
    if (found.length > 0 && !disturbance.joinsAt) isNeeded = true;
    const left = exception?.truth ? await replay(disturbance, exception.truth(trace.truth)) : found;
    faults.push(
      ...left
        .filter((fault) => !exception?.allows?.test(fault))
        .map((fault) => `${disturbance.name}: ${fault}`),
    );
  }
  assert.deepEqual(faults, []);
  if (exception) assert.ok(isNeeded, `no longer needed: ${exception.reason}`);
}

describe(`golden traces (seed ${seed})`, () => {
  before(pretendToBeABrowser);
  after(() => {
    console.log(`golden traces: ${traces.length} traces, ${replays} replays, seed ${seed}`);
  });

  test('there are traces of every version, each with the same conversations', () => {
    const versions = [...new Set(traces.map(({ version }) => version))];
    assert.ok(versions.length >= 7);
    const names = versions.map((wanted) =>
      traces.flatMap((one) => (one.version === wanted ? [one.conversation] : [])).join(),
    );
    assert.equal(new Set(names).size, 1);
  });

  test('the table in the README is current', async () => {
    const file = new URL('README.md', import.meta.url);
    const readme = await readFile(file, 'utf8');
    const [before, , after] = readme.split(/<!-- (?:table|end) -->/);
    const table = `<!-- table -->\n\n${tableOf(traces)}\n\n<!-- end -->`;
    const current = await format(`${before}${table}${after}`, {
      ...(await resolveConfig(fileURLToPath(file))),
      parser: 'markdown',
    });
    if (process.env['TRACES_TABLE'] === 'write') await writeFile(file, current);
    assert.equal(readme, current, 'TRACES_TABLE=write brings it up to date');
  });

  for (const trace of traces) {
    const { version, conversation } = trace;
    test(`${version} ${conversation}, in the reducer`, () =>
      judge(trace, (way, truth) => faultsOf(replayInReducer(way.arrivals), truth, way)));
    test(`${version} ${conversation}, in a session`, () =>
      judge(trace, async (way, truth) => {
        const replay = await replayInSession(trace, way.arrivals);
        const faults = faultsOf(replay.emissions, truth, way);
        return way.joinsAt ? faults : [...faults, ...eventFaultsOf(replay, trace, way)];
      }));
  }
});
