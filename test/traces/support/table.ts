import { EXCEPTIONS, exceptionFor } from './exceptions.js';
import type { Trace } from './trace.js';

/** The table of the README: a row a conversation, a column a version, the number of an exception or ✓. */
export function tableOf(traces: readonly Trace[]): string {
  const versions = [...new Set(traces.map(({ version }) => version))];
  const conversations = [...new Set(traces.map(({ conversation }) => conversation))];
  const rows = conversations.map((conversation) => [
    conversation,
    ...versions.map((version) => {
      const trace = traces.find(
        (one) => one.version === version && one.conversation === conversation,
      );
      if (!trace) return '';
      const exception = exceptionFor(trace);
      return exception ? `✓ but ${EXCEPTIONS.indexOf(exception) + 1}` : '✓';
    }),
  ]);
  const lines = [['', ...versions], ['---', ...versions.map(() => '---')], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const reasons = EXCEPTIONS.map(({ reason }, i) => `${i + 1}. ${reason}`);
  return [...lines, '', ...reasons].join('\n');
}
