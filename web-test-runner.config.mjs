import { defaultReporter } from '@web/test-runner';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { fileURLToPath } from 'node:url';
import { chromium, findBrowser, firefox } from './scripts/browsers.mjs';
import { bundledPackages } from './scripts/wtr/bundled-packages.mjs';
import { leanLit } from './scripts/wtr/lean-lit.mjs';
import { sandboxPlugin } from './scripts/wtr/sandbox-plugin.mjs';
import { writeMicrophoneFile } from './scripts/wtr/microphone.mjs';
import { pageCommands } from './scripts/wtr/page-commands.mjs';
import { countReporter } from './scripts/wtr/count-reporter.mjs';
import { webkitLauncher } from './scripts/wtr/webkit-launcher.mjs';

const wanted = (process.env.BROWSERS ?? installed()).split(',');
const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: chromium({ microphone: writeMicrophoneFile() }),
      concurrency: 1,
    }),
  firefox: () => puppeteerLauncher({ launchOptions: firefox(), concurrency: 1 }),
};
// WebKitGTK has no WebRTC, so that it makes no calls.
const webkit = wanted.includes('webkit')
  ? { browsers: [webkitLauncher()], files: ['test/{sdk,element,testing}/**/*.test.ts'] }
  : null;
const callers = wanted.filter((name) => name !== 'webkit');

function installed() {
  if (findBrowser('webkit')) return 'chromium,firefox,webkit';
  console.log('The tests in WebKit are skipped: WebKitWebDriver or xvfb-run is not installed.');
  return 'chromium,firefox';
}

export default {
  ...(callers.length
    ? {
        files: ['test/{sdk,element,testing,calls}/**/*.test.ts', 'test/e2e/faults/*.test.ts'],
        browsers: callers.map((name) => launchers[name]()),
        groups: webkit ? [{ name: 'webkit', ...webkit }] : [],
      }
    : webkit),
  // Two cores bear a third: the calls of the first two mostly wait, and WebKit makes none.
  concurrentBrowsers: 3,
  nodeResolve: { exportConditions: ['browser', 'production'] },
  plugins: [
    sandboxPlugin(),
    pageCommands(),
    leanLit(),
    bundledPackages(['@pipecat-ai/client-js', '@pipecat-ai/daily-transport', '@daily-co/daily-js']),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  reporters: [
    defaultReporter({ reportTestProgress: false }),
    countReporter('.cache/browser-tests.json'),
  ],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 10 * 60_000,
  coverageConfig: {
    include: ['src/**/*.ts'],
    exclude: ['**/node_modules/**', '.cache/**'],
    report: true,
    reportDir: 'coverage',
    reporters: ['text-summary', 'lcovonly', 'json-summary'],
    threshold: { lines: 90, statements: 0, branches: 0, functions: 0 },
  },
};
