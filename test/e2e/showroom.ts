/** `npm start` and a browser before it, and what the tests of its pages share. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'puppeteer-core';
import { launch } from './browsers.js';

/** The element, as far as the pages' tests use it. */
export type Call = HTMLElement & {
  status: string;
  tokenProvider: () => Promise<string>;
  transcripts: { isComplete: boolean }[];
  end(): Promise<void>;
};

export interface Showroom {
  /** Origin of the pages. */
  url: string;
  /** Origin of the backend behind them. */
  backend: string;
  browser: Browser;
  close(): Promise<void>;
}

/** Starts the demo on whatever ports are free. */
export async function startShowroom(): Promise<Showroom> {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
    env: { ...process.env, DEMO_PORT: '0', SANDBOX_PORT: '0' },
    // With a channel, it ends with this process.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  assert.ok(demo.stdout);
  let url: string | undefined;
  let backend: string | undefined;
  for await (const line of createInterface({ input: demo.stdout })) {
    url ??= /The demo: +(\S+)\//.exec(line)?.[1];
    backend ??= /The local backend: +(\S+)/.exec(line)?.[1];
    if (url && backend) break;
  }
  assert.ok(url && backend, 'npm start did not start');
  demo.stdout.resume();
  const browser = await launch('chromium');
  return {
    url,
    backend,
    browser,
    close: async () => {
      await browser.close();
      demo.kill('SIGINT');
      await once(demo, 'exit');
    },
  };
}

/** Opens a page, runs what is to be tested, and fails if the page has had a problem but the expected. */
export async function visit(
  { browser, url }: Showroom,
  path: string,
  work: (page: Page) => Promise<void>,
  expected = /^$/,
): Promise<void> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('requestfailed', (request) => problems.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(data:|blob:|http:\/\/localhost:)/.test(request.url())) problems.push(request.url());
  });
  try {
    await page.goto(url + path);
    await page.waitForSelector('breeze-buddy-call:defined');
    await work(page);
    assert.deepEqual(
      problems.filter((problem) => !expected.test(problem)),
      [],
    );
  } finally {
    await page.close();
  }
}

/** Waits until something was said in the call, and whole. */
export async function hearSentence(page: Page): Promise<void> {
  // The first call of a fresh server has every module compiled for it.
  const call = await page.waitForSelector('#call:is(:state(connected), :state(error))', {
    timeout: 60_000,
  });
  const { status, face } = await page.evaluate(
    (element) => ({
      status: (element as Call).status,
      face: element?.shadowRoot?.textContent.replace(/\s+/g, ' '),
    }),
    call,
  );
  assert.equal(status, 'connected', face);
  await page.waitForFunction(
    () => document.querySelector<Call>('#call')?.transcripts.some((entry) => entry.isComplete),
    { timeout: 30_000, polling: 100 },
  );
}

/** The computed style of every node inside the page's elements. */
export async function insides(page: Page): Promise<Record<string, Record<string, string>>> {
  await page.waitForSelector('body[data-shown]');
  // What comes into sight is laid out a picture later.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  return page.$$eval('breeze-buddy-call', (calls) =>
    Object.fromEntries(
      calls.flatMap((call, at) =>
        [...(call.shadowRoot?.querySelectorAll('*') ?? [])].map((node, number) => {
          const style = getComputedStyle(node);
          // Where in the page those stand that nobody sees tells nothing of the looks.
          const unseen = node.matches('.hidden') ? /^(inset|top|right|bottom|left)/ : /^$/;
          const properties = [...style].filter((key) => !unseen.test(key));
          return [
            `${at}.${number} ${node.localName}.${node.getAttribute('class')}`,
            Object.fromEntries(properties.map((key) => [key, style.getPropertyValue(key)])),
          ];
        }),
      ),
    ),
  );
}

interface Named {
  name: string;
}

/** What editors read of the tag. */
export function reference(): Record<
  'attributes' | 'cssParts' | 'cssProperties' | 'cssStates' | 'slots',
  Named[]
> {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
    modules: { declarations: (ReturnType<typeof reference> & { tagName?: string })[] }[];
  };
  const found = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'breeze-buddy-call');
  if (!found) throw new Error('The manifest has no breeze-buddy-call.');
  return found;
}
