import { endTts, isVisible, revealLlm, revealTts, showTurn, type BotLane } from './bot-lane.js';
import { hasLlmText, revive } from './bot-llm.js';
import { isBlank } from './blank.js';
import { clip, isFull, isRepeated, MAX_PARKED, remember } from './bounds.js';
import { begunBy, contained, covered, said, SILENCE } from './covered.js';
import type { Draft } from './draft.js';
import type { BotOutput } from './input.js';
import { join } from './join.js';
import { LONGEST_GRACE, STILL_COVERS } from './timing.js';

/** Rule 6: text that the speech synthesis announces. */
export function botOutput(draft: Draft, output: BotOutput): void {
  const { bot, now } = draft;
  const { text } = output;
  if (!announces(output) || isBlank(text)) return;
  bot.announces = true;
  bot.activeAt = now;
  if (isRepeated(bot, output.segmentId, text)) return;
  awaitSpeech(draft, output.willBeSpoken !== false);
  if (isExplained(draft, text) || isDropped(bot, text)) return;
  if (bot.deaf) park(draft, text);
  else append(draft, text, true);
}

/** Rule 7: text that is being spoken. */
export function botTtsText(draft: Draft, text: string): void {
  const { bot, now } = draft;
  if (isBlank(text)) return;
  if (bot.deaf) {
    bot.unheard = text;
    return;
  }
  bot.activeAt = now;
  // Text comes with its audio, perhaps a little late: the silence begins anew.
  if (bot.quietSince !== null) bot.quietSince = now;
  if (bot.muted && begunBy(text, bot.muted)) {
    revive(draft);
    revealLlm(draft);
  }
  revealTts(draft);
  if (bot.announces || hasLlmText(bot) || isExplained(draft, text)) return;
  append(draft, text, false);
  revealTts(draft);
}

/** Ends the deafness after an interruption: something new begins. */
export function hear(draft: Draft): void {
  const { bot } = draft;
  const { deaf, parked } = bot;
  if (!deaf) return;
  bot.deaf = false;
  bot.parked = [];
  bot.unheard = '';
  for (const { text, at } of parked) {
    if (draft.now - at <= LONGEST_GRACE) append(draft, text, true);
  }
}

/**
 * Whether an output carries text to come. Newer servers repeat a segment while it is spoken. Text that
 * is spoken already comes as `bot-tts-text` too, and in fragments where a model speaks by itself.
 */
function announces({ spoken, spokenStatus, willBeSpoken, segmentId }: BotOutput): boolean {
  if (spoken === true) return false;
  const isNewer =
    spokenStatus !== undefined || willBeSpoken !== undefined || segmentId !== undefined;
  return !isNewer || spokenStatus === 'new' || willBeSpoken === false;
}

/** Rule 9: announced speech ends the silence; announced text that stays unspoken only begins it anew. */
function awaitSpeech({ bot, now }: Draft, willBeSpoken: boolean): void {
  if (bot.quietSince !== null) bot.quietSince = willBeSpoken ? null : now;
}

/** The language model has said it already. */
function isExplained({ bot, now }: Draft, text: string): boolean {
  if (hasLlmText(bot) && covered(text, bot.llm.said)) return true;
  const { last, muted } = bot;
  if (last === null) return false;
  if (now - last.endedAt <= STILL_COVERS && covered(text, last.said)) return true;
  // Until a new run begins, a reply that was taken for interrupted may be spoken on at any time.
  return muted !== null && contained(text, last.said);
}

function isDropped({ dropped, muted }: BotLane, text: string): boolean {
  return [...dropped, muted ?? SILENCE].some((reply) => contained(text, reply));
}

/**
 * Right after an interruption, announced text is a straggler of what was cut off or the first of
 * something new, which some servers announce before they say that it begins. It waits for that.
 */
function park({ bot, now }: Draft, text: string): void {
  bot.parked = remember(bot.parked, { text, at: now }, MAX_PARKED);
}

/** Adds to the open entry, or opens one. A whole segment goes below what was said meanwhile. */
function append(draft: Draft, text: string, isSegment: boolean): void {
  const { bot } = draft;
  const { tts } = bot;
  if (isSegment && isVisible(tts) && draft.newestSpeech !== tts.place) endTts(draft);
  const turn = bot.tts ?? { place: null, said: SILENCE, openedAt: draft.now };
  if (isFull(turn.said.text)) return;
  bot.tts = { ...turn, said: said(clip(join(turn.said.text, text).trimStart())) };
  if (isSegment) bot.quietSince = null;
  showTurn(draft, bot.tts);
  if (bot.speaking) revealTts(draft);
}
