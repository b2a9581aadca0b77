/** The CDN file in pages that allow little: a strict policy, frames, an insecure origin. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromium } from '../../scripts/browsers.mjs';
import type { Sandbox } from '../../demo/sandbox/sandbox.js';
import { demo } from '../../demo/sandbox/demo-data.js';
import { browserNames, launch } from './browsers.js';
import { startBriefSandbox } from './brief-sandbox.js';
import { serveFolder, servePage, type TestServer } from './servers.js';
import { callByButtons, failureByButton, TAG, untilHeard } from './tag-page.js';

const integrity = JSON.parse(readFileSync('dist/cdn/integrity.json', 'utf8')) as Record<
  string,
  string
>;

/** The title and the way out where the page keeps the microphone from the call. */
const NOT_HERE = /^The microphone can’t be used here .*open this page in a tab of its own/;

describe('strict pages', { timeout: 240_000 }, () => {
  let sandbox: Sandbox;
  let cdn: TestServer;
  const open: TestServer[] = [];

  const tag = async (attributes = '') => `
    <button commandfor="call" command="--start">Call us</button>
    <button commandfor="call" command="--end">Hang up</button>
    <${TAG} id="call" mode="test" token="${await sandbox.mintToken()}"
      template-id="${demo.templateId}" base-url="${sandbox.url}"
      daily-bundle-path="${sandbox.url}/daily" ${attributes}></${TAG}>`;
  const page = async (head: string, body?: string) =>
    `<!doctype html><html lang="en"><title>A shop</title>${head}${body ?? (await tag())}</html>`;
  const script = () =>
    `<script type="module" src="${cdn.url}/breeze-buddy-call.js" crossorigin
       integrity="${integrity['breeze-buddy-call.js']}"></script>`;

  /** A page on an origin of its own. */
  async function serve(
    html: (query: URLSearchParams) => string | Promise<string>,
    headers?: () => Record<string, string>,
  ): Promise<string> {
    const server = await servePage(html, headers);
    open.push(server);
    return server.url;
  }

  before(async () => {
    sandbox = await startBriefSandbox();
    cdn = await serveFolder('dist/cdn');
  });
  after(() => Promise.all([...open, cdn, sandbox].map((server) => server.close())));

  for (const name of browserNames) {
    describe(`in ${name}`, () => {
      let browser: Browser;

      before(async () => {
        browser = await launch(name);
      });
      after(() => browser.close());

      it('calls under a policy that allows only the CDN, Daily and the API, with trusted types', async () => {
        const policy = () =>
          [
            "default-src 'none'",
            `script-src ${cdn.url} ${sandbox.url}/daily/`,
            `connect-src ${sandbox.url} ${sandbox.url.replace('http', 'ws')}`,
            "style-src 'none'",
            "require-trusted-types-for 'script'",
            'trusted-types lit-html breeze-buddy-call',
          ].join('; ');
        const url = await serve(
          () => page(script()),
          () => ({ 'Content-Security-Policy': policy() }),
        );
        const shop = await browser.newPage();
        const violations = await watchViolations(shop);
        await shop.goto(url);
        await callByButtons(shop);
        assert.deepEqual(await violations(), []);
        if (name === 'chromium') {
          const refused = await shop.evaluate(() => {
            try {
              document.createElement('script').src = 'about:blank';
              return '';
            } catch (error) {
              return String(error);
            }
          });
          assert.match(refused, /TrustedScriptURL/);
        }
        await shop.close();
      });

      it("under 'strict-dynamic' loads a call's code with a nonce, and with the hash of the script in the documents", async () => {
        const docs = readFileSync('docs/security.md', 'utf8');
        const [, loader = ''] = /<script>\n([^<]+)<\/script>/.exec(docs) ?? [];
        const words = loader.replace('https://cdn.example/breeze-buddy-call', cdn.url);
        assert.ok(words.includes(cdn.url));
        const shop = await browser.newPage();
        for (const [trusted, head, title] of [
          [
            "'nonce-n'",
            script().replace('<script', '<script nonce="n"'),
            /^This call isn’t set up/,
          ],
          [hashOf(words), `<script>${words}</script>`, /^This call isn’t set up/],
          [`'${integrity['breeze-buddy-call.js']}'`, script(), /^The call could not be loaded/],
        ] as const) {
          const url = await serve(
            // Nothing to call with: that is found out when the code is there.
            () =>
              page(
                head,
                `<button commandfor="call" command="--start">Call</button><${TAG} id="call"></${TAG}>`,
              ),
            () => ({ 'Content-Security-Policy': `script-src 'strict-dynamic' ${trusted}` }),
          );
          await shop.goto(url);
          assert.match((await failureByButton(shop)) ?? '', title);
        }
        await shop.close();
      });

      it('asks for nothing and keeps nothing before the visitor acts, and keeps nothing after a call', async () => {
        const url = await serve(() => page(script()));
        const shop = await browser.newPage();
        const asked: string[] = [];
        shop.on('request', (request) => asked.push(request.url()));
        await shop.goto(url, { waitUntil: 'networkidle0' });
        await shop.waitForSelector(`${TAG}:defined`);
        const ours = asked.filter((request) => !request.endsWith('/favicon.ico'));
        assert.deepEqual(ours, [`${url}/`, `${cdn.url}/breeze-buddy-call.js`]);
        const nothing = { cookie: '', local: 0, session: 0, databases: 0, caches: 0 };
        assert.deepEqual(await keptBy(shop), nothing);
        await callByButtons(shop);
        assert.deepEqual(await keptBy(shop), nothing);
        const hosts = new Set(asked.map((request) => new URL(request).origin));
        for (const origin of [url, cdn.url, sandbox.url]) hosts.delete(origin);
        assert.deepEqual(
          [...hosts].filter((origin) => /^https?:/.test(origin)),
          [],
        );
        await shop.close();
      });

      it('calls from a frame with allow="microphone", and says what is missing without it', async () => {
        const inner = await serve(() => page(script()));
        const outer = await serve((query) =>
          page('', `<iframe ${query.get('frame') ?? ''} src="${inner}"></iframe>`),
        );
        const shop = await browser.newPage();
        const frameWith = async (attributes: string) => {
          await shop.goto(`${outer}/?frame=${encodeURIComponent(attributes)}`);
          const frame = shop.frames().find((found) => found.url().startsWith(inner));
          assert.ok(frame);
          return frame;
        };
        await callByButtons(await frameWith('allow="microphone"'));
        if (name === 'chromium') {
          // Firefox leaves it to the visitor, whom the tests' preferences answer for.
          assert.match((await failureByButton(await frameWith(''))) ?? '', NOT_HERE);
        }
        await shop.close();
      });

      it('calls from a sandboxed frame in which every storage throws', async () => {
        const inner = await serve(() => page(script()));
        const outer = await serve((query) =>
          page(
            '',
            `<iframe sandbox="${query.get('allow')}" allow="microphone" src="${inner}"></iframe>`,
          ),
        );
        const shop = await browser.newPage();
        const errors: string[] = [];
        shop.on('pageerror', (error) => errors.push(String(error)));
        // As text: what compiles these tests leaves helpers of its own in a function.
        await shop.evaluateOnNewDocument(`
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, {
              get() { throw new DOMException('No storage here', 'SecurityError'); },
            });
          }
        `);
        const frameThatMay = async (allow: string) => {
          await shop.goto(`${outer}/?allow=${encodeURIComponent(allow)}`);
          const frame = shop.frames().find((found) => found.url().startsWith(inner));
          assert.ok(frame);
          return frame;
        };
        await callByButtons(await frameThatMay('allow-scripts allow-same-origin'));

        // Without an origin no browser gives the microphone. The visitor is told at once.
        const leads = sandbox.rooms.all().length;
        const nowhere = await frameThatMay('allow-scripts');
        assert.equal(await nowhere.evaluate(() => window.origin), 'null');
        assert.match((await failureByButton(nowhere)) ?? '', NOT_HERE);
        assert.equal(sandbox.rooms.all().length, leads);
        assert.deepEqual(errors, []);
        await shop.close();
      });

      it('says in a frame without an address that calls are not made there, before any request', async () => {
        const inner = (await page(script())).replaceAll('"', '&quot;');
        const url = await serve(() => `<iframe allow="microphone" srcdoc="${inner}"></iframe>`);
        const shop = await browser.newPage();
        const errors: string[] = [];
        shop.on('pageerror', (error) => errors.push(String(error)));
        await shop.goto(url);
        const frame = shop.frames().find((found) => found.parentFrame());
        assert.ok(frame);
        const leads = sandbox.rooms.all().length;
        assert.match((await failureByButton(frame)) ?? '', NOT_HERE);
        assert.deepEqual([sandbox.rooms.all().length, errors], [leads, []]);
        await shop.close();
      });

      it('works from a classic script, in a page that extends Object.prototype, and beside another copy, which warns', async () => {
        const url = await serve(() =>
          page(
            `<script>Object.prototype.extended = function () {};</script>
             <script src="${cdn.url}/classic.js"></script>
             <script type="module" src="${cdn.url}/breeze-buddy-call.js?other"></script>`,
          ),
        );
        const shop = await browser.newPage();
        const said: string[] = [];
        shop.on('console', (line) => said.push(`${line.type()}: ${line.text()}`));
        await shop.goto(url, { waitUntil: 'networkidle0' });
        await shop.click('button[command="--start"]');
        await untilHeard(shop);
        await shop.close();
        assert.equal(said.filter((line) => /warn.*breeze-buddy-call.*twice/.test(line)).length, 1);
      });

      it('is not run when it is not the file of the hash', async () => {
        const other = integrity['classic.js'];
        const url = await serve(() =>
          page(
            `<script type="module" src="${cdn.url}/breeze-buddy-call.js" crossorigin
               integrity="${other}"></script>`,
          ),
        );
        const shop = await browser.newPage();
        await shop.goto(url, { waitUntil: 'networkidle0' });
        assert.equal(await shop.evaluate((tag) => !!customElements.get(tag), TAG), false);
        await shop.close();
      });
    });
  }

  it('holds its lazy files to the hashes of an import map, where the browser knows that', async () => {
    const url = await serve((query) => {
      const hashes = Object.entries(integrity).map(([file, hash]) => [
        `${cdn.url}/${file}`,
        file.startsWith(query.get('spoil') ?? '-') ? integrity['classic.js'] : hash,
      ]);
      const map = JSON.stringify({ integrity: Object.fromEntries(hashes) as object });
      return page(`<script type="importmap">${map}</script>${script()}`);
    });
    const browser = await launch('chromium');
    try {
      const shop = await browser.newPage();
      await shop.goto(url);
      await callByButtons(shop);
      await shop.goto(`${url}/?spoil=pipecat-call`);
      assert.ok(await failureByButton(shop));
    } finally {
      await browser.close();
    }
  });

  it('says on an insecure origin what is missing, and asks for nothing', async () => {
    const url = await serve(() => page(script()));
    const name = 'shop.example';
    const browser = await puppeteer.launch(
      chromium({ args: [`--host-resolver-rules=MAP ${name} 127.0.0.1`] }),
    );
    try {
      const shop = await browser.newPage();
      const asked: string[] = [];
      shop.on('request', (request) => asked.push(request.url()));
      await shop.goto(url.replace('localhost', name));
      assert.equal(await shop.evaluate(() => window.isSecureContext), false);
      assert.match((await failureByButton(shop)) ?? '', /secure|https/i);
      assert.deepEqual(
        asked.filter((request) => request.startsWith(sandbox.url)),
        [],
      );
    } finally {
      await browser.close();
    }
  });
});

/** A script's hash, as a policy names it. */
function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

/** Notes what the page's policy refuses, from before the page's first script on. */
async function watchViolations(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluateOnNewDocument(() => {
    const found: string[] = [];
    Object.assign(window, { violations: found });
    document.addEventListener('securitypolicyviolation', (event) =>
      found.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return async () => {
    const all = await page.evaluate(
      () => (window as unknown as { violations: string[] }).violations,
    );
    // The browser's own wish for an icon of the page.
    return all.filter((line) => !line.includes('favicon.ico'));
  };
}

/** How much the page's origin keeps in the browser. */
function keptBy(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
}
