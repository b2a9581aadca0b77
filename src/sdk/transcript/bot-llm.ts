import { wellFormed } from '../well-formed.js';
import { isBlank } from './blank.js';
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
  const { bot } = draft;
  if (bot.muted) drop(draft, bot.muted);
  // A run continues the entry over tool calls. But where the visitor, or a filler, was heard below
  // it, what comes now answers that and belongs there: in a call, order is what one heard.
  if (isVisible(bot.llm) && draft.newestSpeech !== bot.llm.place) endLlm(draft);
  bot.llm = { ...(bot.llm ?? freshTurn(draft)), atRunStart: true };
  bot.muted = null;
  bot.half = '';
  runGoesOn(draft);
}

export function botLlmText(draft: Draft, token: string): void {
  const { bot } = draft;
  const text = wholeCharacters(bot, token);
  if (bot.deaf) return mute(draft, text);
  revive(draft);
  runGoesOn(draft);
  const turn = (bot.llm ??= freshTurn(draft));
  const said = extended(turn.said, text, turn.atRunStart);
  if (said === turn.said) return;
  bot.llm = { ...turn, said, atRunStart: false };
  bot.quietSince = null;
  showTurn(draft, bot.llm);
  if (bot.speaking) revealLlm(draft);
}

/** May come twice, the second time inside the next run: it completes nothing. */
export function botLlmStopped({ bot, now }: Draft): void {
  bot.runOpen = false;
  bot.runEndedAt = bot.activeAt = now;
}

/** A token together with the half character that the one before ended with, without that of its own. */
function wholeCharacters(bot: { half: string }, token: string): string {
  const text = bot.half + token;
  bot.half = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? '';
  return wellFormed(bot.half ? text.slice(0, -1) : text);
}

function runGoesOn({ bot, now }: Draft): void {
  bot.runOpen = true;
  bot.runEndedAt = null;
  bot.activeAt = now;
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
  const { bot } = draft;
  const { muted } = bot;
  if (muted === null || hasLlmText(bot)) return;
  bot.llm = { ...freshTurn(draft), said: muted, atRunStart: muted.text === '' };
  bot.muted = null;
}

/** Text of a run that was cut off. */
function mute({ bot }: Draft, text: string): void {
  if (bot.muted) bot.muted = extended(bot.muted, text, bot.muted.text === '');
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
  // Within a run what can't be seen may join the characters around it.
  if ((atRunStart ? isBlank(piece) : piece === '') || isFull(said.text)) return said;
  const text = clip(atRunStart ? join(said.text, piece) : said.text + piece);
  return { text, key: said.key + keyOf(text.slice(said.text.length)) };
}
