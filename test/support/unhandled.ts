/** Imported for its effect: a rejection that nobody handles fails the test, which mocha would pass over. */
window.addEventListener('unhandledrejection', ({ reason }) => reportError(reason));
