/** What these tests do with a page that has the tag, by its buttons and from outside. */
import type { Frame, Page } from 'puppeteer-core';

export const TAG = 'breeze-buddy-call';

/** Makes a call by the page's buttons, until the assistant has said a whole line, and ends it. */
export async function callByButtons(place: Page | Frame): Promise<void> {
  await place.waitForSelector(`${TAG}:defined`);
  await place.click('button[command="--start"]');
  await untilHeard(place);
  await place.click('button[command="--end"]');
  await place.waitForSelector(`${TAG}:state(disconnected)`);
}

/** Waits until the assistant has said a whole line of a call that is under way. */
export async function untilHeard(place: Page | Frame): Promise<void> {
  await place.waitForSelector(`${TAG}:state(connected), ${TAG}:state(error)`, { timeout: 30_000 });
  const failure = await errorOf(place);
  if (failure) throw new Error(`The call failed: ${failure}`);
  await place.waitForFunction(
    (tag) =>
      document
        .querySelector<HTMLElement & { transcripts: { role: string; isComplete: boolean }[] }>(tag)
        ?.transcripts.some(({ role, isComplete }) => role === 'assistant' && isComplete),
    { timeout: 30_000, polling: 100 },
    TAG,
  );
}

/** The words of the element's error, or null. */
export function errorOf(place: Page | Frame): Promise<string | null> {
  return place.$eval(TAG, (element) => {
    const words = element.shadowRoot?.querySelector('[part~="error"]')?.textContent;
    return words ? words.replace(/\s+/g, ' ').trim() : null;
  });
}

/** Starts a call and answers with the words of the error that it ends in. */
export async function failureByButton(place: Page | Frame): Promise<string | null> {
  await place.waitForSelector(`${TAG}:defined`);
  await place.click('button[command="--start"]');
  await place.waitForSelector(`${TAG}:state(error)`, { timeout: 30_000 });
  await place.waitForFunction(
    (tag) => !!document.querySelector(tag)?.shadowRoot?.querySelector('[part~="error"]'),
    { timeout: 10_000 },
    TAG,
  );
  return errorOf(place);
}
