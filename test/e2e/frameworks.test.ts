/** The example pages of `demo/frameworks`, built with vite, each with a real call. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build as bundle } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { createElement, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { build } from 'vite';
import type { Sandbox } from '../../demo/sandbox/sandbox.js';
import { demo } from '../../demo/sandbox/demo-data.js';
import { browserNames, launch } from './browsers.js';
import { startBriefSandbox } from './brief-sandbox.js';
import { serveFolder, servePage, type TestServer } from './servers.js';
import { TAG } from './tag-page.js';

const BUILT = '.cache/frameworks';
// Behind names, so that the types of the built package stay out of these tests.
const SERVER: string = '../../demo/frameworks/server/page.ts';
const REACT: string = 'breeze-buddy-call/react';

/** The example's server, which imports the package as Node finds it. */
interface ServerExample {
  page(call: { templateId: string; baseUrl: string; bundlePath: string; script: string }): string;
}

describe('the framework examples', { timeout: 240_000 }, () => {
  let sandbox: Sandbox;
  let assets: TestServer;
  const pages: TestServer[] = [];
  const urls: Record<string, string> = {};

  before(async () => {
    await build({ configFile: 'demo/frameworks/vite.config.ts', logLevel: 'error' });
    sandbox = await startBriefSandbox();
    assets = await serveFolder(BUILT);
    for (const name of ['react', 'vue', 'svelte']) {
      const html = readFileSync(join(BUILT, name, 'index.html'), 'utf8');
      const server = await servePage(() => html.replaceAll('"/assets/', `"${assets.url}/assets/`));
      pages.push(server);
      urls[name] = server.url;
    }
    const example = (await import(SERVER)) as ServerExample;
    const server = await servePage(() =>
      example.page({
        templateId: demo.templateId,
        baseUrl: sandbox.url,
        bundlePath: `${sandbox.url}/daily`,
        script: `${assets.url}/assets/server.js`,
      }),
    );
    pages.push(server);
    urls['server'] = server.url;
  });
  after(() => Promise.all([...pages, assets, sandbox].map((server) => server.close())));

  for (const name of browserNames) {
    describe(`in ${name}`, () => {
      let browser: Browser;

      before(async () => {
        browser = await launch(name);
      });
      after(() => browser.close());

      for (const framework of ['react', 'vue', 'svelte', 'server']) {
        it(`${framework}: a call by the page's buttons, told by the page's own listeners`, async () => {
          const page = await browser.newPage();
          const problems: string[] = [];
          page.on('pageerror', (error) => problems.push(String(error)));
          page.on('console', (line) => {
            if (/error|warn/.test(line.type())) problems.push(line.text());
          });
          await page.goto(`${urls[framework]}/?sandbox=${sandbox.url}`);
          await page.waitForSelector(`${TAG}:defined`);
          await page.click('#start');
          await says(page, '#said', '.+');
          assert.equal(await textOf(page, '#status'), 'connected');
          if (framework !== 'server') {
            // What the framework was not given is left alone.
            await page.$eval(TAG, (element) => {
              Object.assign(element, { strings: { end: 'Bye' } });
            });
            await page.click('#mute');
            await page.waitForSelector(`${TAG}[muted]`);
            // The tag's own button changes what the page holds.
            await page.$eval(TAG, (element) =>
              (element as HTMLElement & { unmute(): void }).unmute(),
            );
            await page.waitForFunction(
              () => !document.querySelector<HTMLInputElement>('#mute')?.checked,
            );
            const end = await page.$eval(TAG, ({ shadowRoot }) =>
              shadowRoot?.querySelector('[part~="end-button"]')?.textContent.trim(),
            );
            assert.equal(end, 'Bye');
          }
          await page.click('#end');
          await says(page, '#status', 'disconnected');
          // The favicon that no page here has, and what a browser without a graphics card says.
          const ours = problems.filter((line) => !/404|favicon|WebGL/.test(line));
          assert.deepEqual(ours, []);
          await page.close();
        });
      }

      it('server: nothing moves when the tag is upgraded, and no token is in the HTML', async () => {
        const page = await browser.newPage();
        const html = await (await fetch(urls['server'] ?? '')).text();
        assert.match(html, /<breeze-buddy-call\s/);
        assert.doesNotMatch(html, /token=/);
        // The script is held back: this is what a visitor sees first.
        await page.setRequestInterception(true);
        let release = () => {};
        page.on('request', (request) => {
          if (!request.url().endsWith('/server.js')) return void request.continue();
          release = () => void request.continue();
        });
        const loaded = page.goto(`${urls['server']}/?sandbox=${sandbox.url}`);
        await page.waitForSelector('#below');
        const places = () =>
          page.evaluate(
            (selectors) =>
              selectors
                .map((selector) => document.querySelector(selector)?.getBoundingClientRect())
                .map((box) => box && [box.top, box.width, box.height].map(Math.round)),
            ['#above', TAG, '#below'],
          );
        const first = await places();
        release();
        await loaded;
        await page.waitForSelector(`${TAG}:defined`);
        await page.evaluate(
          (tag) =>
            (document.querySelector(tag) as unknown as { updateComplete: Promise<void> })
              .updateComplete,
          TAG,
        );
        assert.deepEqual(await places(), first);
        await page.close();
      });
    });
  }

  it('from npm, Trusted Types need the default policy of security.md, and that is enough', async () => {
    const found = [
      ...readFileSync('docs/security.md', 'utf8').matchAll(/^```js\n(.*?)^```$/gms),
    ].map(([, code = '']) => code);
    const policy = found.find((code) => code.includes('createPolicy'));
    assert.ok(policy);
    // The local call machine stands where Daily's would.
    const local = policy.replace('https://c.daily.co', sandbox.url);
    const page = (script: string) =>
      servePage(
        () => `<!doctype html><script nonce="n">${script}</script>
          <script type="module" src="${assets.url}/assets/server.js"></script>
          <button id="start" commandfor="call" command="--start">Call us</button>
          <output id="said"></output>
          <${TAG} id="call" mode="test" template-id="${demo.templateId}" base-url="${sandbox.url}"
            daily-bundle-path="${sandbox.url}/daily"></${TAG}>`,
        () => ({
          'Content-Security-Policy': [
            `script-src 'nonce-n' ${assets.url} ${sandbox.url}/daily/`,
            "require-trusted-types-for 'script'",
            'trusted-types lit-html default',
          ].join('; '),
        }),
      );
    const [without, withPolicy] = await Promise.all([page(''), page(local)]);
    pages.push(without, withPolicy);
    const browser = await launch('chromium');
    try {
      const visit = await browser.newPage();
      await visit.goto(`${withPolicy.url}/?sandbox=${sandbox.url}`);
      await visit.waitForSelector(`${TAG}:defined`);
      await visit.click('#start');
      await says(visit, '#said', '.+');
      const refused = new Promise((resolve) => visit.once('pageerror', resolve));
      await visit.goto(`${without.url}/?sandbox=${sandbox.url}`);
      await visit.waitForSelector(`${TAG}:defined`);
      await visit.click('#start');
      assert.match(String(await refused), /TrustedScriptURL/);
    } finally {
      await browser.close();
    }
  });

  it('React prints the tag on a server, with its attributes and without its tokens', async () => {
    const { BreezeBuddyCall } = (await import(REACT)) as {
      BreezeBuddyCall: FunctionComponent<Record<string, unknown>>;
    };
    const html = renderToString(
      createElement(BreezeBuddyCall, {
        token: 'secret',
        roomToken: 'secret',
        templateId: 'f47ac10b',
        agentName: 'Asha',
        muted: true,
        active: true,
        payload: { name: 'private' },
        onTranscript: () => {},
      }),
    );
    assert.equal(
      html,
      '<breeze-buddy-call template-id="f47ac10b" agent-name="Asha" muted=""></breeze-buddy-call>',
    );
  });

  it('React hears the events of a tag that a server has printed, and calls with its token', async () => {
    const { BreezeBuddyCall } = (await import(REACT)) as {
      BreezeBuddyCall: FunctionComponent<Record<string, unknown>>;
    };
    const props = { token: 'secret', templateId: 'f47ac10b', active: true };
    const printed = renderToString(createElement(BreezeBuddyCall, props));
    const { outputFiles } = await bundle({
      stdin: {
        contents: `
          import { createElement, useLayoutEffect } from 'react';
          import { hydrateRoot } from 'react-dom/client';
          import { BreezeBuddyCall } from './dist/react.js';
          let touched = '';
          const called = document.querySelector('aside breeze-buddy-call');
          Object.defineProperty(called, 'active', { get: () => true, set: (to) => (touched += to) });
          const Before = () => useLayoutEffect(() => void (touched = ''));
          const After = () => useLayoutEffect(() => void (document.body.dataset.touched = touched));
          const tag = createElement(BreezeBuddyCall, { templateId: 'f47ac10b' });
          hydrateRoot(
            document.querySelector('aside'),
            createElement('p', null, createElement(Before), tag, createElement(After)),
          );
          const onBeforeStart = (event) => {
            event.preventDefault();
            document.title = 'calls with ' + event.target.token;
          };
          const props = { ...${JSON.stringify(props)}, onBeforeStart };
          hydrateRoot(document.querySelector('main'), createElement(BreezeBuddyCall, props));`,
        resolveDir: '.',
      },
      bundle: true,
      write: false,
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const browser = await launch('chromium');
    try {
      const page = await browser.newPage();
      const other = renderToString(createElement(BreezeBuddyCall, { templateId: 'f47ac10b' }));
      await page.setContent(`<main>${printed}</main><aside><p>${other}</p></aside>`);
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      await page.waitForFunction(() => document.title, { polling: 20, timeout: 5_000 });
      assert.equal(await page.title(), 'calls with secret');
      // A call that a visitor has started before React came goes on.
      await page.waitForSelector('[data-touched]', { timeout: 5_000 });
      assert.equal(await page.evaluate(() => document.body.dataset['touched']), '');
    } finally {
      await browser.close();
    }
  });
});

function textOf(page: Page, selector: string): Promise<string | null> {
  return page.$eval(selector, (element) => element.textContent);
}

async function says(page: Page, selector: string, pattern: string): Promise<void> {
  await page.waitForFunction(
    (where, words) =>
      new RegExp(`^${words}$`).test(document.querySelector(where)?.textContent ?? ''),
    { timeout: 30_000, polling: 50 },
    selector,
    pattern,
  );
}
