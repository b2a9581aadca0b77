/** Whatever ends a run of the tests, the browsers and the backend that it has started end with it. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { findBrowser } from '../../scripts/browsers.mjs';

const LAUNCH = `
  import puppeteer from 'puppeteer-core';
  import { chromium, firefox } from './scripts/browsers.mjs';
  await Promise.all([chromium(), firefox()].map((options) => puppeteer.launch(options)));
`;
const SANDBOX = `
  import { startSandboxProcess } from './scripts/sandbox-process.mjs';
  await startSandboxProcess();
`;
const WEBKIT = `
  import { WebKitDriver } from './scripts/wtr/webkit-driver.mjs';
  await new WebKitDriver().start();
`;
const webkit = findBrowser('webkit') ? WEBKIT : '';

describe('a run that is ended from outside', { timeout: 60_000 }, () => {
  for (const [signal, programs] of [
    ['SIGTERM', [LAUNCH, SANDBOX, webkit]],
    ['SIGHUP', [SANDBOX, webkit]],
    // Nobody can tidy up then.
    ['SIGKILL', [SANDBOX, webkit]],
  ] as const) {
    it(`leaves no process behind (${signal})`, async () => {
      const program = `${programs.join('')}
        console.log('started');
        setInterval(() => {}, 1000);`;
      const run = spawn(process.execPath, ['--input-type=module', '-e', program], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(run.stdout, 'data');
      const started = family(run.pid ?? 0);
      assert.ok(started.length > programs.filter(Boolean).length, `${started.length} processes`);
      run.kill(signal);
      assert.deepEqual(await leftOf(started), []);
    });
  }

  it('leaves no process behind when npm is, which tells the shell of its script alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'npm-'));
    const start = 'cd "$ROOT" && node --input-type=module -e "$PROGRAM"';
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start } }));
    const PROGRAM = `${SANDBOX} console.log('started'); setInterval(() => {}, 1000);`;
    const npm = spawn('npm', ['start', '--silent'], {
      cwd: folder,
      env: { ...process.env, ROOT: process.cwd(), PROGRAM },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(npm.stdout, 'data');
    const started = family(npm.pid ?? 0);
    assert.ok(started.length >= 4, 'npm, its shell, the program and the backend');
    npm.kill('SIGTERM');
    assert.deepEqual(await leftOf(started), []);
    rmSync(folder, { recursive: true });
  });
});

/** The names of those that are still there after a while. Whoever is, is ended. */
async function leftOf(started: readonly number[]): Promise<string[]> {
  const left = () => processes().filter(({ pid }) => started.includes(pid));
  const deadline = AbortSignal.timeout(10_000);
  while (left().length > 0 && !deadline.aborted) await delay(50);
  return left().map(({ pid, name }) => {
    process.kill(pid, 'SIGKILL');
    return name;
  });
}

interface Process {
  pid: number;
  parent: number;
  name: string;
}

function processes(): Process[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parent, , ...name]) => ({
      pid: Number(pid),
      parent: Number(parent),
      name: name.join(' '),
    }));
}

/** A process and all that it has started, and they, and so on. */
function family(pid: number): number[] {
  const all = processes();
  const found = [pid];
  for (const one of found) {
    found.push(...all.filter(({ parent }) => parent === one).map((child) => child.pid));
  }
  return found;
}
