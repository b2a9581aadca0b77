/** The installed browsers, and how the tests start them. */
import { existsSync } from 'node:fs';
import { ending } from './exit-on-signals.mjs';

const places = {
  chromium: {
    variable: 'CHROME_PATH',
    paths: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    paths: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
  // WebKitGTK's driver, which starts the browser, on a virtual screen. Safari's own driver is not used:
  // it takes over the screen, and has to be allowed by hand.
  webkit: {
    variable: 'WEBKIT_DRIVER_PATH',
    paths: ['/usr/bin/WebKitWebDriver'],
    needs: '/usr/bin/xvfb-run',
  },
};

/** The path of an installed browser, or undefined. A path in its variable comes first. */
export function findBrowser(name) {
  const { variable, paths, needs } = places[name];
  if (needs && !existsSync(needs)) return undefined;
  return [process.env[variable], ...paths].find((path) => path && existsSync(path));
}

function installed(name) {
  const path = findBrowser(name);
  if (!path) throw new Error(`No ${name} found. Install it, or set ${places[name].variable}.`);
  return path;
}

// Of several browsers, puppeteer's own `exit` listener forgets every second.
const life = { headless: true, signal: ending };

/** Launch options for puppeteer: Chromium with a fake microphone and no traffic of its own. */
export function chromium({ microphone, args = [] } = {}) {
  return {
    executablePath: installed('chromium'),
    ...life,
    args: [
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      ...(microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : []),
      ...args,
    ],
  };
}

/** Launch options for puppeteer: Firefox with a fake microphone, calling a room on this machine. */
export function firefox({ prefs = {} } = {}) {
  return {
    browser: 'firefox',
    executablePath: installed('firefox'),
    ...life,
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'media.autoplay.default': 0,
      // Without a loudspeaker no AudioContext would run.
      'media.cubeb.force_mock_context': true,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      'app.update.enabled': false,
      'browser.safebrowsing.downloads.remote.enabled': false,
      ...prefs,
    },
  };
}
