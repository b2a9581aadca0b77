import type { Browser, Page } from 'puppeteer-core';
import { atMost, median, repeated, RUNS, withPage, type Row } from '../measure.ts';

/** What a page has of each widget, and nothing else. */
export const widgets = {
  ours: `<breeze-buddy-call variant="floating" token="t" template-id="t"></breeze-buddy-call>
    <script type="module" src="/cdn/breeze-buddy-call.js"></script>`,
  elevenlabs: `<elevenlabs-convai agent-id="agent"></elevenlabs-convai>
    <script src="/rivals/@elevenlabs/convai-widget-embed/dist/index.js" async></script>`,
  vapi: `<vapi-widget public-key="key" assistant-id="assistant" mode="voice"></vapi-widget>
    <script src="/rivals/@vapi-ai/client-sdk-react/dist/embed/widget.umd.js" async></script>`,
  empty: '',
} as const;
type Widget = keyof typeof widgets;

interface View {
  bytes: number;
  requests: number;
  /** Script time while the page loads, in milliseconds. */
  loading: number;
  /** Script time when the widget is put into a page at rest, in milliseconds. */
  added: number;
  /** What was set up before the visitor did anything, by kind. */
  work: Record<string, number>;
}

/** What each widget costs a page view, before anybody calls. */
export async function pageViewRows(browser: Browser, url: string): Promise<Row[]> {
  const views: Record<Widget, View[]> = { ours: [], elevenlabs: [], vapi: [], empty: [] };
  // In turn, so that whatever else the machine does meets all of them. And often: a script of some
  // milliseconds varies more than others, as the browser slows the thread down in steps.
  await repeated(
    async () => {
      for (const name of Object.keys(widgets) as Widget[]) {
        views[name].push(await view(browser, url, name));
      }
    },
    2 * RUNS + 1,
  );
  const bytes = (name: Widget): number[] => views[name].map((one) => one.bytes / 1000);
  const script = (name: Widget): number[] => views[name].map((one) => one.added);
  const loading = (name: Widget): number[] => views[name].map((one) => one.loading);
  const timesOf = (values: (name: Widget) => number[]): number =>
    median(values('elevenlabs')) / median(values('ours'));
  const times = timesOf(script);
  const work = views.ours.map((one) =>
    Object.values(one.work).reduce((sum, count) => sum + count, 0),
  );
  const requests = views.ours.map((one) => one.requests);
  const told = (name: Widget): string =>
    Object.entries(views[name][0]?.work ?? {})
      .filter(([, count]) => count)
      .map(([kind, count]) => `${count} ${kind}`)
      .join(', ') || 'nothing';
  return [
    atMost('Page view: download, gzip', 'kB', bytes('ours'), 12),
    atMost('Page view: requests', '', requests, 1),
    { what: '… ElevenLabs', unit: 'kB', values: bytes('elevenlabs') },
    { what: '… Vapi', unit: 'kB', values: bytes('vapi') },
    atMost('Page view: script time, CPU 4×', 'ms', script('ours'), 25),
    {
      what: '… ElevenLabs',
      unit: 'ms',
      values: script('elevenlabs'),
      target: { words: `at least 20 × ours (${times.toFixed(0)} ×)`, met: times >= 20 },
    },
    { what: '… Vapi', unit: 'ms', values: script('vapi') },
    { what: '… nothing, put into the page', unit: 'ms', values: script('empty') },
    {
      what: `… while the page loads (ElevenLabs ${timesOf(loading).toFixed(0)} ×)`,
      unit: 'ms',
      values: loading('ours'),
    },
    { what: '… while the page loads, ElevenLabs', unit: 'ms', values: loading('elevenlabs') },
    atMost('Page view: timers, frames, listeners, observers, requests set up', '', work, 0),
    ...(['elevenlabs', 'vapi'] as const).map((name) => ({
      what: `… ${name === 'vapi' ? 'Vapi' : 'ElevenLabs'}: ${told(name)}`,
      unit: '',
      values: views[name].map((one) =>
        Object.values(one.work).reduce((sum, count) => sum + count, 0),
      ),
    })),
  ];
}

async function view(browser: Browser, url: string, name: Widget): Promise<View> {
  const address = `${url}/${name}`;
  const cost = await withPage(browser, async (page) => {
    const cdp = await page.createCDPSession();
    await cdp.send('Network.enable');
    let bytes = 0;
    let requests = 0;
    cdp.on('Network.requestWillBeSent', ({ request }) => {
      if (request.url !== address && !request.url.startsWith('data:')) requests += 1;
    });
    let documentId = '';
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Document') documentId = requestId;
    });
    cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
      if (requestId !== documentId) bytes += encodedDataLength;
    });
    const scriptTime = await slowed(page);
    await atRest(page, address);
    return { bytes, requests, loading: await scriptTime() };
  });
  const added = await withPage(browser, async (page) => {
    const scriptTime = await slowed(page);
    await atRest(page, `${url}/empty`);
    const before = await scriptTime();
    await page.evaluate((content) => {
      document.body.append(document.createRange().createContextualFragment(content));
    }, widgets[name]);
    await settled();
    return (await scriptTime()) - before;
  });
  const work = await withPage(browser, async (page) => {
    await countWork(page);
    await atRest(page, address);
    return page.evaluate(() => (window as unknown as { work: Record<string, number> }).work);
  });
  return { ...cost, added, work };
}

/**
 * A page at CPU 4×, and how to read its script time. The browser slows the thread down by what the
 * clock says, so that what its other processes take while a page loads counts four times, too.
 */
async function slowed(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.createCDPSession();
  // What the main thread computes, not what it waits for while the machine does something else.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const { value = 0 } = metrics.find(({ name }) => name === 'ScriptDuration') ?? {};
    return value * 1000;
  };
}

/** What a page does by itself it does soon. */
async function atRest(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await settled();
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 1_000));

/** Counts from before the page's first script on. */
async function countWork(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const work: Record<string, number> = {};
    Object.assign(window, { work });
    const count = (owner: object, name: string, kind: string): void => {
      const original = Reflect.get(owner, name) as ((...args: unknown[]) => unknown) | undefined;
      if (!original) return;
      Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
        work[kind] = (work[kind] ?? 0) + 1;
        return original.apply(this, args);
      });
    };
    count(window, 'setTimeout', 'timers');
    count(window, 'setInterval', 'timers');
    count(window, 'requestAnimationFrame', 'frames');
    count(window, 'requestIdleCallback', 'timers');
    count(window, 'fetch', 'requests');
    count(XMLHttpRequest.prototype, 'send', 'requests');
    count(MutationObserver.prototype, 'observe', 'observers');
    count(IntersectionObserver.prototype, 'observe', 'observers');
    count(ResizeObserver.prototype, 'observe', 'observers');
    if ('AudioWorklet' in window) count(AudioWorklet.prototype, 'addModule', 'worklets');
    for (const target of [window, document]) count(target, 'addEventListener', 'listeners');
  });
}
