import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/**
 * Writes the honest totals of a run, over all browsers, to a file, and what has failed in which of
 * them: `{ passed, failed, skipped, failures: ['Firefox, test/….test.ts: suite › test: message'] }`.
 */
export function countReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0, failures: [] };
      const fail = (words) => {
        totals.failed += 1;
        totals.failures.push(words);
      };
      const count = (where, suite, names) => {
        for (const { name, skipped, passed, error } of suite.tests) {
          if (skipped) totals.skipped += 1;
          else if (passed) totals.passed += 1;
          else fail(`${where}: ${[...names, name].join(' › ')}: ${error?.message ?? 'not passed'}`);
        }
        for (const inner of suite.suites) count(where, inner, [...names, inner.name]);
      };
      for (const { browser, testFile, testResults, errors, passed } of sessions) {
        const before = totals.failed;
        const where = `${browser.name}, ${relative('', testFile)}`;
        if (testResults) count(where, testResults, []);
        // A file that did not load, or failed outside its tests.
        if (totals.failed === before && (!passed || errors.length > 0)) {
          fail(`${where}: ${errors[0]?.message ?? 'did not end well'}`);
        }
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(totals));
    },
  };
}
