import { html, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { TranscriptEntry } from '../../sdk/types.js';

/** Rows in one group. */
const SIZE = 32;

class RowGroups extends Directive {
  #rows: readonly TranscriptEntry[] = [];
  /** How many rows have fallen off the front since the first one. */
  #gone = 0;

  override render(
    rows: readonly TranscriptEntry[],
    draw: (row: TranscriptEntry) => TemplateResult,
    inputs: readonly unknown[],
  ): unknown {
    const fallen = this.#rows.findIndex(({ id }) => id === rows[0]?.id);
    this.#gone = fallen < 0 ? 0 : this.#gone + fallen;
    this.#rows = rows;
    const groups: { key: number; rows: TranscriptEntry[] }[] = [];
    for (let at = 0; at < rows.length; at += groups.at(-1)?.rows.length ?? 0) {
      const key = Math.floor((this.#gone + at) / SIZE);
      groups.push({ key, rows: rows.slice(at, (key + 1) * SIZE - this.#gone) });
    }
    return repeat(
      groups,
      ({ key }) => key,
      (group) =>
        guard(
          [...group.rows, ...inputs],
          () => html`<div class="rows">${repeat(group.rows, ({ id }) => id, draw)}</div>`,
        ),
    );
  }
}

/**
 * Draws rows that grow at their end, in groups: an update draws, and a browser lays out, the groups
 * that have changed, so that its cost does not grow with the conversation.
 * @param rows - each with an id of its own; a row that changes is another object
 * @param draw - draws one row
 * @param inputs - what else the drawing depends on
 */
export const rowGroups = directive(RowGroups);
