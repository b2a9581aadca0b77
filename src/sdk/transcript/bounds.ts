import { cut } from '../cut.js';

/**
 * What a transcript may grow to. A call is at most some hundred entries of some hundred characters;
 * these limits keep a hostile or broken server from filling the page's memory.
 */

/** Entries kept. Past it the oldest complete ones fall off the front. */
export const MAX_ENTRIES = 2_000;

/** Characters (UTF-16 units) of one entry. Text beyond is dropped and the entry ends with `…`. */
export const MAX_ENTRY_TEXT = 20_000;

/** Characters of one message's text that are looked at. One more than an entry holds, so that a cut shows. */
export const MAX_MESSAGE_TEXT = MAX_ENTRY_TEXT + 1;

/** Tools that may run at once. One more completes the one that has run longest. */
export const MAX_OPEN_TOOLS = 64;

/** Tool calls whose ids are remembered, so that a repeated message finds its entry again. */
export const MAX_KNOWN_TOOLS = 4_096;

/** Characters of a tool call's id; the rest is cut off. */
export const MAX_TOOL_ID = 128;

/** Characters of a tool's name; the rest is cut off. */
export const MAX_TOOL_NAME = 200;

/** Replies that were cut off before the assistant said them, remembered to know them again. */
export const MAX_DROPPED = 8;

/** Texts announced right after an interruption, held until it is known whether they will be spoken. */
export const MAX_PARKED = 8;

/** Final transcriptions and spoken segments remembered to recognise a repeated message. */
export const MAX_REMEMBERED = 32;

const ELLIPSIS = '…';

/** `text`, cut to `limit` with an ellipsis where it is longer; never in the middle of a surrogate pair. */
export function clip(text: string, limit: number = MAX_ENTRY_TEXT): string {
  return text.length > limit ? cut(text, limit - 1) + ELLIPSIS : text;
}

/** Whether `text` has been cut by {@link clip}, so that nothing more fits. */
export function isFull(text: string): boolean {
  return text.length >= MAX_ENTRY_TEXT - 1 && text.endsWith(ELLIPSIS);
}

/**
 * Whether a message came before, as its id or its time tells, and remembers it. Without either, nobody
 * can tell a repeated message from somebody saying "no, no".
 */
export function isRepeated(
  lane: { seen: readonly string[] },
  idOrTime: string | undefined,
  text: string,
): boolean {
  if (idOrTime === undefined) return false;
  const mark = `${idOrTime} ${text}`;
  const isKnown = lane.seen.includes(mark);
  if (!isKnown) lane.seen = remember(lane.seen, mark, MAX_REMEMBERED);
  return isKnown;
}

/** `list` with `item` at its end, without its first items where it would be longer than `limit`. */
export function remember<T>(list: readonly T[], item: T, limit: number): readonly T[] {
  return [...list.slice(Math.max(0, list.length + 1 - limit)), item];
}
