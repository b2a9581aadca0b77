import type { Browser, Page } from 'puppeteer-core';
import { median, repeated, withPage, type Row } from '../measure.ts';
import type { BenchServer } from '../serve.ts';

/** What each step takes besides what it takes on this machine, in milliseconds. */
const LATENCY = {
  leads: 300,
  connect: 700,
  chunk: 200,
  callMachine: 400,
  microphone: 200,
  join: 200,
};

/** The longest way through what depends on each other, where everything else runs beside it. */
const path = (chunk: number, callMachine: number): number =>
  Math.max(LATENCY.leads + LATENCY.connect, chunk + callMachine + LATENCY.microphone) +
  LATENCY.join;
const PATH = path(LATENCY.chunk, LATENCY.callMachine);
const AFTER_INTENT = path(0, 0);

type Flow = 'click' | 'hover' | 'sequence';

/** From the click to WebRTC being up, with the same latencies for every flow. */
export async function connectRows(browser: Browser, server: BenchServer): Promise<Row[]> {
  server.delay = delayOf;
  const times: Record<Flow, number[]> = { click: [], hover: [], sequence: [] };
  try {
    await repeated(async () => {
      for (const flow of ['sequence', 'click', 'hover'] as const) {
        times[flow].push(await connect(browser, server.url, flow));
      }
    });
  } finally {
    server.delay = () => 0;
  }
  const sequence = median(times.sequence);
  const row = (flow: Flow, what: string, longest: number): Row[] => {
    const time = median(times[flow]);
    const [ofPath, ofSequence] = [time / longest, time / sequence];
    const values = times[flow];
    return [
      {
        what: `${what}, beside a critical path of ${longest} ms`,
        unit: 'ms',
        values,
        target: { words: `≤ 1.10 × (${ofPath.toFixed(2)} ×)`, met: ofPath <= 1.1 },
      },
      {
        what: '… beside the documented sequence',
        unit: 'ms',
        values,
        target: { words: `≤ 0.65 × (${ofSequence.toFixed(2)} ×)`, met: ofSequence <= 0.65 },
      },
    ];
  };
  return [
    { what: 'Connecting in the documented sequence', unit: 'ms', values: times.sequence },
    ...row('click', 'Click to connected', PATH),
    ...row('hover', 'Click to connected after a hover', AFTER_INTENT),
  ];
}

function delayOf(pathname: string): number {
  if (pathname.endsWith('/leads')) return LATENCY.leads;
  if (pathname.endsWith('/connect')) return LATENCY.connect;
  if (pathname.endsWith('/call-machine-object-bundle.js')) return LATENCY.callMachine;
  // Whatever is fetched for a call: of the CDN's files all but the one that is there already.
  if (pathname === '/sequential.js') return LATENCY.chunk;
  return pathname.startsWith('/cdn/') && pathname !== '/cdn/breeze-buddy-call.js'
    ? LATENCY.chunk
    : 0;
}

function connect(browser: Browser, url: string, flow: Flow): Promise<number> {
  return withPage(browser, async (page) => {
    await slowDown(page);
    await page.goto(url + (flow === 'sequence' ? '/sequence' : '/call'));
    if (flow === 'hover') {
      await page.hover('breeze-buddy-call');
      // Long enough for all that is fetched ahead; a visitor who reads takes longer.
      await page.waitForFunction(
        () =>
          performance
            .getEntriesByType('resource')
            .some(({ name }) => name.endsWith('call-machine-object-bundle.js')),
        { polling: 20 },
      );
    }
    const timing = page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const button = document.querySelector<HTMLElement>('#start');
          let clicked = 0;
          button?.addEventListener('click', () => (clicked = performance.now()), { capture: true });
          for (const name of ['buddy-connected', 'sequence-connected']) {
            document.addEventListener(name, () => {
              resolve(performance.now() - clicked);
            });
          }
          document.addEventListener('buddy-error', () => {
            reject(new Error('The call failed.'));
          });
        }),
    );
    await page.evaluate(() => document.querySelector<HTMLElement>('#start')?.click());
    return timing;
  });
}

/** The microphone and the room's answer take their time too. */
async function slowDown(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(({ microphone, join }) => {
    const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      await wait(microphone);
      return getUserMedia(constraints);
    };
    const { send } = WebSocket.prototype;
    const open = new WeakMap<WebSocket, Promise<void>>();
    WebSocket.prototype.send = function (data) {
      const joining = open.get(this) ?? wait(join);
      open.set(this, joining);
      void joining.then(() => {
        if (this.readyState === WebSocket.OPEN) send.call(this, data);
      });
    };
  }, LATENCY);
}
