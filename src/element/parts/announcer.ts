import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TranscriptEntry } from '../../sdk/types.js';
import type { CallModel } from './model.js';

/** How many of the latest finished lines stay in the region. */
const KEPT = 3;

/** The latest lines that are finished, in order. */
function finished(transcripts: readonly TranscriptEntry[]): TranscriptEntry[] {
  const found: TranscriptEntry[] = [];
  for (let at = transcripts.length - 1; at >= 0 && found.length < KEPT; at--) {
    const entry = transcripts[at];
    if (entry?.isComplete && entry.role !== 'tool_call' && entry.text) found.unshift(entry);
  }
  return found;
}

/** Reads every finished line to a screen reader once, in a region that nobody sees. */
export function announcer({ transcripts, texts, name }: CallModel): TemplateResult {
  return html`<div class="hidden lines" aria-live="polite" aria-relevant="additions">
    ${repeat(
      finished(transcripts),
      (entry) => entry.id,
      (entry) =>
        entry.role === 'tool_call'
          ? ''
          : html`<p>${texts.said(entry.role === 'user' ? texts.you : name, entry.text)}</p>`,
    )}
  </div>`;
}
