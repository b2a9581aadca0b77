import type { Clock } from '../clock.js';
import type { TranscriptEntry } from './entry.js';
import { toTranscriptInput } from './normalise.js';
import {
  initialTranscript,
  reduceTranscript,
  type TranscriptInput,
  type TranscriptState,
} from './reducer.js';

/** Runs the transcript's reducer on a session's messages and on its clock. */
export class TranscriptKeeper {
  readonly #clock: Clock;
  readonly #changed: (entry: TranscriptEntry) => void;
  #state: TranscriptState = initialTranscript;
  #isCleared = false;
  #dueAt: number | null = null;
  #cancelTick: () => void = () => undefined;
  readonly #outbox: TranscriptEntry[] = [];

  /** @param changed - called for each entry that appeared or changed, in order */
  constructor(clock: Clock, changed: (entry: TranscriptEntry) => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  get entries(): readonly TranscriptEntry[] {
    return this.#isCleared ? NONE : this.#state.entries;
  }

  receive(type: string, data: unknown): void {
    const input = toTranscriptInput(type, data);
    if (input) this.#apply(input);
  }

  /** Completes what is open. */
  end(): void {
    this.#apply({ type: 'teardown' });
    this.#cancelTick();
  }

  /** Forgets everything. */
  clear(): void {
    this.#isCleared = true;
    this.#state = initialTranscript;
  }

  #apply(input: TranscriptInput): void {
    const { state, changed } = reduceTranscript(this.#state, input, this.#clock.now());
    this.#state = state;
    this.#schedule(state.dueAt);
    // A handler may end the session: what that changes is told after what was changed before.
    this.#outbox.push(...changed);
    for (let entry = this.#outbox.shift(); entry; entry = this.#outbox.shift())
      this.#changed(entry);
  }

  #schedule(dueAt: number | null): void {
    if (dueAt === this.#dueAt) return;
    this.#dueAt = dueAt;
    this.#cancelTick();
    if (dueAt === null) return;
    this.#cancelTick = this.#clock.after(Math.max(0, dueAt - this.#clock.now()), () => {
      this.#dueAt = null;
      this.#apply({ type: 'tick' });
    });
  }
}

const NONE: readonly TranscriptEntry[] = Object.freeze([]);
