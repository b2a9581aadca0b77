import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { startSandbox } from '../../demo/sandbox/sandbox.js';

test('a process that starts a sandbox, holds a room and closes it ends by itself', async () => {
  const module = JSON.stringify(new URL('../../demo/sandbox/sandbox.ts', import.meta.url).href);
  const script = `
    const { startSandbox } = await import(${module});
    const sandbox = await startSandbox({ port: 0 });
    await fetch(sandbox.url + '/sandbox/room');
    await sandbox.close();
    console.log('closed');
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    timeout: 20_000,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.deepEqual([code, signal], [0, null], output);
  assert.match(output, /closed/);
});

test('two sandboxes run side by side, and a taken port is told', async () => {
  const first = await startSandbox({ port: 0 });
  const second = await startSandbox({ port: 0 });
  assert.notEqual(first.url, second.url);
  await assert.rejects(startSandbox({ port: Number(new URL(first.url).port) }), /EADDRINUSE/);
  await first.close();
  await second.close();
});
