import { clip, isFull, isRepeated } from './bounds.js';
import { isBlank } from './blank.js';
import { covered, said } from './covered.js';
import type { Draft } from './draft.js';
import { join } from './join.js';
import { LATE_FINAL, USER_SETTLES, USER_SETTLES_LATE } from './timing.js';

/** What the visitor says: rules 1 to 3. */
export interface UserLane {
  readonly speaking: boolean;
  /** When the visitor last fell silent; null while they speak and before they have. */
  readonly silentSince: number | null;
  /** Whether the server reports voice activity at all. */
  readonly hasVoiceActivity: boolean;
  readonly open: Utterance | null;
  readonly closed: ClosedUtterance | null;
  /** Text and timestamp of the last finals, to know a repeated message. */
  readonly seen: readonly string[];
}

interface Utterance {
  readonly place: number;
  /** The finals, joined. */
  readonly settled: string;
  /** What the recogniser may still change. */
  readonly interim: string;
  readonly openedAt: number;
  readonly changedAt: number;
}

interface ClosedUtterance extends Utterance {
  readonly closedAt: number;
  /** Closed because time passed, not because somebody else's entry followed. */
  readonly byTimer: boolean;
}

export const quietUser: UserLane = {
  speaking: false,
  silentSince: null,
  hasVoiceActivity: false,
  open: null,
  closed: null,
  seen: [],
};

export function userStartedSpeaking(draft: Draft): void {
  const { open } = draft.user;
  // Words after something else was said belong below it: an entry's place is its first emission. The
  // other's growing text is no reason: only a new entry comes between.
  if (open && draft.newest !== open.place) close(draft, open, false);
  heardVoice(draft, true);
}

export function userStoppedSpeaking(draft: Draft): void {
  heardVoice(draft, false);
}

function heardVoice({ user, now }: Draft, speaking: boolean): void {
  user.speaking = speaking;
  user.silentSince = speaking ? null : now;
  user.hasVoiceActivity = true;
}

export function userTranscribed(
  draft: Draft,
  text: string,
  final: boolean,
  timestamp: string | undefined,
): void {
  if (isBlank(text)) return;
  if (final && isRepeated(draft.user, timestamp, text)) return;
  if (draft.user.open) update(draft, draft.user.open, text, final);
  else if (!final || !takeLateFinal(draft, text)) open(draft, text, final);
}

/** When the open entry completes by itself (rule 2), or null. */
export function userDueAt({
  speaking,
  silentSince,
  hasVoiceActivity,
  open,
}: UserLane): number | null {
  if (open === null || speaking) return null;
  if (!hasVoiceActivity || silentSince === null) return open.changedAt + USER_SETTLES_LATE;
  // A recogniser that begins only after the silence is not late with this entry: its words count
  // from when they come, or each of its interims would open an entry of its own.
  const from = open.openedAt > silentSince ? open.changedAt : silentSince;
  return from + (open.interim === '' ? USER_SETTLES : USER_SETTLES_LATE);
}

/** Completes the open entry because its time has come. */
export function settleUserByTime(draft: Draft): void {
  if (draft.user.open) close(draft, draft.user.open, true);
}

/** Completes the open entry because an entry of somebody else is about to appear below it. */
export function settleUserBeforeOthers(draft: Draft): void {
  const { open } = draft.user;
  if (open?.interim === '') close(draft, open, false);
}

/** Completes the open entry with what has been heard: the call is over. */
export function endUser(draft: Draft): void {
  if (draft.user.open) close(draft, draft.user.open, false);
}

function open(draft: Draft, text: string, final: boolean): void {
  const words = { settled: final ? clip(text) : '', interim: final ? '' : clip(text) };
  const place = draft.add((place) => ({
    id: `user_${place}`,
    role: 'user',
    text: textOf(words),
    isComplete: false,
  }));
  draft.user.open = { ...words, place, openedAt: draft.now, changedAt: draft.now };
  draft.user.closed = null;
}

function update(draft: Draft, before: Utterance, text: string, final: boolean): void {
  const open = final
    ? { ...before, settled: grown(before.settled, text), interim: '', changedAt: draft.now }
    : { ...before, interim: clip(text), changedAt: draft.now };
  draft.user.open = open;
  draft.say(open.place, textOf(open), false);
}

function close(draft: Draft, open: Utterance, byTimer: boolean): void {
  draft.say(open.place, textOf(open), true);
  draft.user.open = null;
  draft.user.closed = { ...open, closedAt: draft.now, byTimer };
}

/** Rule 3: a final that comes after its entry was completed. */
function takeLateFinal(draft: Draft, text: string): boolean {
  const { closed } = draft.user;
  if (closed === null || draft.now - closed.closedAt > LATE_FINAL) return false;
  const goesOn = closed.byTimer && draft.newest === closed.place;
  // Where something was said since, the rule asks for a new entry. But a final of words that the
  // entry already shows as an interim would then stand there twice: it only corrects them.
  const corrects = closed.interim !== '' && covered(closed.interim, said(text));
  if (!goesOn && !corrects) return false;
  const late = { ...closed, settled: grown(closed.settled, text), interim: '' };
  draft.user.closed = late;
  draft.say(late.place, textOf(late), true);
  return true;
}

function grown(settled: string, text: string): string {
  return isFull(settled) ? settled : clip(join(settled, text));
}

function textOf({ settled, interim }: Pick<Utterance, 'settled' | 'interim'>): string {
  return isFull(settled) ? settled : clip(join(settled, interim).trim());
}
