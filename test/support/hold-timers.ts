/** In place of the page's timers: what is set runs when the test says so. */
export function holdTimers() {
  const { setTimeout, clearTimeout } = window;
  const held = new Map<number, readonly [act: () => void, ms: number]>();
  let ids = 0;
  let waited = 0;
  window.setTimeout = ((act: () => void, ms: number) => {
    // None of the page's own ids, which may be taken back once the page's timers are there again.
    held.set((ids -= 1), [act, ms]);
    return ids;
  }) as never;
  window.clearTimeout = ((id: number) => held.delete(id)) as never;
  return {
    /** Runs what was set until now, and not taken back. */
    run() {
      for (const [id, [act, ms]] of [...held]) {
        if (!held.delete(id)) continue;
        waited += ms;
        act();
      }
    },
    /** The times of all that has run, in milliseconds. */
    waited: () => waited,
    stop: () => Object.assign(window, { setTimeout, clearTimeout }),
  };
}
