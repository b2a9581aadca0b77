import { botTimers, endVisible, interrupt, quietBot, revealAll, type Timer } from './bot-lane.js';
import { botLlmStarted, botLlmStopped, botLlmText } from './bot-llm.js';
import { botOutput, botTtsText, hear } from './bot-tts.js';
import { Draft, type Inside } from './draft.js';
import type { TranscriptEntry } from './entry.js';
import { EntryLog } from './entry-log.js';
import type { TranscriptInput } from './input.js';
import { endTools, noTools, toolReported } from './tool-lane.js';
import {
  endUser,
  quietUser,
  settleUserByTime,
  userDueAt,
  userStartedSpeaking,
  userStoppedSpeaking,
  userTranscribed,
} from './user-lane.js';

export type { TranscriptInput } from './input.js';

/** A transcript at one moment. Immutable. */
export interface TranscriptState {
  /** The visible entries in the order of their first emission, frozen. Made when first asked for. */
  readonly entries: readonly TranscriptEntry[];
  /** When, on the clock, the next `tick` is wanted; null while nothing waits. */
  readonly dueAt: number | null;
  /** The reducer's own. */
  readonly inside: Inside;
}

/** A step's result. */
export interface TranscriptStep {
  readonly state: TranscriptState;
  /** Every emission in its order; an entry may occur more than once. */
  readonly changed: readonly TranscriptEntry[];
}

/** The transcript before the first message. */
export const initialTranscript: TranscriptState = stateOf({
  now: -Infinity,
  log: EntryLog.empty,
  newest: 0,
  newestSpeech: 0,
  user: quietUser,
  bot: quietBot,
  tools: noTools,
  ended: false,
});

/**
 * Takes one input. Pure: the time is a parameter, and timers that came due since the last input are
 * applied first, at their own moments, so that a late tick changes nothing but when it is noticed.
 *
 * @param now milliseconds, on any clock that does not go back
 */
export function reduceTranscript(
  state: TranscriptState,
  input: TranscriptInput,
  now: number,
): TranscriptStep {
  const { inside } = state;
  const isEarly = input.type === 'tick' && (state.dueAt === null || now < state.dueAt);
  if (inside.ended || isEarly) return { state, changed: [] };
  const draft = new Draft(inside);
  const moment = Number.isFinite(now) ? Math.max(now, draft.now) : draft.now;
  passTime(draft, moment);
  draft.now = moment;
  apply(draft, input);
  // An input can bring a moment that has passed: a final, long after the visitor fell silent.
  passTime(draft, moment);
  return { state: stateOf(draft), changed: draft.changed };
}

function apply(draft: Draft, input: TranscriptInput): void {
  switch (input.type) {
    case 'user-started-speaking':
      // Rule 10: over the assistant's voice it may be a mere "mm": the server decides, and stops it.
      if (!draft.bot.speaking && !draft.user.speaking) interrupt(draft);
      return userStartedSpeaking(draft);
    case 'user-stopped-speaking':
      return userStoppedSpeaking(draft);
    case 'user-transcription':
      return userTranscribed(draft, input.text, input.final, input.timestamp);
    case 'bot-started-speaking':
      return botStartedSpeaking(draft);
    case 'bot-stopped-speaking':
      return botStoppedSpeaking(draft);
    case 'bot-interrupted':
      draft.bot.speaking = false;
      return interrupt(draft);
    case 'bot-llm-started':
      hear(draft);
      return botLlmStarted(draft);
    case 'bot-llm-text':
      return botLlmText(draft, input.text);
    case 'bot-llm-stopped':
      return botLlmStopped(draft);
    case 'bot-tts-started':
      return hear(draft);
    case 'bot-tts-text':
      return botTtsText(draft, input.text);
    case 'bot-tts-stopped':
    case 'tick':
      return;
    case 'bot-output':
      return botOutput(draft, input);
    case 'tool-in-progress':
    case 'tool-stopped': {
      const isComplete = input.type === 'tool-stopped';
      return toolReported(draft, input.toolCallId, input.functionName, isComplete);
    }
    case 'teardown':
      endUser(draft);
      endVisible(draft);
      endTools(draft);
      draft.ended = true;
  }
}

function botStartedSpeaking(draft: Draft): void {
  const { bot } = draft;
  const { unheard } = bot;
  hear(draft);
  bot.speaking = bot.spokeSinceDrop = true;
  bot.quietSince = null;
  bot.activeAt = draft.now;
  if (bot.llm) bot.llm = { ...bot.llm, heard: true };
  revealAll(draft);
  botTtsText(draft, unheard);
}

function botStoppedSpeaking(draft: Draft): void {
  const { bot } = draft;
  bot.speaking = false;
  bot.activeAt = bot.quietSince = draft.now;
  if (bot.spokeSinceDrop) {
    // What was cut off is flushed when the next speech begins, or never.
    bot.dropped = [];
    bot.muted = null;
  }
  if (draft.user.speaking) interrupt(draft);
}

/** Applies what is due until a moment, in the order of the due times. */
function passTime(draft: Draft, until: number): void {
  for (let timer = nextTimer(draft); timer && timer.at <= until; timer = nextTimer(draft)) {
    draft.now = Math.max(draft.now, timer.at);
    timer.fire(draft);
  }
}

function nextTimer({ user, bot, ended }: Inside): Timer | null {
  if (ended) return null;
  const userDue = userDueAt(user);
  const timers = botTimers(bot);
  if (userDue !== null) timers.unshift({ at: userDue, fire: settleUserByTime });
  return timers.reduce<Timer | null>((a, b) => (a && a.at <= b.at ? a : b), null);
}

function stateOf({
  now,
  log,
  newest,
  newestSpeech,
  user,
  bot,
  tools,
  ended,
}: Inside): TranscriptState {
  const inside = { now, log, newest, newestSpeech, user, bot, tools, ended };
  return {
    inside,
    dueAt: nextTimer(inside)?.at ?? null,
    get entries() {
      return log.entries;
    },
  };
}
