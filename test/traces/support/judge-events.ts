import type { SessionReplay } from './replay.js';
import type { Disturbance } from './disturb.js';
import type { Trace } from './trace.js';

const PAIRS = [
  ['user-speech-start', 'user-speech-end'],
  ['assistant-speech-start', 'assistant-speech-end'],
  ['tts-start', 'tts-end'],
] as const;

/** By how much more a message may be late before a pause between two texts looks like the end, in milliseconds. */
const BREATH = 100;

/** How far the moments that the recorder and the pipeline see may lie apart, in milliseconds. */
const SLACK = 400;

const isTtsEnd = ({ event }: { event: string }): boolean => event === 'tts-end';

/** What is wrong with a session's events, held against what happened. Empty when all is right. */
export function eventFaultsOf(
  { events }: SessionReplay,
  { truth, conversation }: Trace,
  { arrivals, delay }: Disturbance,
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
  // In stream mode the page waits for it: assistantSpeak() answers when all is said. (Where one message
  // is so much later than the next that a pause for breath has become longer, nobody can tell.)
  const isJudged = conversation.startsWith('stream') && delay < BREATH;
  for (const { at } of isJudged ? events.filter(isTtsEnd) : []) {
    const cut = truth.entries.find(
      (entry) =>
        entry.role === 'assistant' && !entry.heard && at > entry.from && at < entry.to - SLACK,
    );
    if (cut?.role === 'assistant') faults.push(`tts-end at ${at}, before the end of ${cut.text}`);
  }
  const reasons = truth.events.flatMap(({ reason }) => (reason ? [reason] : []));
  const told = argsOf('conversation-end').map(([reason]) => reason);
  if (told.join() !== reasons.join()) faults.push(`ended: ${told.join()}, not ${reasons.join()}`);
  const errors = truth.events.flatMap(({ text }) => (text ? [text] : []));
  const shown = argsOf('pipeline-error').map(([details]) => (details as { error: string }).error);
  if (shown.join() !== errors.join()) faults.push(`errors: ${shown.join()}, not ${errors.join()}`);
  return faults;
}
