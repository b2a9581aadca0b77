import { html, type TemplateResult } from 'lit';

/** The drawings that come with the tag, as paths on a grid of 24. */
export const receiver =
  'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1z';
export const down = 'M6 9l6 6 6-6';

/** A decorative icon: the words beside it, or the button's name, carry the meaning. */
export function icon(path: string, extra = ''): TemplateResult {
  return html`<svg class=${`icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path} />
  </svg>`;
}
