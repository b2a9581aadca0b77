import type { BotLane } from './bot-lane.js';
import { MAX_ENTRIES } from './bounds.js';
import type { TranscriptEntry } from './entry.js';
import type { EntryLog } from './entry-log.js';
import type { ToolLane } from './tool-lane.js';
import type { UserLane } from './user-lane.js';

/** Everything the reducer knows. Its parts are immutable. */
export interface Inside {
  /** The latest moment this state has seen. Time never goes back. */
  readonly now: number;
  readonly log: EntryLog;
  /** The place of the newest entry; places count from 1. */
  readonly newest: number;
  /** The place of the newest entry that somebody said: not a tool's. */
  readonly newestSpeech: number;
  readonly user: UserLane;
  readonly bot: BotLane;
  readonly tools: ToolLane;
  readonly ended: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * One step's working copy: the lanes write to their own objects in it, whose values stay immutable,
 * and what they emit is collected.
 */
export class Draft {
  now: number;
  log: EntryLog;
  newest: number;
  newestSpeech: number;
  readonly user: Writable<UserLane>;
  readonly bot: Writable<BotLane>;
  readonly tools: Writable<ToolLane>;
  ended: boolean;
  readonly changed: TranscriptEntry[] = [];

  constructor(from: Inside) {
    this.now = from.now;
    this.log = from.log;
    this.newest = from.newest;
    this.newestSpeech = from.newestSpeech;
    this.user = { ...from.user };
    this.bot = { ...from.bot };
    this.tools = { ...from.tools };
    this.ended = from.ended;
  }

  /** Emits a new entry and gives its place. `make` gets the place, for the id. */
  add(make: (place: number) => TranscriptEntry): number {
    const place = (this.newest += 1);
    const entry = Object.freeze(make(place));
    if (entry.role !== 'tool_call') this.newestSpeech = place;
    this.log = this.log.append(place, entry);
    if (this.log.size > MAX_ENTRIES) this.log = this.log.withoutOldestComplete();
    this.changed.push(entry);
    return place;
  }

  /** Emits the entry at a place again if that changes it; what is complete stays complete. */
  say(place: number, text: string, isComplete: boolean): void {
    const before = this.log.at(place);
    if (before === undefined || before.role === 'tool_call') return;
    this.#put(place, before, { ...before, text, isComplete: before.isComplete || isComplete });
  }

  /** The same for a tool's entry, which keeps its name where none is told. */
  report(place: number, functionName: string, isComplete: boolean): void {
    const before = this.log.at(place);
    if (before?.role !== 'tool_call') return;
    const name = functionName || before.functionName;
    this.#put(place, before, { ...before, functionName: name, isComplete });
  }

  #put(place: number, before: TranscriptEntry, after: TranscriptEntry): void {
    if (before.isComplete === after.isComplete && wordsOf(before) === wordsOf(after)) return;
    const entry = Object.freeze(after);
    this.log = this.log.replace(place, entry);
    this.changed.push(entry);
  }
}

function wordsOf(entry: TranscriptEntry): string {
  return entry.role === 'tool_call' ? entry.functionName : entry.text;
}
