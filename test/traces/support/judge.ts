import type { TranscriptEntry } from '../../../src/sdk/transcript/entry.js';
import type { Disturbance } from './disturb.js';
import type { Emission } from './replay.js';
import type { Truth, TruthEntry } from './trace.js';

/** How late an entry may be completed after its last word, in milliseconds: rule 9's longest wait. */
const LATEST_COMPLETION = 10_500;

/** How far the moments that the recorder and the pipeline see may lie apart, in milliseconds. */
const SLACK = 400;

/** Text is shown before it is heard where the voice is slow: rule 5. */
const REVEAL = 1_500;

/** From the first message about an entry to its first word, at most, in milliseconds. */
const LONGEST_WAY = 2_500;

/** An entry as a replay left it. */
interface Shown {
  readonly entry: TranscriptEntry;
  readonly firstAt: number;
  readonly completeAt: number | null;
}

/** What is wrong with a transcript, held against what was seen and heard. Empty when all is right. */
export function faultsOf(
  emissions: readonly Emission[],
  truth: Truth,
  { delay, joinsAt }: Disturbance,
): string[] {
  const shown = settle(emissions);
  const isSpeech = (role: string) => role !== 'tool_call';
  const judged = (isWanted: (role: string) => boolean): string[] =>
    match(
      shown.filter(({ entry }) => isWanted(entry.role)),
      truth.entries.filter(({ role }) => isWanted(role)),
      truth.neverHeard,
      joinsAt,
      delay,
    );
  return [
    ...judged(isSpeech),
    ...judged((role) => !isSpeech(role)),
    ...(joinsAt === 0 ? misplacedTools(shown, truth.entries, delay) : []),
  ];
}

/**
 * Pairs what is shown with what is true, in order. Of what had begun when the client joined, any parts
 * may stand before that, even twice: it can't know the rest, nor that something was cut off.
 */
function match(
  shown: readonly Shown[],
  truth: readonly TruthEntry[],
  neverHeard: readonly string[],
  joinsAt: number,
  delay: number,
): string[] {
  const whole = truth.filter(({ from }) => joinsAt === 0 || from > joinsAt + LONGEST_WAY);
  const begun = truth
    .slice(0, truth.length - whole.length)
    .map(wordsOf)
    .concat(neverHeard);
  const isLeftover = ({ entry }: Shown) => isPartOf(saidBy(entry), begun.join(' '));
  const firstWhole = shown.findIndex((one) => !isLeftover(one));
  const rest = joinsAt === 0 ? shown : firstWhole < 0 ? [] : shown.slice(firstWhole);
  const faults = whole.flatMap((wanted, i) => {
    const one = rest[i];
    if (!one) return [`missing: ${wordsOf(wanted)}`];
    if (!isRight(one.entry, wanted)) return [`wrong: ${lineOf(one)} | truth: ${wordsOf(wanted)}`];
    return badTimes(one, wanted, delay);
  });
  return [...faults, ...rest.slice(whole.length).map((one) => `too much: ${lineOf(one)}`)];
}

/** Whether all of a text's words, or characters where no spaces are written, are in another one. */
function isPartOf(part: string, whole: string): boolean {
  return part.split(/ |(?=[\u0e00-\u0e7f\u4e00-\u9fff])/).every((unit) => whole.includes(unit));
}

function isRight(entry: TranscriptEntry, wanted: TruthEntry | undefined): boolean {
  if (entry.role !== wanted?.role) return false;
  if (entry.role === 'tool_call')
    return wanted.role === 'tool_call' && entry.functionName === wanted.name;
  const text = plain(entry.text);
  const full = plain(wordsOf(wanted));
  if (wanted.role !== 'assistant' || wanted.heard === undefined) return text === full;
  return full.startsWith(text) && text.startsWith(plain(wanted.heard));
}

function badTimes(one: Shown, wanted: TruthEntry, delay: number): string[] {
  if (one.completeAt === null) return [`left open: ${lineOf(one)}`];
  if (wanted.role === 'tool_call') return [];
  const faults: string[] = [];
  const say = (what: string) =>
    faults.push(
      `${what}: ${lineOf(one)}, shown ${one.firstAt}, complete ${one.completeAt}; heard ${wanted.from} to ${wanted.to}`,
    );
  if (one.firstAt > wanted.from + SLACK + delay) say('shown late');
  if (one.completeAt > wanted.to + LATEST_COMPLETION + delay) say('completed late');
  if (wanted.role !== 'assistant') return faults;
  if (one.firstAt < wanted.from - REVEAL) say('shown early');
  if (one.completeAt < wanted.to - SLACK) say('completed early');
  return faults;
}

/** A tool stands below what was over before it began, and above what began after it was over. */
function misplacedTools(
  shown: readonly Shown[],
  truth: readonly TruthEntry[],
  delay: number,
): string[] {
  const faults: string[] = [];
  const tools = truth.filter(({ role }) => role === 'tool_call');
  const placeOfTool = shown.flatMap(({ entry }, place) =>
    entry.role === 'tool_call' ? [place] : [],
  );
  const speech = truth.filter(({ role }) => role !== 'tool_call');
  const placeOfSpeech = shown.flatMap(({ entry }, place) =>
    entry.role === 'tool_call' ? [] : [place],
  );
  for (const [t, tool] of tools.entries()) {
    for (const [s, words] of speech.entries()) {
      const isBelow = (placeOfTool[t] ?? 0) > (placeOfSpeech[s] ?? 0);
      const far = SLACK + delay;
      if (words.to + far < tool.from && !isBelow) faults.push(`tool above ${wordsOf(words)}`);
      if (words.from - far > tool.to && isBelow) faults.push(`tool below ${wordsOf(words)}`);
    }
  }
  return faults;
}

function settle(emissions: readonly Emission[]): Shown[] {
  const shown = new Map<string, Shown>();
  for (const { at, entry } of emissions) {
    const before = shown.get(entry.id);
    const completeAt = before?.completeAt ?? (entry.isComplete ? at : null);
    shown.set(entry.id, { entry, firstAt: before?.firstAt ?? at, completeAt });
  }
  return [...shown.values()];
}

function wordsOf(entry: TruthEntry): string {
  return entry.role === 'tool_call' ? entry.name : entry.text;
}

function lineOf({ entry }: Shown): string {
  return `${entry.role}: ${saidBy(entry)}`;
}

function saidBy(entry: TranscriptEntry): string {
  return plain(entry.role === 'tool_call' ? entry.functionName : entry.text);
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
