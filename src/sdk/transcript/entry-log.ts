import type { TranscriptEntry } from './entry.js';

/** Entries that are copied together when one of them changes. */
const CHUNK = 32;

interface Slot {
  readonly place: number;
  readonly entry: TranscriptEntry;
}

type Chunk = readonly Slot[];

/**
 * The visible entries in the order of their first emission, immutable. A change copies one chunk and
 * the short list of chunks, so that its cost does not grow with the call; the array that callers see
 * is made when somebody asks for it.
 */
export class EntryLog {
  static readonly empty = new EntryLog([], 0);

  /** How many entries there are. */
  readonly size: number;
  /** What logs share: a change makes one new chunk. */
  readonly chunks: readonly Chunk[];
  #snapshot: readonly TranscriptEntry[] | undefined;

  private constructor(chunks: readonly Chunk[], size: number) {
    this.chunks = chunks;
    this.size = size;
  }

  /** All entries, frozen; the same array each time. */
  get entries(): readonly TranscriptEntry[] {
    this.#snapshot ??= Object.freeze(
      this.chunks.flatMap((chunk) => chunk.map((slot) => slot.entry)),
    );
    return this.#snapshot;
  }

  /** The entry at a place, or undefined where it has fallen off. */
  at(place: number): TranscriptEntry | undefined {
    const chunk = this.chunks[this.#chunkOf(place)];
    return chunk?.find((slot) => slot.place === place)?.entry;
  }

  /** With one more entry. `place` is greater than that of every other. */
  append(place: number, entry: TranscriptEntry): EntryLog {
    const slot = { place, entry };
    const last = this.chunks.at(-1);
    const chunks =
      last !== undefined && last.length < CHUNK
        ? replaced(this.chunks, this.chunks.length - 1, [...last, slot])
        : [...this.chunks, [slot]];
    return new EntryLog(chunks, this.size + 1);
  }

  /** With another entry at a place that is taken. */
  replace(place: number, entry: TranscriptEntry): EntryLog {
    const index = this.#chunkOf(place);
    const chunk = this.chunks[index] ?? [];
    const changed = chunk.map((slot) => (slot.place === place ? { place, entry } : slot));
    return new EntryLog(replaced(this.chunks, index, changed), this.size);
  }

  /** Without its oldest complete entry. */
  withoutOldestComplete(): EntryLog {
    for (const [index, chunk] of this.chunks.entries()) {
      const found = chunk.findIndex((slot) => slot.entry.isComplete);
      if (found === -1) continue;
      const rest = chunk.filter((_, i) => i !== found);
      const chunks =
        rest.length > 0
          ? replaced(this.chunks, index, rest)
          : this.chunks.filter((_, i) => i !== index);
      return new EntryLog(chunks, this.size - 1);
    }
    return this;
  }

  /** The index of the last chunk that begins at or before a place. */
  #chunkOf(place: number): number {
    let low = 0;
    let high = this.chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const first = this.chunks[middle]?.[0]?.place ?? Infinity;
      if (first <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  const copy = list.slice();
  copy[index] = item;
  return copy;
}
