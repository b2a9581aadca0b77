import type { TranscriptEntry } from '../sdk/types.js';

/**
 * The lines that a visitor typed. The room does not repeat them, so the conversation on the screen
 * gets them from here, each behind the line that was the newest when it was sent.
 */
export class TypedLines {
  #lines: Array<{ after: string | undefined; entry: TranscriptEntry }> = [];
  #added = 0;
  #from: readonly TranscriptEntry[] | undefined;
  #merged: readonly TranscriptEntry[] = [];

  /** @returns the id of the new line */
  add(text: string, transcripts: readonly TranscriptEntry[]): string {
    const id = `typed_${this.#added++}`;
    const entry: TranscriptEntry = { id, role: 'user', text, isComplete: true };
    const last = transcripts.at(-1)?.id;
    // Behind another typed line it stands where that one does.
    const typed = this.#lines.find((line) => line.entry.id === last);
    this.#lines.push({ after: typed ? typed.after : last, entry });
    this.#from = undefined;
    return id;
  }

  /** Takes back a line that was not sent after all. */
  remove(id: string): void {
    this.#lines = this.#lines.filter(({ entry }) => entry.id !== id);
    this.#from = undefined;
  }

  /** The conversation with the typed lines in it; the same array until something changes. */
  among(transcripts: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
    if (!this.#lines.length) return transcripts;
    if (this.#from === transcripts) return this.#merged;
    this.#from = transcripts;
    const behind = new Map<string | undefined, TranscriptEntry[]>();
    for (const { after, entry } of this.#lines) {
      const row = behind.get(after);
      if (row) row.push(entry);
      else behind.set(after, [entry]);
    }
    const known = new Set(transcripts.map(({ id }) => id));
    // What stood before a typed line may have been dropped from a long conversation since.
    const first = [...behind].flatMap(([id, rows]) => (id && known.has(id) ? [] : rows));
    this.#merged = [
      ...first,
      ...transcripts.flatMap((row) => [row, ...(behind.get(row.id) ?? [])]),
    ];
    return this.#merged;
  }
}
