/** `npm start`, as a newcomer would use it: the showroom's pages, and calls from them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { AxeResults } from 'axe-core';
import type { Page } from 'puppeteer-core';
import {
  hearSentence,
  insides,
  reference,
  startShowroom,
  visit as visitIn,
  type Call,
  type Showroom,
} from './showroom.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The showroom's pages. */
const PAGES = [
  '/',
  '/playground.html',
  '/states.html',
  '/faults.html',
  '/styling.html',
  '/resets.html',
  '/plain.html',
];

describe('npm start', { timeout: 300_000 }, () => {
  let showroom: Showroom;
  const visit = (path: string, work: (page: Page) => Promise<void>, expected?: RegExp) =>
    visitIn(showroom, path, work, expected);

  before(async () => {
    showroom = await startShowroom();
  });

  after(() => showroom.close());

  it('leads from every page to every other', async () => {
    const ways = await Promise.all(
      PAGES.map(async (path) => {
        const html = await (await fetch(showroom.url + path)).text();
        const head = /<header[^]*<\/header>/.exec(html)?.[0] ?? '';
        const links = [...head.matchAll(/href="\.(.*?)"( aria-current)?/g)];
        return {
          links: links.map(([, link]) => link),
          current: links.filter(([, , current]) => current).map(([, link]) => link),
        };
      }),
    );
    assert.deepEqual(
      ways,
      PAGES.map((path) => ({ links: PAGES, current: [path] })),
    );
  });

  it('tells on the front page what the tag costs', async () => {
    const html = await (await fetch(`${showroom.url}/`)).text();
    const told = Number(/About (\d+) KB/.exec(html)?.[1]);
    const built = gzipSync(readFileSync('dist/cdn/breeze-buddy-call.js')).length / 1000;
    assert.ok(Math.abs(told - built) < 2, `told ${told} KB, built ${built} KB`);
  });

  it('makes a call from the front page with one click, and ends it with the same button', () =>
    visit('/', async (page) => {
      const button = 'button[command="--toggle"]';
      const label = () => page.$eval(button, (found) => (found as HTMLElement).innerText.trim());
      assert.equal(await label(), 'Call Asha');
      await page.click(button);
      await hearSentence(page);
      assert.equal(await label(), 'Hang up');
      await page.click(button);
      await page.waitForSelector('#call:state(disconnected)');
      assert.equal(await label(), 'Call Asha');
    }));

  it('makes and ends a call from the plain page', () =>
    visit('/plain.html', async (page) => {
      await page.click('button[command="--start"]');
      await hearSentence(page);
      await page.click('button[command="--end"]');
      await page.waitForSelector('#call:state(disconnected)');
    }));

  describe('the playground', () => {
    const html = (page: Page) => page.$eval('#html', (code) => code.textContent);
    const hostHas = (page: Page, attribute: string) =>
      page.$eval('#call', (call, name) => call.getAttribute(name), attribute);

    it('writes HTML that makes the call it describes', () =>
      visit('/playground.html', async (page) => {
        await page.waitForSelector('#stage > breeze-buddy-call');
        const choose = (selector: string) =>
          page.$eval(selector, (choice) => (choice as HTMLElement).click());
        for (const choice of [
          '[name=mode][value=test]',
          '[name=theme][value=dark]',
          '[name=dir][value=rtl]',
          '[name=muted]',
          '#local',
        ]) {
          await choose(choice);
        }
        await page.type('[name="--buddy-accent"]', '#0b7a55');
        await page.$eval('[name=payload]', (field) => {
          (field as HTMLTextAreaElement).value = `{ "name": "O'Neill & <Söhne>" }`;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        });
        await page.waitForFunction(() =>
          /base-url="http/.test(document.getElementById('html')?.textContent ?? ''),
        );
        // As somebody would paste it into a page, with a token of theirs.
        const used = await page.evaluate(
          async (source, sandbox) => {
            const page = new DOMParser().parseFromString(source, 'text/html');
            const tag = page.querySelector<Call>('breeze-buddy-call');
            if (!tag) throw new Error('There is no tag in the HTML.');
            const answer = await fetch(`${sandbox}/sandbox/token`);
            const { token } = (await answer.json()) as { token: string };
            tag.setAttribute('token', token);
            const style = page.querySelector('style');
            document.body.replaceChildren(...(style ? [document.adoptNode(style)] : []));
            document.body.append(document.adoptNode(tag));
            tag.id = 'call';
            tag.setAttribute('active', '');
            return {
              attributes: tag
                .getAttributeNames()
                .filter((name) => name !== 'style')
                .sort(),
              payload: tag.getAttribute('payload'),
              accent: getComputedStyle(tag).getPropertyValue('--buddy-accent'),
            };
          },
          await html(page),
          showroom.backend,
        );
        assert.deepEqual(used, {
          attributes:
            'active agent-name base-url daily-bundle-path dir id mode muted payload placement template-id theme token variant'
              .split(' ')
              .filter((name) => used.attributes.includes(name)),
          payload: `{ "name": "O'Neill & <Söhne>" }`,
          accent: '#0b7a55',
        });
        await page.waitForSelector('#call:state(connected)', { timeout: 30_000 });
        await page.$eval('#call', (call) => (call as Call).end());
      }));

    it('keeps the choice in the address, without a token, and calls nobody when it is opened', () =>
      visit('/playground.html?theme=dark&active=on&token=x&agent-name=Ravi', async (page) => {
        await page.waitForSelector('#stage > breeze-buddy-call');
        assert.deepEqual(
          [await hostHas(page, 'theme'), await hostHas(page, 'agent-name')],
          ['dark', 'Ravi'],
        );
        await page.$eval('[name=hide-transcript]', (box) => (box as HTMLElement).click());
        await page.waitForFunction(() => location.search.includes('hide-transcript'));
        const query = new URL(page.url()).searchParams;
        assert.deepEqual(Object.fromEntries(query), {
          theme: 'dark',
          'agent-name': 'Ravi',
          'hide-transcript': 'on',
        });
        assert.equal(await page.$eval('#call', (call) => (call as Call).status), 'idle');
        assert.match(await html(page), /token="…"/);
      }));

    it('shows the floating widget in its corner', () =>
      visit('/playground.html?variant=floating&placement=top-start', async (page) => {
        await page.waitForSelector('#stage > breeze-buddy-call');
        const corner = await page.$eval('#call', (call) => {
          const { left, top, width } = call.getBoundingClientRect();
          return [left < 40, top < 40, width > 100, call.checkVisibility()];
        });
        assert.deepEqual(corner, [true, true, true, true]);
        await page.click('button[command="--show"]');
        await page.waitForFunction(() => document.querySelector('#call')?.hasAttribute('open'));
        // The form follows the visitor.
        assert.match(await html(page), /\n {2}open\n/);
        assert.equal(
          await page.$eval('[name=open]', (box) => (box as HTMLInputElement).checked),
          true,
        );
      }));

    it('joins a room directly, and copies the HTML', () =>
      visit('/playground.html?mode=room', async (page) => {
        await page.waitForSelector('#stage > breeze-buddy-call');
        for (const name of ['clipboard-read', 'clipboard-write'] as const) {
          await showroom.browser.defaultBrowserContext().setPermission(showroom.url, {
            permission: { name },
            state: 'granted',
          });
        }
        await page.bringToFront();
        await page.click('button[data-copy=html]');
        await page.waitForFunction(() =>
          /Copied/.test(document.querySelector('[data-copy]')?.textContent ?? ''),
        );
        const copied = await page.evaluate(() => navigator.clipboard.readText());
        assert.equal(copied, await html(page));
        assert.match(copied, /room-url="http:.*"\n {2}room-token="…"\n/);
        await page.click('button[command="--toggle"]');
        await hearSentence(page);
        await page.click('button[command="--toggle"]');
        await page.waitForSelector('#call:state(disconnected)');
      }));

    it('offers every attribute and every custom property of the reference', () =>
      visit('/playground.html', async (page) => {
        await page.waitForSelector('#stage > breeze-buddy-call');
        const offered = await page.$$eval('#choices [name]', (fields) =>
          fields.map((field) => (field as HTMLInputElement).name),
        );
        const { attributes, cssProperties } = reference();
        // These the backend decides.
        const given = 'token template-id base-url daily-bundle-path room-url room-token'.split(' ');
        const missing = [...attributes, ...cssProperties].filter(
          ({ name }) => !offered.includes(name) && !given.includes(name),
        );
        assert.deepEqual(missing, []);
      }));
  });

  it('shows every state by its link', () =>
    visit('/states.html', async (page) => {
      await page.waitForSelector('#stage[data-shown=idle]');
      const links = await page.$$eval('#list a', (all) => all.map(({ hash }) => hash.slice(1)));
      assert.ok(links.length > 40, `${links.length} links`);
      /** Where the call stands, and what is drawn of it. */
      const faces = new Map<string, string>();
      for (const id of links) {
        await page.$eval(`#list a[href="#${id}"]`, (link) => (link as HTMLElement).click());
        await page.waitForSelector(`#stage[data-shown="${id}"]`);
        // Who speaks, and what is said, is drawn with the next frame.
        await page.evaluate(
          () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
        );
        faces.set(
          id,
          await page.$eval('#stage breeze-buddy-call', (call) => {
            const drawn = call.shadowRoot?.innerHTML.replace(/<!--.*?-->|\s+/g, ' ') ?? '';
            return `${(call as Call).status}: ${drawn}`;
          }),
        );
      }
      const statusOf = (id: string) => faces.get(id)?.split(':')[0];
      assert.deepEqual(
        ['idle', 'consent', 'joining', 'muted', 'ending', 'ended', 'error-busy'].map(statusOf),
        ['idle', 'idle', 'connecting', 'connected', 'disconnecting', 'disconnected', 'error'],
      );
      for (const id of links.filter((one) => one.startsWith('error-'))) {
        assert.equal(statusOf(id), 'error', id);
      }
      // The page with all of them apart, no two look the same.
      const told = [...faces].filter(([id]) => id !== 'all');
      const twins = told.filter(([id, face]) =>
        told.some(([other, same]) => other !== id && same === face),
      );
      assert.deepEqual(twins, []);
    }));

  for (const name of ['react', 'vue', 'svelte']) {
    it(`serves the ${name} example`, () =>
      visit(`/frameworks/${name}/`, async (page) => {
        assert.equal(await page.$eval('#status', ({ textContent }) => textContent), 'idle');
        const front = await (await fetch(`${showroom.url}/`)).text();
        assert.ok(front.includes(`href="./frameworks/${name}/"`));
      }));
  }

  it('brings a state into sight on a phone, where the list is below', () =>
    visit('/states.html', async (page) => {
      await page.setViewport({ width: 390, height: 844 });
      await page.waitForSelector('#stage[data-shown=idle]');
      await page.click('#list a[href="#error-unknown"]');
      await page.waitForSelector('#stage[data-shown="error-unknown"]');
      await page.waitForFunction(() => {
        const top = document.getElementById('stage')?.getBoundingClientRect().top ?? -1;
        return top >= 0 && top < innerHeight / 2;
      });
    }));

  it('opens a state from an address, with its looks', () =>
    visit('/states.html?state=consent&theme=dark&dir=rtl&width=240', async (page) => {
      await page.waitForSelector('#stage[data-shown=consent]');
      const shown = await page.$eval('#stage breeze-buddy-call', (call) => [
        call.getAttribute('theme'),
        getComputedStyle(call).direction,
        call.getBoundingClientRect().width,
        !!call.shadowRoot?.querySelector('[part~=consent]'),
      ]);
      assert.deepEqual(shown, ['dark', 'rtl', 240, true]);
    }));

  it('starts a fault by its link, and shows its real face', () =>
    visit(
      '/faults.html?fault=leads-403',
      async (page) => {
        await page.waitForSelector('breeze-buddy-call:state(error)', { timeout: 30_000 });
        await page.$eval('a[href="?fault=exp-room"]', (link) => link.click());
        await page.waitForFunction(
          () =>
            document
              .querySelector('breeze-buddy-call')
              ?.shadowRoot?.querySelector('[part~=error]')
              ?.textContent.includes('The time for this call is over'),
          { timeout: 30_000, polling: 100 },
        );
        assert.equal(new URL(page.url()).search, '?fault=exp-room');
        const listed = await page.$$eval('#list a', (links) => links.map((a) => a.textContent));
        const answer = await fetch(`${showroom.backend}/sandbox/faults`);
        const known = (await answer.json()) as { name: string }[];
        assert.deepEqual(
          listed,
          known.map(({ name }) => name),
        );
      },
      /^403 /,
    ));

  it('shows every part, slot, state and custom property in a live example beside its CSS', () =>
    visit('/styling.html', async (page) => {
      await page.waitForSelector('body[data-shown]');
      assert.equal(await page.evaluate(() => scrollY), 0);
      const css = await page.$$eval('textarea.css', (all) =>
        all.map((field) => field.value).join('\n'),
      );
      const slotted = await page.$$eval('breeze-buddy-call [slot]', (all) =>
        all.map(({ slot }) => slot),
      );
      const { cssParts, cssProperties, cssStates, slots } = reference();
      const missing = [
        ...cssProperties.filter(({ name }) => !css.includes(`${name}:`)),
        ...cssParts.filter(({ name }) => !css.includes(`::part(${name})`)),
        ...cssStates.filter(({ name }) => !css.includes(`:state(${name})`)),
        ...slots.filter(({ name }) => !slotted.includes(name)),
      ];
      assert.deepEqual(
        missing.map(({ name }) => name),
        [],
      );
      const radius = () =>
        page.$eval('.talk', (call) => {
          const bubble = call.shadowRoot?.querySelector('[part~=bubble]');
          return bubble ? getComputedStyle(bubble).borderTopLeftRadius : '';
        });
      assert.equal(await radius(), '8px');
      await page.$eval('#talk textarea', (field) => {
        const edited = field;
        edited.value = edited.value.replace('border-radius: 8px', 'border-radius: 1px');
        edited.dispatchEvent(new Event('input'));
      });
      assert.equal(await radius(), '1px');
    }));

  it('lets no reset and no hostile style sheet of a page change anything inside', () =>
    visit('/resets.html?css=none', async (page) => {
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.setViewport({ width: 1280, height: 5000 });
      const plain = await insides(page);
      assert.ok(Object.keys(plain).length > 60);
      const links = await page.$$eval('#choices a', (all) => all.map(({ search }) => search));
      for (const link of links.filter((one) => one !== '?css=none')) {
        await page.goto(`${showroom.url}/resets.html${link}`);
        const dressed = await insides(page);
        const changed = Object.keys({ ...plain, ...dressed }).flatMap((node) =>
          Object.entries(plain[node] ?? { missing: '' })
            .filter(([property, value]) => dressed[node]?.[property] !== value)
            .map(
              ([property, value]) => `${node} ${property}: ${value}, ${dressed[node]?.[property]}`,
            ),
        );
        assert.deepEqual(changed, [], link);
      }
    }));

  describe('axe finds nothing', () => {
    for (const [at, path] of PAGES.entries()) {
      // Light and dark, wide and narrow take turns, and the front page has both.
      const looks = path === '/' ? [0, 1] : [at % 2];
      for (const look of looks) {
        const scheme = look ? 'dark' : 'light';
        it(`on ${path}, ${scheme}`, () =>
          visit(path, async (page) => {
            await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
            await page.setViewport({ width: look ? 390 : 1280, height: 900 });
            await page.waitForNetworkIdle({ idleTime: 200 });
            const found = await page.evaluate(async (source) => {
              (0, eval)(source);
              const { axe: checker } = window as unknown as {
                axe: { run(root: Document): Promise<AxeResults> };
              };
              const { violations } = await checker.run(document);
              const sideways = document.documentElement.scrollWidth - innerWidth;
              return [
                ...violations.map(
                  ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`,
                ),
                ...(sideways > 0 ? [`${sideways} px too wide`] : []),
              ];
            }, axe);
            assert.deepEqual(found, []);
          }));
      }
    }
  });
});
