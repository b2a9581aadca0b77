import type { SessionReplay } from './replay.js';
import type { Arrival, Truth } from './trace.js';

const PAIRS = [
  ['user-speech-start', 'user-speech-end'],
  ['assistant-speech-start', 'assistant-speech-end'],
  ['tts-start', 'tts-end'],
] as const;

/** What is wrong with a session's events, held against what happened. Empty when all is right. */
export function eventFaultsOf(
  { events }: SessionReplay,
  truth: Truth,
  arrivals: readonly Arrival[],
): string[] {
  const faults: string[] = [];
  const argsOf = (name: string) =>
    events.flatMap(({ event, args }) => (event === name ? [args] : []));
  for (const name of ['assistant-ready', 'conversation-start', 'connected', 'disconnected']) {
    if (argsOf(name).length !== 1) faults.push(`${name}: ${argsOf(name).length} times`);
  }
  for (const [start, end] of PAIRS) {
    const turns = events.filter(({ event }) => event === start || event === end);
    const isInTurn = turns.every(({ event }, i) => event === (i % 2 ? end : start));
    if (!isInTurn || turns.length % 2) faults.push(`${start} and ${end} are not in turn`);
  }
  // Text that is spoken belongs to a synthesis that has begun, not to one more of its own.
  const begun = arrivals.filter(({ type }) => type === 'bot-tts-started').length;
  const starts = argsOf('tts-start').length;
  if (starts > begun) faults.push(`tts-start: ${starts} times for ${begun} syntheses`);
  const reasons = truth.events.flatMap(({ reason }) => (reason ? [reason] : []));
  const told = argsOf('conversation-end').map(([reason]) => reason);
  if (told.join() !== reasons.join()) faults.push(`ended: ${told.join()}, not ${reasons.join()}`);
  const errors = truth.events.flatMap(({ text }) => (text ? [text] : []));
  const shown = argsOf('pipeline-error').map(([details]) => (details as { error: string }).error);
  if (shown.join() !== errors.join()) faults.push(`errors: ${shown.join()}, not ${errors.join()}`);
  return faults;
}
