import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TranscriptEntry } from '../../sdk/types.js';
import type { CallModel } from './model.js';

/** How many of the latest finished lines stay in the region. */
const KEPT = 3;

type Line = Exclude<TranscriptEntry, { role: 'tool_call' }>;

/**
 * The latest lines that are finished, in order.
 * @param after - the id of a line: those before it and itself are left out
 */
export function finished(transcripts: readonly TranscriptEntry[], after?: string): Line[] {
  const found = transcripts
    .slice(-4 * KEPT)
    .filter(
      (entry): entry is Line => entry.isComplete && entry.role !== 'tool_call' && !!entry.text,
    );
  return found.slice(found.findIndex(({ id }) => id === after) + 1).slice(-KEPT);
}

/** Reads every finished line to a screen reader once, in a region that nobody sees. */
export function announcer({ transcripts, texts, name }: CallModel, after?: string): TemplateResult {
  return html`<div class="hidden lines" aria-live="polite" aria-relevant="additions">
    ${repeat(
      finished(transcripts, after),
      ({ id }) => id,
      ({ role, text }) => html`<p>${texts.said(role === 'user' ? texts.you : name, text)}</p>`,
    )}
  </div>`;
}
