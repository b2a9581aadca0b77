/**
 * Makes a fresh clone ready: packages from the lock file, and with --browsers the browsers that the
 * tests drive. Does nothing where all is there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browsers.mjs';
import { tool } from './run.mjs';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive', PUPPETEER_SKIP_DOWNLOAD: '1' };
  return tool(command, args, { ...process.env, ...env });
}

async function installPackages() {
  if (isInstalled()) return;
  if (!(await run('npm', ['ci', '--no-audit', '--no-fund']))) process.exit(1);
}

/**
 * Whether what npm has noted as installed, by us or by hand, is what the lock file asks for. Optional
 * packages may be missing: they are other systems'.
 */
function isInstalled() {
  const noted = 'node_modules/.package-lock.json';
  if (!existsSync(noted)) return false;
  const installed = packagesOf(noted);
  return Object.entries(packagesOf('package-lock.json')).every(([path, { version, optional }]) => {
    const own = path === '';
    return own || (installed[path] ? installed[path].version === version : optional);
  });
}

const packagesOf = (lock) => JSON.parse(readFileSync(lock, 'utf8')).packages;

/** The Debian packages of each browser. */
const debian = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

async function installBrowsers() {
  const missing = Object.keys(debian).filter((name) => !findBrowser(name));
  if (missing.length === 0) return;
  if (existsSync('/etc/debian_version')) {
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = (...args) => {
      const [command, ...rest] = [...asRoot, 'apt-get', ...args];
      return run(command, rest);
    };
    if (await apt('update')) await apt('install', '-y', ...missing.flatMap((name) => debian[name]));
  }
  const wanted = missing.filter((name) => !findBrowser(name));
  if (wanted.includes('webkit')) {
    console.warn(
      "The tests in WebKit are skipped: they need WebKitGTK's WebKitWebDriver and xvfb-run (Debian's " +
        "webkit2gtk-driver and xvfb). Safari's own driver is not used.",
    );
  }
  const needed = wanted.filter((name) => name !== 'webkit');
  if (needed.length === 0) return;
  console.error(
    `The tests need ${needed.join(' and ')}. Install ${needed.length > 1 ? 'them' : 'it'} ` +
      '(Chrome 123 or newer, Firefox 128 or newer), or name the program in ' +
      'CHROME_PATH or FIREFOX_PATH.',
  );
  process.exit(1);
}

await installPackages();
if (process.argv.includes('--browsers')) await installBrowsers();
