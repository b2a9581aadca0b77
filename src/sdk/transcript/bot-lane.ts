import { MAX_DROPPED, remember } from './bounds.js';
import { SILENCE, type Said } from './covered.js';
import type { Draft } from './draft.js';
import { LONGEST_GRACE, GRACE, REVEAL } from './timing.js';
import { settleUserBeforeOthers } from './user-lane.js';

/**
 * What the assistant says, in two lanes: the language model's tokens, and text that comes from the
 * speech synthesis alone (stream mode, fillers). This file holds what both lanes share: becoming
 * visible, completion and interruption (rules 5 and 8 to 11).
 */
export interface BotLane {
  /** The assistant's voice is to be heard. */
  readonly speaking: boolean;
  /** After an interruption: text is what was cut off, until something new begins. */
  readonly deaf: boolean;
  readonly llm: LlmTurn | null;
  readonly tts: Turn | null;
  /** The first half of a surrogate pair with which the last token ended, or `''`. */
  readonly half: string;
  /** The language model is at work. */
  readonly runOpen: boolean;
  readonly runEndedAt: number | null;
  /** The last complete reply of the language model, and when it was completed. */
  readonly last: { readonly said: Said; readonly endedAt: number } | null;
  /** Replies that were cut off unheard. Servers may announce them later all the same. */
  readonly dropped: readonly Said[];
  /** The run that the last interruption cut off, with what came of it since; null once a new one began. */
  readonly muted: Said | null;
  /** The assistant has spoken since something was dropped. */
  readonly spokeSinceDrop: boolean;
  /** Announced while deaf: new speech or a straggler, which only the next event tells. */
  readonly parked: readonly { readonly text: string; readonly at: number }[];
  /** The last word spoken while deaf: older servers send a speech's first word ahead of its beginning. */
  readonly unheard: string;
  /** The server announces text in `bot-output`, so that `bot-tts-text` only repeats it. */
  readonly announces: boolean;
  /** The last announced segments, to know a repeated message. */
  readonly seen: readonly string[];
  /** When the assistant fell silent, while an entry waits for its completion. */
  readonly quietSince: number | null;
  /** When the assistant last did anything. */
  readonly activeAt: number;
}

/** An entry of the assistant, perhaps still hidden. */
export interface Turn {
  /** Where it stands; null while it is hidden. */
  readonly place: number | null;
  readonly said: Said;
  readonly openedAt: number;
}

/** An entry of the language model's lane. */
export interface LlmTurn extends Turn {
  /** The assistant's voice was heard while it was open. */
  readonly heard: boolean;
  /** The next text is the first of its run. */
  readonly atRunStart: boolean;
}

/** Something that happens by itself. */
export interface Timer {
  readonly at: number;
  readonly fire: (draft: Draft) => void;
}

export const quietBot: BotLane = {
  speaking: false,
  deaf: false,
  llm: null,
  tts: null,
  half: '',
  runOpen: false,
  runEndedAt: null,
  last: null,
  dropped: [],
  muted: null,
  spokeSinceDrop: false,
  parked: [],
  unheard: '',
  announces: false,
  seen: [],
  quietSince: null,
  activeAt: 0,
};

/** Everything of the assistant that happens by itself. Where two are due at once, the first is first. */
export function botTimers(bot: BotLane): Timer[] {
  const { llm, tts, runOpen, runEndedAt, quietSince, activeAt } = bot;
  const timers: Timer[] = [];
  if (isHidden(llm) && !runOpen && runEndedAt !== null) {
    timers.push({ at: runEndedAt + REVEAL, fire: revealLlm });
  }
  if (isHidden(tts)) timers.push({ at: tts.openedAt + REVEAL, fire: revealTts });
  if (bot.speaking) return timers;
  if (quietSince !== null && (isVisible(llm) || isVisible(tts))) {
    // The end of a run without text, a tool call's, is no sign that the reply is over.
    const from = Math.max(quietSince, runEndedAt ?? 0);
    const longest = quietSince + LONGEST_GRACE;
    timers.push({ at: runOpen ? longest : Math.min(from + GRACE, longest), fire: endVisible });
  } else if (isVisible(llm) || isVisible(tts) || isHidden(llm)) {
    // Text that is never spoken, or whose end of speech got lost: it must not stay open for ever.
    timers.push({ at: activeAt + LONGEST_GRACE, fire: giveUpWaiting });
  }
  return timers;
}

export function isVisible(turn: Turn | null): turn is Turn & { readonly place: number } {
  return turn !== null && turn.place !== null;
}

function isHidden(turn: Turn | null): turn is Turn & { readonly place: null } {
  return turn !== null && turn.place === null && turn.said.text !== '';
}

/** Rules 5 and 8: shows what is hidden, in the order in which it was begun. */
export function revealAll(draft: Draft): void {
  const { llm, tts } = draft.bot;
  if (isHidden(tts) && isHidden(llm) && tts.openedAt < llm.openedAt) revealTts(draft);
  revealLlm(draft);
  revealTts(draft);
}

export function revealLlm(draft: Draft): void {
  const { llm } = draft.bot;
  if (!isHidden(llm)) return;
  const heard = llm.heard || draft.bot.speaking;
  const place = appear(draft, llm);
  draft.bot.llm = { ...llm, place, heard };
}

export function revealTts(draft: Draft): void {
  const { tts } = draft.bot;
  if (!isHidden(tts)) return;
  const place = appear(draft, tts);
  draft.bot.tts = { ...tts, place };
}

function appear(draft: Draft, turn: Turn): number {
  settleUserBeforeOthers(draft);
  draft.bot.activeAt = draft.now;
  const text = turn.said.text.trimEnd();
  return draft.add((place) => ({
    id: `assistant_${place}`,
    role: 'assistant',
    text,
    isComplete: false,
  }));
}

/** Emits a visible turn's text, if it changed. */
export function showTurn(draft: Draft, turn: Turn | null, isComplete = false): void {
  if (isVisible(turn)) draft.say(turn.place, turn.said.text.trimEnd(), isComplete);
}

export function endLlm(draft: Draft): void {
  const { llm } = draft.bot;
  if (!isVisible(llm)) return;
  showTurn(draft, llm, true);
  draft.bot.llm = null;
  draft.bot.last = { said: llm.said, endedAt: draft.now };
}

export function endTts(draft: Draft): void {
  const { tts } = draft.bot;
  if (!isVisible(tts)) return;
  showTurn(draft, tts, true);
  draft.bot.tts = null;
}

/** Completes what is visible, in the order of the entries. */
export function endVisible(draft: Draft): void {
  const { llm, tts } = draft.bot;
  if (isVisible(llm) && isVisible(tts) && tts.place < llm.place) endTts(draft);
  endLlm(draft);
  endTts(draft);
  draft.bot.quietSince = null;
}

function giveUpWaiting(draft: Draft): void {
  endVisible(draft);
  revealLlm(draft);
}

/** Rule 11. What nobody has heard is remembered: servers flush it into the next reply. */
export function interrupt(draft: Draft): void {
  const { bot } = draft;
  const { llm, tts, muted } = bot;
  if (muted) drop(draft, muted);
  if (isVisible(llm) && !llm.heard) drop(draft, llm.said);
  if (isHidden(tts)) drop(draft, tts.said);
  endVisible(draft);
  bot.llm = bot.tts = null;
  bot.deaf = true;
  bot.muted = isHidden(llm) ? llm.said : SILENCE;
  bot.spokeSinceDrop = false;
  bot.parked = [];
  bot.runOpen = false;
}

/** Remembers text that was cut off unheard. */
export function drop({ bot }: Draft, said: Said): void {
  if (said.text !== '') bot.dropped = remember(bot.dropped, said, MAX_DROPPED);
}
