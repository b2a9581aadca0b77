/** Catches what is written to the console, and the errors that reach the window, while it watches. */
export interface ConsoleLines {
  readonly lines: string[];
  stop(): void;
}

const LEVELS = ['debug', 'log', 'info', 'warn', 'error', 'trace', 'dir'] as const;

export function watchConsole(): ConsoleLines {
  const lines: string[] = [];
  const originals = LEVELS.map((level) => [level, console[level]] as const);
  for (const level of LEVELS) {
    console[level] = (...args: unknown[]) => {
      lines.push(`${level}: ${args.map(inWords).join(' ')}`);
    };
  }
  // In place of the test runner's own handlers, which would fail the test.
  const { onerror } = window;
  window.onerror = (message, _source, _line, _column, error) => {
    lines.push(`uncaught: ${inWords(error ?? message)}`);
    return true;
  };
  const rejected = (event: PromiseRejectionEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    lines.push(`unhandled rejection: ${inWords(event.reason)}`);
  };
  window.addEventListener('unhandledrejection', rejected, { capture: true });
  return {
    lines,
    stop() {
      for (const [level, original] of originals) console[level] = original;
      window.onerror = onerror;
      window.removeEventListener('unhandledrejection', rejected, { capture: true });
    },
  };
}

/** Everything a value shows of itself: an error's stack and own fields, an object's JSON. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  const seen = new Set<unknown>();
  const write = (part: unknown): unknown => {
    if (typeof part === 'bigint' || typeof part === 'symbol') return String(part);
    if (typeof part !== 'object' || part === null) return part;
    if (seen.has(part)) return '(again)';
    seen.add(part);
    if (part instanceof Error) {
      const { name, message, stack, cause } = part;
      return { name, message, stack, cause: write(cause), ...plain(part) };
    }
    if (part instanceof EventTarget) return part.constructor.name;
    return Array.isArray(part) ? part.map(write) : plain(part);
  };
  const plain = (part: object): Record<string, unknown> =>
    Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, write(inner)]));
  return JSON.stringify(write(value)) ?? String(value);
}
