/** One look at everything a call may leave in a page. */
import { expect } from '@open-wc/testing';
import { watchConsole, type ConsoleLines } from './console-lines.js';
import { watchResources } from './resources.js';
import { watchTimers } from './timers.js';

export interface Watch {
  readonly console: ConsoleLines;
  /** Fails unless the page is as it was. */
  expectNothingLeft(): void;
  /** What is open now, by kind. */
  live(): Record<string, number>;
  /** The timers that still run. */
  timers(): string[];
  stop(): void;
}

export function watchPage(): Watch {
  // Full after 250 requests, it would note no more.
  performance.clearResourceTimings();
  const nodes = document.querySelectorAll('*').length;
  const console = watchConsole();
  const resources = watchResources();
  const timers = watchTimers();
  return {
    console,
    live: () => resources.live(),
    timers: () => timers.pending(),
    expectNothingLeft() {
      expect(resources.live(), 'left behind').to.deep.equal({});
      // As text: of an array, a failure tells the length alone.
      expect(timers.pending().join('\n'), 'timers left behind').to.equal('');
      expect(document.querySelectorAll('*').length, 'elements left behind').to.equal(nodes);
    },
    stop() {
      timers.stop();
      resources.stop();
      console.stop();
    },
  };
}
