/** Asks again and again until the answer is truthy; fails at the deadline, in milliseconds. */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  deadline = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + deadline;
  let last: T | undefined;
  while (Date.now() < end) {
    last = await ask();
    if (last) return last;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited ${deadline} ms for ${what}; last seen: ${JSON.stringify(last)}`);
}
