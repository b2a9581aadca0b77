/**
 * WebKitGTK's little browser over the WebDriver protocol (https://www.w3.org/TR/webdriver2/), on a
 * screen of its own. Only what the tests need of it.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { findBrowser } from '../browsers.mjs';

const START_LIMIT = 20_000;

/**
 * Runs a program until the other end of the standard input is closed, which it also is when we are
 * killed. Then the browser loses its screen, and xvfb-run tidies up.
 */
const UNTIL_LET_GO =
  'exec 3<&0; "$@" 3<&- & driver=$!; { read -r _ <&3; kill $driver; } & wait $driver';

/** Key names of the DOM, as the protocol wants them. */
const KEYS = {
  Alt: '\uE00A',
  ArrowDown: '\uE015',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  ArrowUp: '\uE013',
  Backspace: '\uE003',
  Control: '\uE009',
  Delete: '\uE017',
  End: '\uE010',
  Enter: '\uE006',
  Escape: '\uE00C',
  Home: '\uE011',
  PageDown: '\uE00F',
  PageUp: '\uE00E',
  Shift: '\uE008',
  Space: ' ',
  Tab: '\uE004',
};

export class WebKitDriver {
  #process;
  #base = '';

  /** Starts the screen, the driver and one window. */
  async start() {
    const port = await freePort();
    this.#process = spawn(
      'xvfb-run',
      [
        ...['--auto-servernum', '--server-args=-screen 0 1400x1000x24'],
        ...['sh', '-c', UNTIL_LET_GO, 'sh', findBrowser('webkit'), `--port=${port}`],
      ],
      // Not in our group: what Ctrl-C sends to all of it would end the screen before its owner.
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    );
    const gone = new Promise((_, reject) => {
      this.#process.once('error', reject);
      this.#process.once('exit', (code) => reject(new Error(`xvfb-run ended with ${code}`)));
    });
    gone.catch(() => {});
    this.#base = `http://127.0.0.1:${port}`;
    const signal = AbortSignal.timeout(START_LIMIT);
    await Promise.race([this.#untilReady(signal), gone]);
    const { sessionId } = await this.#ask('POST', '/session', { capabilities: {} });
    this.#base += `/session/${sessionId}`;
  }

  async stop() {
    await this.#ask('DELETE', '').catch(() => {});
    this.#process.stdin.end();
  }

  async goto(url) {
    await this.#ask('POST', '/url', { url });
  }

  url() {
    return this.#ask('GET', '/url');
  }

  /**
   * Gives the page this size. The window cannot be narrower than its tool bar (about 450 px), and
   * then the page is as wide as that.
   */
  async resize({ width, height }) {
    const [frameWidth, frameHeight] = await this.#ask('POST', '/execute/sync', {
      script: 'return [outerWidth - innerWidth, outerHeight - innerHeight]',
      args: [],
    });
    await this.#ask('POST', '/window/rect', {
      width: width + frameWidth,
      height: height + frameHeight,
    });
    // Media queries are evaluated anew with the next picture.
    await this.#ask('POST', '/execute/async', {
      script:
        'const [done] = arguments; requestAnimationFrame(() => requestAnimationFrame(() => done()))',
      args: [],
    });
  }

  async key(type, name) {
    const actions = [{ type, value: KEYS[name] ?? name }];
    await this.#ask('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  async #untilReady(signal) {
    for (;;) {
      try {
        return await this.#ask('GET', '/status', undefined, signal);
      } catch (error) {
        if (signal.aborted) throw new Error('WebKitWebDriver did not start', { cause: error });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async #ask(method, path, body, signal) {
    const response = await fetch(this.#base + path, {
      method,
      body: body && JSON.stringify(body),
      signal,
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
    return value;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}
