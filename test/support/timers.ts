/** Keeps book of `setTimeout`: what a call has left running, and who asked for it. */
export interface Timers {
  /** Each timer that still runs, as `<ms> ms, <where it was set>`. */
  pending(): string[];
  /** Takes the hooks back. */
  stop(): void;
}

export function watchTimers(): Timers {
  const { setTimeout: set, clearTimeout: clear } = window;
  const running = new Map<unknown, string>();
  window.setTimeout = ((handler: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    const id: unknown = set(() => {
      running.delete(id);
      handler(...args);
    }, ms);
    running.set(id, `${ms ?? 0} ms, ${callerOf(new Error())}`);
    return id;
  }) as typeof set;
  window.clearTimeout = (id) => {
    running.delete(id);
    clear(id);
  };
  return {
    pending: () => [...running.values()],
    stop: () => Object.assign(window, { setTimeout: set, clearTimeout: clear }),
  };
}

/** The file and line that set the timer, as the browser writes a stack. */
function callerOf({ stack = '' }: Error): string {
  const lines = stack
    .split('\n')
    .filter((line) => /:\d+:\d+/.test(line) && !/timers\.ts/.test(line));
  return lines[0]?.trim() ?? 'unknown';
}
