import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { build } from 'esbuild';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromium } from '../browsers.mjs';
import { looks, sizes, type Shot } from './shots.js';

/** Flags under which two machines with the same Chromium draw the same picture. */
const steady = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  // What is drawn anew within a picture has other edges than what is drawn at once.
  '--disable-partial-raster',
];

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

/** Takes pictures of states: a page of its own for each, in one browser. */
export class Studio {
  readonly #server: Server;
  readonly #browser: Browser;
  readonly #url: string;
  readonly #idle: Page[] = [];

  private constructor(server: Server, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
    this.#url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  static async open(): Promise<Studio> {
    const files = await bundle();
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const body = files.get(path === '/' ? '/page.html' : path);
      response.writeHead(body ? 200 : 404, {
        'content-type': types[extname(path) || '.html'] ?? 'application/octet-stream',
        'cache-control': 'max-age=3600',
      });
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Studio(server, await puppeteer.launch(chromium({ args: steady })));
  }

  /** The names of all states, in the order of a call. */
  async states(): Promise<string[]> {
    const page = await this.#page();
    await page.goto(this.#url);
    const names = await page.evaluate('stateNames');
    this.#idle.push(page);
    return names as string[];
  }

  /**
   * A picture, as a PNG.
   * @param scale - pixels of the picture to a pixel of the page
   */
  async shoot({ state, look, size, accent = '' }: Shot, scale = 1): Promise<Buffer> {
    const { width, height, variant, clip } = sizes[size] ?? fail(`There is no size ${size}`);
    const { theme, lang, dir } = looks[look];
    const page = await this.#page();
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    const query = new URLSearchParams({ state, theme, lang, dir, variant, accent });
    await page.goto(`${this.#url}?${query.toString()}`);
    const error = (await page.evaluate('shown')) as string;
    if (error) throw new Error(`${state} (${look}, ${size}): ${error}`);
    const data = await page.screenshot({
      ...(clip && {
        clip: {
          x: dir === 'rtl' ? 0 : width - clip.width,
          y: height - clip.height,
          ...clip,
        },
      }),
    });
    this.#idle.push(page);
    return Buffer.from(data);
  }

  /** A picture of a page of ours, as tall as it is. */
  async draw(html: string, width: number): Promise<Buffer> {
    const page = await this.#page();
    await page.setViewport({ width, height: 100, deviceScaleFactor: 1 });
    await page.setContent(html, { waitUntil: 'load' });
    const data = await page.screenshot({ fullPage: true });
    await page.close();
    return Buffer.from(data);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }

  async #page(): Promise<Page> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const page = await this.#browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    return page;
  }
}

function fail(message: string): never {
  throw new Error(message);
}

/** The page with the element and the testing kit, by path. */
async function bundle(): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: ['test/shots/page.ts', 'test/shots/page.css'],
    outdir: '/',
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    loader: { '.woff2': 'file' },
    tsconfig: 'tsconfig.json',
  });
  return new Map([
    ['/page.html', await readFile('test/shots/page.html')],
    ...outputFiles.map(({ path, contents }): [string, Uint8Array] => [path, contents]),
  ]);
}
