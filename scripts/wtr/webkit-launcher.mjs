import { WebKitDriver } from './webkit-driver.mjs';

/**
 * Runs tests in WebKitGTK, one file after the other in one window. Coverage is the other browsers'
 * business.
 */
export function webkitLauncher() {
  let driver;
  let starting;
  let active;

  async function started() {
    starting ??= (async () => {
      const fresh = new WebKitDriver();
      await fresh.start();
      driver = fresh;
    })();
    await starting;
    return driver;
  }

  return {
    name: 'WebKit',
    // The commands of @web/test-runner-commands know a launcher by its type, and ask one of this
    // type for a page that understands what page() does.
    type: 'puppeteer',
    concurrency: 1,
    async startSession(id, url) {
      active = id;
      const browser = await started();
      await browser.resize({ width: 800, height: 600 });
      await browser.goto(url);
    },
    isActive: (id) => active === id,
    getBrowserUrl: () => driver.url(),
    async stopSession() {
      active = undefined;
      await driver.goto('about:blank');
      return {};
    },
    async stop() {
      await driver?.stop();
    },
    startDebugSession() {
      throw new Error('Debugging in WebKit is not supported: use Chromium or Firefox.');
    },
    getPage: () => page(driver),
  };
}

/** The part of puppeteer's Page that the test commands use. */
function page(driver) {
  const press = async (key) => {
    await driver.key('keyDown', key);
    await driver.key('keyUp', key);
  };
  const cannot = (what) => () => {
    throw new Error(`WebKit's driver can't ${what}`);
  };
  return {
    setViewport: (size) => driver.resize(size),
    keyboard: {
      press,
      down: (key) => driver.key('keyDown', key),
      up: (key) => driver.key('keyUp', key),
      async type(text) {
        for (const letter of text) await press(letter);
      },
    },
    emulateMediaFeatures: cannot('emulate media features'),
    emulateMediaType: cannot('emulate media types'),
    createCDPSession: cannot('speak the DevTools protocol'),
  };
}
