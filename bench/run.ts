/**
 * Measures what a page pays for the widget, beside its rivals, and writes `bench/results.md`.
 * `npm run bench`; `BENCH_RUNS=1` for a quick look, `BENCH_ROWS=connect` for one part of it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { build } from 'esbuild';
import puppeteer, { type Browser } from 'puppeteer-core';
import { build as viteBuild } from 'vite';
import { demo } from '../demo/sandbox/demo-data.ts';
import { startSandbox } from '../demo/sandbox/sandbox.ts';
import { chromium } from '../scripts/browsers.mjs';
import { leanLit } from '../scripts/cdn/lean-lit.ts';
import { tightLiterals } from '../scripts/cdn/tight-literals.ts';
import { writeMicrophoneFile } from '../scripts/wtr/microphone.mjs';
import { gzipSync } from 'node:zlib';
import { atMost, table, type Row } from './measure.ts';
import { connectRows } from './rows/connect.ts';
import { inCallRows, longCallRows, manyCallsRows } from './rows/in-call.ts';
import { pageViewRows, widgets } from './rows/page-view.ts';
import { serve } from './serve.ts';

const CDN = 'dist/cdn';
const wanted = process.env['BENCH_ROWS'];

if (!existsSync(`${CDN}/breeze-buddy-call.js`)) throw new Error('Run `npm run build` first.');
if (!existsSync('bench/node_modules')) {
  // The rivals' peers (React, and a Daily of theirs) are in what is measured already.
  const options = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['ci', '--prefix', 'bench', ...options], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
}

/** A page's script as a page's own build makes it. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    conditions: ['browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return outputFiles[0]?.text ?? '';
}

/** A page's script over the lit and the templates that the CDN's files have. */
async function leanBundle(entry: string): Promise<string> {
  const built = await viteBuild({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [leanLit(), tightLiterals()],
    build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'page' } },
  });
  const [output] = [built].flat();
  return output && 'output' in output ? output.output[0].code : '';
}

/** What a call adds, file by file. Languages and the classic script are not part of it. */
function callRows(): Row[] {
  const files = readdirSync(CDN).filter((name) => /^(cdn-call|pipecat-call)-.*\.js$/.test(name));
  const size = (name: string): number =>
    gzipSync(readFileSync(`${CDN}/${name}`), { level: 9 }).length / 1000;
  const all = files.reduce((sum, name) => sum + size(name), 0);
  const theirs = files
    .filter((name) => name.startsWith('pipecat'))
    .reduce((sum, name) => sum + size(name), 0);
  return [
    atMost('A call adds, gzip', 'kB', [all], 115),
    {
      what: '… Pipecat and Daily, with the file of ours around them',
      unit: 'kB',
      values: [theirs],
    },
    atMost('… ours', 'kB', [all - theirs], 12),
  ];
}

const sandbox = await startSandbox({ port: 0 });
const token = await sandbox.mintToken();
const access = {
  token,
  templateId: demo.templateId,
  resellerId: demo.reseller,
  merchantId: demo.merchant,
};
const page = (content: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"><body>${content}</body></html>`;
const ours = '<script type="module" src="/cdn/breeze-buddy-call.js"></script>';
const server = await serve({
  backend: sandbox.url,
  folders: { cdn: CDN, rivals: 'bench/node_modules' },
  texts: {
    ...Object.fromEntries(
      Object.entries(widgets).map(([name, content]) => [`/${name}`, page(content)]),
    ),
    '/call': page(`${ours}
      <button id="start" commandfor="call" command="--start">Call</button>
      <breeze-buddy-call id="call" token="${token}" template-id="${demo.templateId}" mode="test"
        base-url="" daily-bundle-path="/daily"></breeze-buddy-call>
      <script>
        const call = document.querySelector('breeze-buddy-call');
        call.setAttribute('base-url', location.origin);
        call.setAttribute('daily-bundle-path', location.origin + '/daily');
      </script>`),
    '/sequence': page(`<button id="start">Call</button>
      <script>
        document.querySelector('#start').onclick = async () => {
          const { connectInSequence } = await import('/sequential.js');
          await connectInSequence(${JSON.stringify(access)});
          document.dispatchEvent(new Event('sequence-connected'));
        };
      </script>`),
    '/in-call': page('<script src="/in-call.js"></script>'),
    '/sequential.js': await bundle('bench/pages/sequential.ts'),
    '/in-call.js': await leanBundle('bench/pages/in-call.ts'),
  },
});
const launched = chromium({ microphone: writeMicrophoneFile() });

const parts: Record<string, (browser: Browser) => Row[] | Promise<Row[]>> = {
  'page-view': (browser) => pageViewRows(browser, server.url),
  bytes: callRows,
  connect: (browser) => connectRows(browser, server),
  'in-call': (browser) => inCallRows(browser, server.url),
  'long-call': (browser) => longCallRows(browser, server.url),
  'many-calls': (browser) => manyCallsRows(browser, server.url),
};
const rows: Row[] = [];
let version = '';
try {
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted && wanted !== name) continue;
    const started = Date.now();
    // A new one for each part: a browser that has had hundreds of pages is slower.
    const browser = await puppeteer.launch(launched);
    try {
      version = await browser.version();
      rows.push(...(await measure(browser)));
    } finally {
      await browser.close();
    }
    console.log(`${name}: ${Math.round((Date.now() - started) / 1000)} s`);
  }
} finally {
  await server.close();
  await sandbox.close();
}

const [cpu] = cpus();
const machine = `${cpu?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}, ${version}`;
const report = `# What it costs

\`npm run bench\`, ${new Date().toISOString().slice(0, 10)}. ${machine}.
Everything is served from this machine, compressed; the rivals are the versions in \`bench/package.json\`. 1 kB is 1 000 bytes.

${table(rows)}
`;
console.log(report);
if (!wanted) {
  writeFileSync('bench/results.md', report);
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', 'bench/results.md']);
}
process.exit(0);
