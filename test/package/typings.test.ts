/** The typings of every framework: the example pages, and uses that have to be errors. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { it } from 'node:test';

function run(tool: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(resolve('node_modules/.bin', tool), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  return stdout + stderr;
}

it('React, Preact, Vue and the DOM know the tag; what is wrong is an error there', () => {
  assert.equal(run('vue-tsc', '-p', 'demo/frameworks/tsconfig.json'), '');
});

it('Svelte knows the tag; what is wrong is an error there', () => {
  const printed = run(
    'svelte-check',
    ...['--tsconfig', 'test/typings/tsconfig.svelte.json', '--output', 'machine-verbose'],
  );
  const errors = [...printed.matchAll(/^\d+ (\{.*\})$/gm)]
    .map(
      ([, found]) =>
        JSON.parse(String(found)) as { type: string; filename: string; start: { line: number } },
    )
    .filter(({ type }) => type === 'ERROR')
    .map(({ filename, start }) => `${filename}:${start.line + 1}`);
  assert.deepEqual(
    errors,
    ['test/typings/Wrong.svelte:10', 'test/typings/Wrong.svelte:11'],
    printed,
  );
});
