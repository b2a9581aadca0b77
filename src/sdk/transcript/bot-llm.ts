import {
  drop,
  endLlm,
  isVisible,
  revealLlm,
  showTurn,
  type BotLane,
  type LlmTurn,
} from './bot-lane.js';
import { clip, isFull } from './bounds.js';
import { keyOf, SILENCE, type Said } from './covered.js';
import type { Draft } from './draft.js';
import { join } from './join.js';

/** The marks that models are told to begin with, to say whether the visitor has finished. */
const TURN_MARK = /^\s*[✓●○◐]\s*/u;

/** Rule 4, and the beginning of a new run. */
export function botLlmStarted(draft: Draft): void {
  if (draft.bot.muted) drop(draft, draft.bot.muted);
  const { llm } = draft.bot;
  // A run continues the entry over tool calls. But where the visitor, or a filler, was heard below
  // it, what comes now answers that and belongs there: in a call, order is what one heard.
  if (isVisible(llm) && draft.newestSpeech !== llm.place) endLlm(draft);
  draft.bot = {
    ...draft.bot,
    llm: { ...(draft.bot.llm ?? freshTurn(draft)), atRunStart: true },
    runOpen: true,
    runEndedAt: null,
    muted: null,
    activeAt: draft.now,
  };
}

export function botLlmText(draft: Draft, text: string): void {
  if (draft.bot.deaf) return mute(draft, text);
  revive(draft);
  const turn = draft.bot.llm ?? freshTurn(draft);
  const said = extended(turn.said, text, turn.atRunStart);
  const llm = said === turn.said ? turn : { ...turn, said, atRunStart: false };
  draft.bot = { ...draft.bot, llm, runOpen: true, runEndedAt: null, activeAt: draft.now };
  if (llm === turn) return;
  draft.bot = { ...draft.bot, quietSince: null };
  showTurn(draft, llm);
  if (draft.bot.speaking) revealLlm(draft);
}

/** May come twice, the second time inside the next run: it completes nothing. */
export function botLlmStopped(draft: Draft): void {
  draft.bot = { ...draft.bot, runOpen: false, runEndedAt: draft.now, activeAt: draft.now };
}

/** The language model's entry has text, so that announcements of it say nothing new. */
export function hasLlmText(bot: BotLane): bot is BotLane & { readonly llm: LlmTurn } {
  return bot.llm !== null && bot.llm.said.text !== '';
}

/**
 * Takes back an interruption that was none. With interruptions switched off, the visitor's voice looks
 * like one, but the run goes on: its text comes or is spoken without a new run having begun.
 */
export function revive(draft: Draft): void {
  const { muted } = draft.bot;
  if (muted === null || hasLlmText(draft.bot)) return;
  const llm = { ...freshTurn(draft), said: muted, atRunStart: muted.text === '' };
  draft.bot = { ...draft.bot, llm, muted: null };
}

/** Text of a run that was cut off. */
function mute(draft: Draft, text: string): void {
  const { muted } = draft.bot;
  if (muted) draft.bot = { ...draft.bot, muted: extended(muted, text, muted.text === '') };
}

function freshTurn(draft: Draft): LlmTurn {
  const { now, bot } = draft;
  return { place: null, said: SILENCE, openedAt: now, heard: bot.speaking, atRunStart: true };
}

/**
 * Tokens bring their own spaces. Only the first of a run meets text that knows nothing of it; there,
 * marks and blanks are no text.
 */
function extended(said: Said, token: string, atRunStart: boolean): Said {
  const piece = atRunStart ? token.replace(TURN_MARK, '').trimStart() : token;
  if (piece === '' || isFull(said.text)) return said;
  const text = clip(atRunStart ? join(said.text, piece) : said.text + piece);
  return { text, key: said.key + keyOf(text.slice(said.text.length)) };
}
