import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes the honest totals of a run, over all browsers, to a file. */
export function countReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const totals = { passed: 0, failed: 0, skipped: 0 };
      const count = (suite) => {
        for (const test of suite.tests) {
          if (test.skipped) totals.skipped += 1;
          else totals[test.passed ? 'passed' : 'failed'] += 1;
        }
        suite.suites.forEach(count);
      };
      for (const { testResults, errors, passed } of sessions) {
        const before = totals.failed;
        if (testResults) count(testResults);
        // A file that did not load, or failed outside its tests.
        if (totals.failed === before && (!passed || errors.length > 0)) totals.failed += 1;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(totals));
    },
  };
}
