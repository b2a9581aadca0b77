/** Twice this long a removed element may take to come back, in milliseconds. */
const MOVE_GRACE = 50;

/**
 * Waits for a node that is moved: it is taken out and put in again, by some frameworks a frame later.
 * @param then - called when it had the time to come back
 * @returns takes it back
 */
export function afterGrace(then: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (next: () => unknown) => (timer = setTimeout(next, MOVE_GRACE));
  // Twice: of what a long task has delayed, timers may come before the frame.
  wait(() => wait(then));
  return () => clearTimeout(timer);
}
