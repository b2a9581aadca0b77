import type { Browser, Page } from 'puppeteer-core';

/** One line of the table: what was measured, how often, and what it was to be. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  /** One number a run. */
  readonly values: readonly number[];
  /** What it is to be, in words, and whether it is; left out where it is there to compare with. */
  readonly target?: { readonly words: string; readonly met: boolean };
}

export const RUNS = Number(process.env['BENCH_RUNS'] ?? 7);

/** Runs something as often as medians need, one run after the other. */
export async function repeated<T>(run: (index: number) => Promise<T>, runs = RUNS): Promise<T[]> {
  const results: T[] = [];
  for (let index = 0; index < runs; index += 1) results.push(await run(index));
  return results;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = NaN, high = NaN] = sorted.slice(middle - ((sorted.length + 1) % 2), middle + 1);
  return sorted.length % 2 ? low : (low + high) / 2;
}

/** A row that is to stay under a limit, by its median. */
export function atMost(what: string, unit: string, values: readonly number[], limit: number): Row {
  return { what, unit, values, target: { words: `≤ ${limit}`, met: median(values) <= limit } };
}

const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toFixed(2)));

/** The rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, values, target }) => {
    const range =
      values.length > 1
        ? `${rounded(Math.min(...values))} – ${rounded(Math.max(...values))} (${values.length})`
        : '';
    const verdict = target ? `${target.words}: ${target.met ? 'met' : '**missed**'}` : '';
    return `| ${what} | ${rounded(median(values))} ${unit} | ${range} | ${verdict} |`;
  });
  return ['| | median | min – max (runs) | target |', '|---|---|---|---|', ...lines].join('\n');
}

/** A page of its own, with nothing in its cache. */
export async function withPage<T>(browser: Browser, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    // What runs these files keeps functions' names by a helper that pages have not.
    await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
    return await use(page);
  } finally {
    await context.close();
  }
}
