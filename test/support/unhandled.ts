/** Imported for its effect: a rejection that nobody handles fails the test, which mocha would pass over in a browser. */
globalThis.window?.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
