/**
 * Calls what may throw although it must not: a page's code, or what the page has put in the place of a
 * browser's function. The session, and what comes after it, goes on; the page is told.
 */
export function guarded(call: () => void): void {
  try {
    call();
  } catch (error) {
    if (typeof reportError === 'function') reportError(error);
    else console.error(error);
  }
}
