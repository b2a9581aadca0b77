/**
 * A page as a shop would write it: plain HTML, the tag, and the built CDN file from another origin.
 * The page has no script of its own; what these tests do to it, its HTML or its visitor could do.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';
import { demo } from '../../demo/sandbox/demo-data.js';
import { browserNames, launch } from './browsers.js';
import { serveFolder, servePage, type TestServer } from './servers.js';
import { TAG } from './tag-page.js';

/** With a version, as site builders write it. */
const FILE = 'breeze-buddy-call.js?ver=2';

interface Seen {
  name: string;
  detail: unknown;
}

describe('a plain page with the CDN file', { timeout: 180_000 }, () => {
  let sandbox: Sandbox;
  let cdn: TestServer;
  let pages: TestServer;

  before(async () => {
    assert.ok(existsSync('dist/cdn/breeze-buddy-call.js'), 'Run `npm run build` first.');
    sandbox = await startSandbox({ port: 0 });
    cdn = await serveFolder('dist/cdn');
    pages = await servePage(
      async () => `<!doctype html>
        <html lang="en">
          <title>A shop</title>
          <script type="module" src="${cdn.url}/${FILE}"></script>
          <button commandfor="call" command="--start">Call us</button>
          <button commandfor="call" command="--end">Hang up</button>
          <button commandfor="call" command="--mute">Mute</button>
          <button commandfor="call" command="--unmute">Unmute</button>
          <${TAG}
            id="call"
            token="${await sandbox.mintToken()}"
            template-id="${demo.templateId}"
            base-url="${sandbox.url}"
            daily-bundle-path="${sandbox.url}/daily"
            mode="test"
            muted
          ></${TAG}>
        </html>`,
    );
  });

  after(async () => {
    await Promise.all([cdn.close(), pages.close(), sandbox.close()]);
  });

  for (const name of browserNames) {
    describe(`in ${name}`, () => {
      let browser: Browser;

      before(async () => {
        browser = await launch(name);
      });
      after(() => browser.close());

      it('asks for one file before the visitor acts', async () => {
        const page = await browser.newPage();
        const requests: string[] = [];
        page.on('request', (request) => requests.push(request.url()));
        await page.goto(pages.url);
        await page.waitForSelector(`${TAG}:defined`);
        const scripts = requests.filter((url) => !url.startsWith(pages.url));
        assert.deepEqual(scripts, [`${cdn.url}/${FILE}`]);
        await page.close();
      });

      it('has fetched all that a call needs when a visitor has reached for it, and fetches it once', async () => {
        const page = await browser.newPage();
        await page.goto(pages.url);
        await page.waitForSelector(`${TAG}:defined`);
        const fetched = (): Promise<string[]> =>
          page.evaluate(() =>
            performance
              .getEntriesByType('resource')
              .filter(({ name: url }) => url.endsWith('.js'))
              .map(({ name: url }) => url.replace(/^.*\/|-[\w-]{8}(?=\.js)/g, ''))
              .sort(),
          );
        const rooms = sandbox.rooms.all().length;
        await page.hover(TAG);
        await page.waitForFunction(
          () =>
            performance
              .getEntriesByType('resource')
              .some(({ name: url }) => url.endsWith('call-machine-object-bundle.js')),
          { polling: 20 },
        );
        const ahead = await fetched();
        for (const file of ['cdn-call.js', 'pipecat-call.js']) {
          assert.ok(ahead.includes(file), `${file} of ${ahead.join()}`);
        }
        assert.ok(!ahead.includes('breeze-buddy-call.js'), 'The file came a second time.');
        assert.equal(sandbox.rooms.all().length, rooms);
        await page.click('button[command="--start"]');
        await page.waitForSelector(`${TAG}:state(connected)`);
        assert.deepEqual(
          (await fetched()).filter((file) => !file.startsWith('call-machine')),
          ahead.filter((file) => !file.startsWith('call-machine')),
        );
        await page.close();
      });

      it('of several that want to call at once, the last one does', async () => {
        const page = await browser.newPage();
        await page.goto(pages.url);
        await page.$eval(TAG, (element) => {
          for (const id of ['a', 'b', 'c']) {
            const other = element.cloneNode() as HTMLElement;
            Object.assign(other, { id }).toggleAttribute('active', true);
            element.after(other);
          }
        });
        await page.waitForSelector('#c:state(connected)');
        await page.waitForSelector('#a:state(disconnected)');
        await page.waitForSelector('#b:state(disconnected)');
        await page.close();
      });

      it('calls in the way the words say, when the network was gone at the first try', async () => {
        const page = await browser.newPage();
        await page.goto(pages.url);
        await page.waitForSelector(`${TAG}:defined`);
        await page.setRequestInterception(true);
        let isDown = true;
        page.on('request', (request) => void (isDown ? request.abort() : request.continue()));
        await page.$eval(
          TAG,
          (element) => void (element as HTMLElement & { start(): Promise<unknown> }).start(),
        );
        await page.waitForSelector(`${TAG}:state(error)`);
        isDown = false;
        const retry = (): Promise<void> =>
          page.$eval(TAG, (element) => {
            element.shadowRoot?.querySelector<HTMLElement>('[part~="retry-button"]')?.click();
          });
        const words = await page.$eval(TAG, (element) => element.shadowRoot?.textContent ?? '');
        assert.match(words, /try again\. If it still fails, reload the page\./);
        if (name === 'firefox') {
          // It keeps a module's failure until the page is reloaded: the second way out is the one.
          const failed = page.evaluate(
            () => new Promise<void>((heard) => addEventListener('buddy-error', () => heard())),
          );
          await retry();
          await failed;
          await page.reload();
          await page.$eval(
            TAG,
            (element) => void (element as HTMLElement & { start(): Promise<unknown> }).start(),
          );
        } else await retry();
        await page.waitForSelector(`${TAG}:state(connected)`);
        await page.close();
      });

      it('runs a whole call by its buttons, its attributes and its events', async () => {
        const page = await browser.newPage();
        const errors: unknown[] = [];
        page.on('pageerror', (error) => errors.push(error));
        await page.goto(pages.url);
        await page.waitForSelector(`${TAG}:defined`);
        await listen(page);

        await page.click('button[command="--start"]');
        await seen(page, 'buddy-assistant-ready');
        assert.equal(await hasAttribute(page, 'active'), true);
        const room = sandbox.rooms.all().at(-1);
        assert.ok(room);
        const heard = (): number => {
          const { rms } = room.bot.state().heard ?? { rms: Number.NaN };
          return rms;
        };

        await seen(page, 'buddy-transcript', '"role":"assistant"', '"isComplete":true');
        const log = await page.$eval(TAG, (element) => element.shadowRoot?.textContent ?? '');
        assert.match(log, /Shall I confirm it\?/);
        assert.ok(heard() < 0.001, 'muted from the start');

        await page.click('button[command="--unmute"]');
        assert.equal(await hasAttribute(page, 'muted'), false);
        await holds(() => heard() > 0.01, 'the bot hears the visitor');
        await seen(page, 'buddy-transcript', '"role":"user"');
        await page.$eval(TAG, (element) => {
          element.setAttribute('muted', '');
        });
        await holds(() => heard() < 0.001, 'the bot hears nothing');

        await page.click('button[command="--end"]');
        await seen(page, 'buddy-disconnected');
        assert.equal(await hasAttribute(page, 'active'), false);
        const order = (await page.evaluate(() => window.seen)).filter(({ name: event }) =>
          /state-change|buddy-(connected|disconnected|conversation)/.test(event),
        );
        assert.deepEqual(
          order.map(({ name: event, detail }) =>
            detail ? `${event} ${Object.values(detail).join()}` : event,
          ),
          [
            'buddy-state-change connecting',
            'buddy-state-change connected',
            'buddy-connected',
            'buddy-conversation-start',
            'buddy-state-change disconnecting',
            'buddy-conversation-end client_disconnected',
            'buddy-state-change disconnected',
            'buddy-disconnected',
          ],
        );
        assert.deepEqual(errors, []);
        await page.close();
      });

      it('starts and ends with the attribute `active`, and follows the bot that leaves', async () => {
        const page = await browser.newPage();
        await page.goto(pages.url);
        await page.waitForSelector(`${TAG}:defined`);
        await listen(page);
        await page.$eval(TAG, (element) => {
          element.setAttribute('active', '');
        });
        await seen(page, 'buddy-assistant-ready');
        await page.$eval(TAG, (element) => {
          element.removeAttribute('active');
        });
        await seen(page, 'buddy-disconnected');

        await listen(page);
        await page.$eval(TAG, (element) => {
          element.setAttribute('active', '');
        });
        await seen(page, 'buddy-assistant-ready');
        sandbox.rooms.all().at(-1)?.bot.command('leave', {});
        await seen(page, 'buddy-conversation-end', 'assistant_disconnected');
        await seen(page, 'buddy-disconnected');
        assert.equal(await hasAttribute(page, 'active'), false);
        await page.close();
      });
    });
  }
});

declare global {
  interface Window {
    seen: Seen[];
  }
}

/** Hears every event of the tag where a page would: at the document. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seen = [];
    for (const event of [
      'state-change',
      'connected',
      'disconnected',
      'error',
      'assistant-ready',
      'conversation-start',
      'conversation-end',
      'transcript',
    ]) {
      document.addEventListener(`buddy-${event}`, (heard) => {
        const { detail } = heard as CustomEvent<unknown>;
        window.seen.push({ name: heard.type, detail: JSON.parse(JSON.stringify(detail)) });
      });
    }
  });
}

/** Waits for an event whose detail holds all of `words`. */
async function seen(page: Page, name: string, ...words: string[]): Promise<void> {
  await page.waitForFunction(
    (wanted, parts) =>
      window.seen.some(
        (event) =>
          event.name === wanted &&
          parts.every((part) => JSON.stringify(event.detail).includes(part)),
      ),
    { timeout: 30_000, polling: 50 },
    name,
    words,
  );
}

function hasAttribute(page: Page, name: string): Promise<boolean> {
  return page.$eval(TAG, (element, attribute) => element.hasAttribute(attribute), name);
}

async function holds(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `In vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
