/**
 * Everything that must hold before a change lands, in one run: format, lint, types, manifest, build,
 * sizes and all tests. Ends with the totals: every check and every test counts as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tool } from './run.mjs';

const NODE_TESTS = '.cache/node-tests.json';
const BROWSER_TESTS = '.cache/browser-tests.json';
/** A failure's words, at most: an assertion can hold a whole page. */
const FAILURE_LENGTH = 600;
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

/** Runs a test command; the totals that it writes to the file take the place of the check's own. */
async function tests(name, command, args, file) {
  console.log(`\n== ${name}`);
  rmSync(file, { force: true });
  const ok = await tool(command, args);
  const counted = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const { passed = 0, failed = 0, failures: words = [] } = counted;
  totals.passed += passed;
  failures.push(...words.map((failure) => `${name}: ${failure.slice(0, FAILURE_LENGTH)}`));
  // A run that fails without a failing test (coverage, a crash), or had none, is a failure all the same.
  if (!failed && (!ok || passed === 0)) failures.push(name);
  totals.failed += failed || (ok && passed > 0 ? 0 : 1);
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
await tests('tests in browsers', 'wtr', ['--coverage'], BROWSER_TESTS);

/** Runs the test files of these folders, so many at a time. */
function nodeTests(name, atOnce, folders) {
  const args = [
    ...['--import', 'tsx', '--test', `--test-concurrency=${atOnce}`],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/node-reporter.mjs', `--test-reporter-destination=${NODE_TESTS}`],
    ...nodeTestFiles().filter((file) => folders.test(file)),
  ];
  return tests(name, 'node', args, NODE_TESTS);
}

function nodeTestFiles() {
  const { stdout } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', 'test'], {
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((file) => /^test\/\w+\/[^/]+\.test\.ts$/.test(file));
}

// At the very end, since a log may be cut at its beginning.
if (failures.length) console.error(`\nNot in order:\n- ${failures.join('\n- ')}`);
const line = `${totals.passed} passed, ${totals.failed} failed`;
writeFileSync('.cache/totals.txt', `${line}\n`);
console.log(`\n${line}`);
process.exit(totals.failed ? 1 : 0);
