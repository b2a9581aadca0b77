import { expect } from '@open-wc/testing';
import {
  MAX_ENTRIES,
  MAX_ENTRY_TEXT,
  MAX_TOOL_ID,
  MAX_TOOL_NAME,
} from '../../../src/sdk/transcript/bounds.js';
import type { FaultCall } from '../../support/fault-call.js';
import { CLOSED, UP, type Row } from '../../support/fault-table.js';
import { watchTasks } from '../../support/longest-task.js';
import { until } from '../../support/until.js';

/** What the floods did to the page, to be printed. */
export const measured: string[] = [];

export const floodRows: Row[] = [
  flooded('flood-messages'),
  flooded('flood-entries', ({ session, transcripts }) => {
    expect(new Set(transcripts.map(({ id }) => id)).size).to.equal(5_000);
    expect(session.getState().transcripts).to.have.length(MAX_ENTRIES);
    expect(session.getState().transcripts.at(-1)).to.include({ functionName: 'tool_4999' });
  }),
  flooded('flood-megabyte', expectPipelineErrors),
  flooded('flood-words', expectPipelineErrors),
  flooded('flood-deep'),
  flooded('flood-proto', () => {
    expect('polluted' in {}).to.equal(false);
    expect('polluted' in Object).to.equal(false);
  }),
  flooded('flood-html', (call) => {
    expect('pwned' in window).to.equal(false);
    expect(texts(call).some((text) => text.includes('<script>'))).to.equal(true);
    return expectPipelineErrors(call);
  }),
  flooded('flood-unicode', (call) => {
    for (const text of texts(call)) {
      expect(text).not.to.match(/\p{Surrogate}/u);
      expect(text).not.to.match(/(?![\n\t])\p{Cc}/u);
    }
    return expectPipelineErrors(call);
  }),
  flooded('flood-types'),
];

function flooded(fault: Row['fault'], holds?: (call: FaultCall) => void | Promise<void>): Row {
  return {
    fault,
    status: 'disconnected',
    error: null,
    face: null,
    story: [...UP, ...CLOSED],
    // How often the server's own errors are told depends on the flood.
    told: (name) => name !== 'pipeline-error',
    during: async (call, element) => {
      const tasks = watchTasks();
      const frames = countFrames();
      const before = element.renders;
      const from = performance.now();
      try {
        await until('the flood is over', () => isOver(call), 15_000);
      } finally {
        const { longestWait, longestTask } = tasks.stop();
        const took = Math.round(performance.now() - from);
        const renders = element.renders - before;
        const shown = frames.stop();
        const task =
          longestTask === null
            ? 'tasks not reported by this browser'
            : longestTask === 0
              ? 'no task over 50 ms'
              : `longest task ${longestTask} ms`;
        measured.push(
          `${fault}: ${took} ms, ${task}, longest wait ${longestWait} ms, ${renders} renders in ${shown} frames`,
        );
        // The clock's own: one a second.
        expect(renders).to.be.at.most(shown + Math.ceil(took / 1_000) + 1);
      }
      const { status, transcripts } = call.session.getState();
      expect(status).to.equal('connected');
      expect(transcripts.length).to.be.at.most(MAX_ENTRIES);
      for (const entry of transcripts) {
        expect(entry.id.length).to.be.at.most(MAX_TOOL_ID + 'tool_'.length);
        if ('text' in entry) expect(entry.text.length).to.be.at.most(MAX_ENTRY_TEXT);
        else expect(entry.functionName.length).to.be.at.most(MAX_TOOL_NAME);
      }
      await holds?.(call);
      // Still a call: what is asked for is spoken.
      await call.session.assistantSpeak('Yes.');
    },
  };
}

function countFrames(): { stop(): number } {
  let count = 0;
  let id = requestAnimationFrame(function next() {
    count += 1;
    id = requestAnimationFrame(next);
  });
  return {
    stop() {
      cancelAnimationFrame(id);
      return count;
    },
  };
}

function isOver({ events }: FaultCall): boolean {
  return events.some(
    ([name, data]) => name === 'metrics' && (data as { flood?: unknown } | null)?.flood === 'over',
  );
}

function texts({ transcripts }: FaultCall): string[] {
  return transcripts.map((entry) => ('text' in entry ? entry.text : entry.functionName));
}

/** A log can bear them: cut, and told once. */
async function expectPipelineErrors(call: FaultCall): Promise<void> {
  await call.saw('pipeline-error');
  for (const [name, details] of call.events) {
    if (name !== 'pipeline-error') continue;
    const { processor, error } = details as { processor: string; error: string };
    expect(processor.length).to.be.at.most(501);
    expect(error.length).to.be.at.most(501);
  }
}
