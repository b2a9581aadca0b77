import type { Browser, CDPSession, Page } from 'puppeteer-core';
import type { InCall } from '../pages/in-call.ts';
import { atMost, median, repeated, withPage, type Row } from '../measure.ts';

declare global {
  var bench: InCall;
}

/** A page whose calls the page itself plays. */
function withCall<T>(
  browser: Browser,
  url: string,
  use: (page: Page, cdp: CDPSession) => Promise<T>,
): Promise<T> {
  return withPage(browser, async (page) => {
    await page.goto(`${url}/in-call`);
    await page.waitForFunction(() => 'bench' in window);
    return use(page, await page.createCDPSession());
  });
}

/** What the main thread has done so far, in milliseconds. */
const busy = async (page: Page): Promise<number> =>
  ((await page.metrics()).TaskDuration ?? 0) * 1000;

/** What the main thread has computed so far, in milliseconds: waiting for other threads is left out. */
async function computed(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await cdp.send('Runtime.getHeapUsage')).usedSize;
}

const UPDATES = 100;
const QUIET_MS = 4_000;

/** The transcript, a flood, and what goes on in a call all the time. */
export async function inCallRows(browser: Browser, url: string): Promise<Row[]> {
  const updates = { short: [] as number[], long: [] as number[] };
  const floods: Awaited<ReturnType<InCall['flood']>>[] = [];
  const shares: number[] = [];
  await repeated(async () => {
    for (const [name, count] of [
      ['short', 50],
      ['long', 5_000],
    ] as const) {
      updates[name].push(
        await withCall(browser, url, async (page) => {
          await page.evaluate((lines) => bench.converse(lines), count);
          const before = await busy(page);
          await page.evaluate((times) => bench.update(times), UPDATES);
          return ((await busy(page)) - before) / UPDATES;
        }),
      );
    }
    await withCall(browser, url, async (page, cdp) => {
      await page.evaluate(() => bench.call());
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      floods.push(await page.evaluate(() => bench.flood(3)));
    });
    await withCall(browser, url, async (page, cdp) => {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const share = async (work: () => Promise<void>): Promise<number> => {
        const before = await computed(cdp);
        await work();
        return ((await computed(cdp)) - before) / (QUIET_MS / 100);
      };
      // A page without a call, in which the bench does as much.
      const nothing = await share(() => page.evaluate((ms) => bench.pass(ms), QUIET_MS));
      await page.evaluate(() => bench.call());
      await page.evaluate(() => bench.hear(500));
      shares.push((await share(() => page.evaluate((ms) => bench.hear(ms), QUIET_MS))) - nothing);
    });
  });
  const ratio = median(updates.long) / median(updates.short);
  return [
    { what: 'Main thread per transcript update, 50 lines', unit: 'ms', values: updates.short },
    {
      what: '… 5 000 lines',
      unit: 'ms',
      values: updates.long,
      target: { words: `≤ 1.5 × (${ratio.toFixed(2)} ×)`, met: ratio <= 1.5 },
    },
    atMost(
      'Renders a frame under 500 messages a second, CPU 4×',
      '',
      floods.map(({ renders, frames }) => renders / Math.max(1, frames)),
      1,
    ),
    atMost(
      '… the longest task (0: none over 50)',
      'ms',
      floods.map(({ task }) => task),
      50,
    ),
    atMost(
      'Visualizer and timer while the assistant speaks, CPU 4×, over the page without a call',
      '% of the main thread',
      shares,
      3,
    ),
  ];
}

const HOUR = 20_000;

/** An hour's talk in a minute's time. */
export async function longCallRows(browser: Browser, url: string): Promise<Row[]> {
  const runs = await repeated(() =>
    withCall(browser, url, async (page, cdp) => {
      await page.evaluate(() => bench.call());
      const talk = async (messages: number): Promise<number> => {
        const before = await busy(page);
        await page.evaluate((count) => bench.talk(count), messages);
        return ((await busy(page)) - before) / messages;
      };
      await talk(500);
      const before = await heap(cdp);
      const first = await talk(1_000);
      await talk(HOUR - 2_500);
      const last = await talk(1_000);
      return { growth: ((await heap(cdp)) - before) / 1e6, first, last };
    }),
  );
  const [first, last] = [runs.map((run) => run.first), runs.map((run) => run.last)];
  const ratio = median(last) / median(first);
  return [
    atMost(
      'Heap growth over 20 000 transcript events',
      'MB',
      runs.map(({ growth }) => growth),
      10,
    ),
    { what: 'Main thread per event, the first 1 000', unit: 'ms', values: first },
    {
      what: '… the last 1 000, when old lines fall off',
      unit: 'ms',
      values: last,
      target: { words: `as cheap as the first (${ratio.toFixed(2)} ×)`, met: ratio <= 1.5 },
    },
  ];
}

const CALLS = 50;
const BLOCKS = 7;

/** Real calls over the CDN's files to a real bot, one after the other in one page. */
export function manyCallsRows(browser: Browser, url: string): Promise<Row[]> {
  return withPage(browser, async (page) => {
    await page.goto(`${url}/call`);
    await page.waitForSelector('breeze-buddy-call:defined');
    const cdp = await page.createCDPSession();
    await call(page, 10);
    const before = await nodes(page, cdp);
    const kept: number[] = [];
    const block = Math.ceil(CALLS / BLOCKS);
    for (let at = 0, last = await heap(cdp); at < BLOCKS; at += 1) {
      await call(page, block);
      const now = await heap(cdp);
      kept.push((now - last) / block / 1000);
      last = now;
    }
    const more = (await nodes(page, cdp)) - before;
    const live = await count(cdp, 'MediaStreamTrack', "track => track.readyState === 'live'");
    return [
      atMost('Heap kept per call, over 50 calls after the first 10', 'kB', kept, 20),
      atMost('… DOM nodes more than before, shown or detached', '', [more], 0),
      atMost('… live media tracks', '', [live], 0),
    ];
  });
}

function call(page: Page, times: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const element = document.querySelector('breeze-buddy-call') as unknown as {
      muted: boolean;
      start(): Promise<unknown>;
      end(): Promise<void>;
    };
    element.muted = true;
    for (let at = 0; at < wanted; at += 1) {
      await element.start();
      await element.end();
    }
  }, times);
}

/** How many nodes the page has, shown or detached, after everything that can go is gone. */
async function nodes(page: Page, cdp: CDPSession): Promise<number> {
  // A shadow root keeps the slots it had until it looks for them again, and with them what was around them.
  await page.evaluate(() => {
    const content = document.createElement('i');
    document.querySelector('breeze-buddy-call')?.append(content);
    const slot = content.assignedSlot;
    content.remove();
    return slot?.name;
  });
  await heap(cdp);
  return (await cdp.send('Memory.getDOMCounters')).nodes;
}

/** How many objects of a kind the page still has, after everything that can go is gone. */
async function count(cdp: CDPSession, kind: string, which: string): Promise<number> {
  await heap(cdp);
  const { result } = await cdp.send('Runtime.evaluate', { expression: `${kind}.prototype` });
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const counted = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    // The prototypes themselves are among them, and can be asked nothing.
    functionDeclaration: `function () {
      return this.filter((one) => { try { return (${which})(one); } catch { return false; } }).length;
    }`,
    returnByValue: true,
  });
  await cdp.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return counted.result.value as number;
}
