import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { Sandbox } from '../../../demo/sandbox/sandbox.js';
import { chromium, firefox } from '../../../scripts/browsers.mjs';
import type { PageEvent, StartOptions } from './call-page.js';
import { microphoneFile } from './microphone-file.js';
import { waitFor } from './wait-for.js';

/** A browser with pages that can call into a sandbox. */
export interface Harness {
  open(): Promise<CallPage>;
  close(): Promise<void>;
}

/** One page with one call. */
export interface CallPage {
  page: Page;
  start(options: StartOptions): Promise<void>;
  run(expression: string): Promise<unknown>;
  number(expression: string): Promise<number>;
  events(): Promise<PageEvent[]>;
  /** Waits for an event of this type after the given index, and gives its index. */
  event(type: string, options?: { after?: number; deadline?: number }): Promise<number>;
}

export async function startHarness(name: 'chromium' | 'firefox'): Promise<Harness> {
  const script = await bundlePage();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, {
      'content-type': isScript ? 'text/javascript' : 'text/html',
      // The call machine has to work under a strict policy: no eval, no inline style.
      'content-security-policy': "script-src 'self' http://localhost:*; style-src 'none'",
    });
    response.end(
      isScript ? script : '<!doctype html><title>Call</title><script src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const microphone = await microphoneFile();
  const browser: Browser = await puppeteer.launch(
    name === 'chromium'
      ? chromium({ microphone: microphone.path })
      : // Web Audio and playback need an output device; this stands for one.
        firefox({ prefs: { 'media.cubeb.force_mock_context': true } }),
  );
  return {
    open: async () => {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${port}/`);
      return callPage(page);
    },
    close: async () => {
      await browser.close();
      await microphone.remove();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The options of a direct join to a room of the sandbox. */
export async function openRoom(
  sandbox: Sandbox,
  mode: 'production' | 'test' | 'stream',
): Promise<StartOptions & { name: string }> {
  const response = await fetch(`${sandbox.url}/sandbox/room?mode=${mode}`);
  const { roomUrl, token } = (await response.json()) as { roomUrl: string; token: string };
  const name = roomUrl.split('/').pop() ?? '';
  return { bundlePath: `${sandbox.url}/daily`, roomUrl, token, name };
}

function callPage(page: Page): CallPage {
  const run = (expression: string): Promise<unknown> => page.evaluate(expression);
  const events = async (): Promise<PageEvent[]> =>
    JSON.parse(String(await run('JSON.stringify(call.events)'))) as PageEvent[];
  return {
    page,
    run,
    events,
    start: async (options) => {
      await run(`call.start(${JSON.stringify(options)})`);
    },
    number: async (expression) => Number(await run(expression)),
    event: async (type, { after = -1, deadline = 10_000 } = {}) => {
      const find = async (): Promise<number> =>
        (await events()).findIndex((event, index) => index > after && event.type === type);
      await waitFor(`event ${type}`, async () => (await find()) >= 0, deadline);
      return find();
    },
  };
}

async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('./call-page.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('esbuild gave no page');
  return file.text;
}
