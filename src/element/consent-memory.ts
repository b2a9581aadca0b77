const KEY = 'breeze-buddy-call:consent';

/**
 * Whether the visitor has agreed on an earlier visit, where a page has it remembered.
 * @param now - the visitor has just agreed. Where the page may store nothing, they are asked again next time.
 */
export function hasAgreed(now = false): boolean {
  try {
    if (now) localStorage.setItem(KEY, '1');
    return !!localStorage.getItem(KEY);
  } catch {
    return false;
  }
}
