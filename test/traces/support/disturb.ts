import { dice } from '../../support/dice.js';
import type { Arrival } from './trace.js';

/** How a network treats a trace. */
export interface Disturbance {
  readonly name: string;
  /** The longest time by which a message is late, in milliseconds. */
  readonly delay: number;
  /** From when on the client is in the room; what came before is lost to it. */
  readonly joinsAt: number;
  readonly arrivals: readonly Arrival[];
}

/**
 * Messages that carry nothing by which a repetition could be told from somebody saying a word twice:
 * no id, no timestamp, no segment. They are not doubled here.
 */
const CANNOT_BE_DOUBLED = new Set(['bot-llm-text', 'bot-tts-text']);

/** A trace as it was recorded, and under everything that a network may do to it; the same for a seed. */
export function disturbances(arrivals: readonly Arrival[], seed: number): Disturbance[] {
  const last = arrivals.at(-1)?.at ?? 0;
  const untouched = { name: 'as recorded', delay: 0, joinsAt: 0, arrivals };
  const late = (n: number) => {
    const joinsAt = Math.round(dice(seed + n)() * last);
    const rest = arrivals.filter(({ at }) => at >= joinsAt);
    return { name: `joined at ${joinsAt} ms`, delay: 0, joinsAt, arrivals: rest };
  };
  return [
    untouched,
    jittered(arrivals, seed, 60),
    jittered(arrivals, seed + 1, 300),
    stalled(arrivals, seed + 2),
    doubled(arrivals, seed + 3),
    doubled(arrivals, seed + 4),
    late(5),
    late(6),
    late(7),
  ];
}

/** Each message is late by chance. Its order stays: the room's channel is a reliable one. */
function jittered(arrivals: readonly Arrival[], seed: number, most: number): Disturbance {
  const random = dice(seed);
  let before = 0;
  const delayed = arrivals.map((arrival) => {
    before = Math.max(before, arrival.at + Math.round(random() * most));
    return { ...arrival, at: before };
  });
  return { name: `up to ${most} ms late`, delay: most, joinsAt: 0, arrivals: delayed };
}

/** The network stands still for a while, and everything comes at once. */
function stalled(arrivals: readonly Arrival[], seed: number): Disturbance {
  const length = 400;
  const from = Math.round(dice(seed)() * (arrivals.at(-1)?.at ?? 0));
  const held = arrivals.map((arrival) =>
    arrival.at >= from && arrival.at < from + length ? { ...arrival, at: from + length } : arrival,
  );
  return { name: `held up at ${from} ms`, delay: length, joinsAt: 0, arrivals: held };
}

/** A third of the messages comes twice. */
function doubled(arrivals: readonly Arrival[], seed: number): Disturbance {
  const random = dice(seed);
  const twice = arrivals.flatMap((arrival) =>
    random() < 1 / 3 && mayBeDoubled(arrival) ? [arrival, arrival] : [arrival],
  );
  return { name: `doubled, seed ${seed}`, delay: 0, joinsAt: 0, arrivals: twice };
}

function mayBeDoubled({ type, data }: Arrival): boolean {
  if (CANNOT_BE_DOUBLED.has(type)) return false;
  return type !== 'bot-output' || Object.hasOwn(data as object, 'segment_id');
}
