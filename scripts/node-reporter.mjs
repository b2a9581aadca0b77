import { relative } from 'node:path';

/**
 * A reporter for Node's test runner: one line of JSON with the totals of the run and what has failed,
 * `{ passed, failed, failures: ['test/….test.ts: test: message'] }`.
 */
export default async function* nodeReporter(events) {
  const totals = { pass: 0, fail: 0, cancelled: 0 };
  const failures = [];
  for await (const { type, data } of events) {
    if (type === 'test:diagnostic') {
      const [, word, number] = /^(pass|fail|cancelled) (\d+)$/.exec(data.message) ?? [];
      if (word) totals[word] = Number(number);
    }
    if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed') {
      const { error } = data.details;
      const file = data.file ? relative('', data.file) : 'no file';
      failures.push(`${file}: ${data.name}: ${error?.cause?.message ?? error?.message}`);
    }
  }
  const failed = totals.fail + totals.cancelled;
  yield `${JSON.stringify({ passed: totals.pass, failed, failures })}\n`;
}
