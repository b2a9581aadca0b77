/** What reaches the page as an uncaught error or an unhandled rejection while it is watched. */
export interface PageErrors {
  readonly uncaught: unknown[];
  readonly unhandled: unknown[];
  /** Takes the hooks back, once late rejections have had their turn. */
  stop(): Promise<void>;
}

export function watchPageErrors(): PageErrors {
  const uncaught: unknown[] = [];
  const unhandled: unknown[] = [];
  // In place of the test runner's own handlers, which would fail the test.
  const { onerror } = window;
  window.onerror = (message, _source, _line, _column, error) => {
    uncaught.push(error ?? message);
    return true;
  };
  const note = (event: PromiseRejectionEvent): void => {
    event.stopImmediatePropagation();
    event.preventDefault();
    unhandled.push(event.reason);
  };
  window.addEventListener('unhandledrejection', note, { capture: true });
  return {
    uncaught,
    unhandled,
    async stop() {
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => setTimeout(resolve));
      window.onerror = onerror;
      window.removeEventListener('unhandledrejection', note, { capture: true });
    },
  };
}
