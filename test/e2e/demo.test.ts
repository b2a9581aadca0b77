/** `npm start`, as a newcomer would use it: the demo's pages, and a call from each. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from './browsers.js';

const DEMO = 'http://localhost:5193';

describe('npm start', { timeout: 120_000 }, () => {
  let demo: ChildProcess;
  let browser: Browser;

  before(async () => {
    demo = spawn(process.execPath, ['--import', 'tsx', 'demo/start.ts'], {
      env: { ...process.env, DEMO_PORT: '5193', SANDBOX_PORT: '8793' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    assert.ok(demo.stdout);
    for await (const line of createInterface({ input: demo.stdout })) {
      if (line.includes(DEMO)) break;
    }
    demo.stdout.resume();
    browser = await launch('chromium');
  });

  after(async () => {
    await browser.close();
    demo.kill('SIGINT');
    await once(demo, 'exit');
  });

  for (const path of ['/', '/plain.html']) {
    it(`shows ${path}, from which a call can be made and ended by its buttons`, async () => {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      page.on('requestfailed', (request) => problems.push(request.url()));
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      });
      await page.goto(DEMO + path);
      await page.waitForSelector('breeze-buddy-call:defined');
      await page.click('button[command="--start"]');
      await page.waitForSelector('breeze-buddy-call:state(connected)', { timeout: 30_000 });
      await page.waitForFunction(
        () =>
          document
            .querySelector<HTMLElement & { transcripts: { isComplete: boolean }[] }>(
              'breeze-buddy-call',
            )
            ?.transcripts.some(({ isComplete }) => isComplete),
        { timeout: 30_000, polling: 100 },
      );
      await page.click('button[command="--end"]');
      await page.waitForSelector('breeze-buddy-call:state(disconnected)');
      assert.deepEqual(problems, []);
      await page.close();
    });
  }
});
