/**
 * Everything that must hold before a change lands, in one run: format, lint, types, manifest, build,
 * sizes and all tests. Ends with the totals: every check and every test counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tool } from './run.mjs';

const TAP = '.cache/node-tests.tap';
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

// What the backend hears and says is timed, and has the machine for itself. The others mostly wait.
await nodeTests('tests in Node', 1, /^test\/sandbox\//);
await nodeTests('tests in Node, two at a time', 2, /^test\/(package|e2e|shots|traces)\//);
await tests('tests in browsers', 'wtr', ['--coverage'], () =>
  existsSync('.cache/browser-tests.json')
    ? JSON.parse(readFileSync('.cache/browser-tests.json', 'utf8'))
    : { passed: 0, failed: 0 },
);

/** Runs the test files of these folders, so many at a time. */
function nodeTests(name, atOnce, folders) {
  rmSync(TAP, { force: true });
  const args = [
    ...['--import', 'tsx', '--test', `--test-concurrency=${atOnce}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=tap', `--test-reporter-destination=${TAP}`],
    ...nodeTestFiles().filter((file) => folders.test(file)),
  ];
  return tests(name, 'node', args, () => {
    const tap = existsSync(TAP) ? readFileSync(TAP, 'utf8') : '';
    const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
    return { passed: number('pass'), failed: number('fail') + number('cancelled') };
  });
}

function nodeTestFiles() {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', 'test'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((file) => /^test\/\w+\/[^/]+\.test\.ts$/.test(file));
}

if (failures.length) console.error(`\nNot in order: ${failures.join(', ')}`);
const line = `${totals.passed} passed, ${totals.failed} failed`;
writeFileSync('.cache/totals.txt', `${line}\n`);
console.log(`\n${line}`);
process.exit(totals.failed ? 1 : 0);
