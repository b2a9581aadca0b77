/**
 * One whole call with the real Pipecat bot in a real browser, its events printed:
 * `node --import tsx test/traces/pipecat-call.ts`. Not a part of `npm test`: it needs Python.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type * as Sdk from '../../src/sdk/index.js';
import { launch } from '../e2e/browsers.js';

const PORTS = { DEMO_PORT: '5195', SANDBOX_PORT: '8795' };
const DEMO = `http://localhost:${PORTS.DEMO_PORT}`;
const BACKEND = `http://localhost:${PORTS.SANDBOX_PORT}`;

const demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts', '--bot', 'pipecat'], {
  env: { ...process.env, ...PORTS },
  stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
});
if (!demo.stdout) throw new Error('Nothing is heard of npm start.');
for await (const line of createInterface({ input: demo.stdout })) {
  if (line.includes(DEMO)) break;
}
const browser = await launch('chromium');
try {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.text().startsWith('| ')) console.log(message.text().slice(2));
  });
  await page.goto(`${DEMO}/plain.html`);
  // esbuild, which compiles this file, wraps functions in a helper that the page does not have.
  await page.evaluate('globalThis.__name = (wrapped) => wrapped');
  const source = fileURLToPath(new URL('../../src/sdk/index.ts', import.meta.url));
  await page.evaluate(call, BACKEND, `/@fs${source}`);
} finally {
  await browser.close();
  demo.kill('SIGINT');
  await once(demo, 'exit');
}

/** In the page: a call whose visitor speaks, for a moment, whenever the assistant has asked something. */
async function call(backend: string, sdkUrl: string): Promise<void> {
  const { joinRoom } = (await import(sdkUrl)) as typeof Sdk;
  const get = async (path: string): Promise<Record<string, string>> =>
    (await (await fetch(backend + path)).json()) as Record<string, string>;
  const { bundlePath } = await get('/sandbox/token');
  const { roomUrl = '', token = '' } = await get('/sandbox/room?mode=production');
  const began = performance.now();
  let over: (value?: unknown) => void = () => undefined;
  const ended = new Promise((resolve) => (over = resolve));
  let session: Sdk.Session | null = null;
  let asked = 0;
  const speakFor = (milliseconds: number) => {
    session?.unmute();
    setTimeout(() => session?.mute(), milliseconds);
  };
  session = await joinRoom({
    roomUrl,
    token,
    muted: true,
    daily: { bundlePathOverride: bundlePath ?? '' },
    on: {
      '*': (event: string, ...args: unknown[]) => {
        const [entry] = args as [{ role: string; isComplete: boolean } | undefined];
        // The many that say how something grows are left out.
        const isGrowth = event === 'transcript' && entry?.isComplete === false;
        if (!isGrowth && event !== 'metrics' && event !== 'tts-chunk') {
          const at = String(Math.round(performance.now() - began)).padStart(6);
          const details = args.map((arg) =>
            arg instanceof MediaStreamTrack ? `${arg.kind} track` : JSON.stringify(arg),
          );
          console.log(`| ${at} ${event} ${details.join(' ')}`.trimEnd());
        }
        const isReply = event === 'transcript' && entry?.role === 'assistant' && entry.isComplete;
        if (isReply && asked < 3) {
          asked += 1;
          speakFor(1_800);
        }
        if (event === 'disconnected') over();
      },
    },
  });
  await ended;
}
