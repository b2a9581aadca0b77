/** Measures how long a page was busy at a stretch: what a visitor feels as a freeze. */
export interface TaskWatch {
  /** How late a timer was at worst, and the longest task that the browser reports (from 50 on), in ms. */
  stop(): { longestWait: number; longestTask: number | null };
}

const INTERVAL_MS = 10;

export function watchTasks(): TaskWatch {
  let longestTask = 0;
  const known = PerformanceObserver.supportedEntryTypes.includes('longtask');
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  const note = (entries: PerformanceEntry[]): void => {
    for (const { duration } of entries) longestTask = Math.max(longestTask, duration);
  };
  if (known) observer.observe({ type: 'longtask' });

  let longestWait = 0;
  let last = performance.now();
  const look = setInterval(() => {
    const now = performance.now();
    longestWait = Math.max(longestWait, now - last - INTERVAL_MS);
    last = now;
  }, INTERVAL_MS);

  return {
    stop() {
      clearInterval(look);
      note(observer.takeRecords());
      observer.disconnect();
      return {
        longestWait: Math.round(longestWait),
        longestTask: known ? Math.round(longestTask) : null,
      };
    },
  };
}
