/**
 * Everything that must hold before a change lands, in one run: format, lint, types, manifest, build,
 * sizes and all tests. Ends with the totals: every check and every test counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tool } from './run.mjs';

const totals = { passed: 0, failed: 0 };
const failures = [];

async function check(name, holds) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const ok = await holds();
  totals[ok ? 'passed' : 'failed'] += 1;
  if (!ok) failures.push(name);
  console.log(
    `== ${name}: ${ok ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`,
  );
}

/** Runs a test command; its own totals take the place of the one for the check. */
async function tests(name, command, args, count) {
  console.log(`\n== ${name}`);
  const ok = await tool(command, args);
  const { passed, failed } = count();
  totals.passed += passed;
  // A run that fails without a failing test (coverage, a crash) is a failure all the same.
  totals.failed += failed || (ok ? 0 : 1);
  if (passed + failed === 0) totals.failed += 1;
  if (!ok || failed || passed + failed === 0) failures.push(name);
}

async function manifestIsCurrent() {
  const before = existsSync('custom-elements.json')
    ? readFileSync('custom-elements.json', 'utf8')
    : '';
  const config = 'scripts/custom-elements-manifest.config.mjs';
  if (!(await tool('cem', ['analyze', '--quiet', '--config', config]))) return false;
  const current = before === readFileSync('custom-elements.json', 'utf8');
  if (!current) console.error('custom-elements.json was not current. It is now: commit it.');
  return current;
}

mkdirSync('.cache', { recursive: true });
rmSync('.cache/browser-tests.json', { force: true });
rmSync('.cache/node-tests.tap', { force: true });

// The three that take longest, on two cores.
await Promise.all([
  check('lint', () => tool('eslint', ['.'])),
  check('format', () => tool('prettier', ['--check', '--log-level', 'warn', '.'])).then(() =>
    check('types', async () => {
      const files = ['tsconfig.json', 'tsconfig.node.json', 'tsconfig.browser-tests.json'];
      for (const file of files) {
        if (!(await tool('tsc', ['-p', file]))) return false;
      }
      return true;
    }),
  ),
]);
await check('manifest', manifestIsCurrent);
await check('build', () => tool('node', ['scripts/build.mjs']));
await check('size', () => tool('node', ['scripts/size.mjs']));

await tests('tests in Node', 'node', nodeTestArguments(), () => {
  const tap = existsSync('.cache/node-tests.tap')
    ? readFileSync('.cache/node-tests.tap', 'utf8')
    : '';
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: number('pass'), failed: number('fail') + number('cancelled') };
});
await tests('tests in browsers', 'wtr', ['--coverage'], () =>
  existsSync('.cache/browser-tests.json')
    ? JSON.parse(readFileSync('.cache/browser-tests.json', 'utf8'))
    : { passed: 0, failed: 0 },
);

function nodeTestArguments() {
  return [
    ...['--import', 'tsx', '--test', '--test-concurrency=1'],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=tap', '--test-reporter-destination=.cache/node-tests.tap'],
    ...nodeTestFiles(),
  ];
}

function nodeTestFiles() {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', 'test'], {
    encoding: 'utf8',
  });
  return stdout
    .split('\n')
    .filter((file) => /^test\/(sandbox|package|e2e|shots|traces)\/[^/]+\.test\.ts$/.test(file));
}

if (failures.length) console.error(`\nNot in order: ${failures.join(', ')}`);
const line = `${totals.passed} passed, ${totals.failed} failed`;
writeFileSync('.cache/totals.txt', `${line}\n`);
console.log(`\n${line}`);
process.exit(totals.failed ? 1 : 0);
