import { html, nothing, type TemplateResult } from 'lit';
import { down, icon, receiver } from '../icons.js';
import type { Drawing, Model } from './model.js';

/** Up to this width the floating panel covers the screen. Where a page's tests run, there may be none. */
export const phone = (): Phone => globalThis.matchMedia?.('(max-width: 480px)') ?? {};

export type Phone = Partial<Pick<MediaQueryList, 'matches' | 'onchange'>>;

/** The assistant's orb. Its halo follows the loudness of the call. */
export function orb(extra = ''): TemplateResult {
  return html`<span class=${`orb ${extra}`} part="visualizer" aria-hidden="true"><i></i></span>`;
}

/** The class of the outermost node: light or dark, and nothing to be seen before the words are there. */
const look = ({ scheme, words }: Model): string => `${scheme} ${words.isPending ? 'wordless' : ''}`;

/** A button with words on it. The one that leads on is filled, and has a receiver if it calls. */
export function button(
  part: string,
  act: () => void,
  words: string,
  leadsOn = false,
): TemplateResult {
  return html`<button class=${leadsOn ? 'primary' : 'ghost'} part=${part} @click=${act}>
    ${part === 'start-button' ? icon(receiver) : nothing}<span .textContent=${words}></span>
  </button>`;
}

/** The button that opens the floating panel, and shows a call that goes on behind it. */
export function launcher(model: Model, { live, label, aside }: Drawing): TemplateResult {
  const { words, actions } = model;
  return html`<button
    class=${`launcher ${look(model)}`}
    part="launcher"
    lang=${words.lang || nothing}
    dir=${words.dir || nothing}
    aria-expanded="false"
    aria-haspopup=${phone().matches ? 'dialog' : nothing}
    @click=${actions.show}
  >
    <slot name="launcher">
      ${orb(live ? 'live' : '')}<span class="label" .textContent=${label}></span>
    </slot>
    ${aside}
  </button>`;
}

/** Who the visitor talks to, and where the call stands. */
function header(model: Model, { live, status, time }: Drawing): TemplateResult {
  const { texts, name, actions } = model;
  return html`<header part="header">
    <slot name="avatar">${orb(live ? 'live' : '')}</slot>
    <div class="who">
      <slot name="header"
        ><b><bdi>${name}</bdi></b></slot
      >
      <span class="status" part="status"
        ><i class=${`dot ${status.tone}`}></i><span .textContent=${status.text}></span
      ></span>
    </div>
    ${time}
    ${
      model.floating
        ? html`<button
            class="plain"
            aria-label=${texts.hide}
            title=${texts.hide}
            @click=${actions.hide}
          >
            ${icon(down)}
          </button>`
        : nothing
    }
  </header>`;
}

/**
 * The surface that holds everything: a section of the page, or, where it covers the whole screen, a
 * modal dialog.
 * @param inside - what is read out, where it is a dialog: outside of one that is modal nothing is
 */
export function panel(
  model: Model,
  drawing: Drawing,
  inside: TemplateResult | false | undefined,
  onKeydown: (event: KeyboardEvent) => void,
  onCancel: (event: Event) => void,
): TemplateResult {
  const { texts, words, name } = model;
  const label = texts.panel(name);
  const content = html`${header(model, drawing)}${drawing.screen}<slot name="footer"></slot>`;
  return inside
    ? html`<dialog
        class=${`panel ${look(model)}`}
        part="panel"
        tabindex="-1"
        autofocus
        lang=${words.lang || nothing}
        dir=${words.dir || nothing}
        aria-label=${label}
        @keydown=${onKeydown}
        @cancel=${onCancel}
      >
        ${content}${inside}
      </dialog>`
    : html`<section
        class=${`panel ${look(model)}`}
        part="panel"
        tabindex="-1"
        lang=${words.lang || nothing}
        dir=${words.dir || nothing}
        aria-label=${label}
        @keydown=${onKeydown}
      >
        ${content}
      </section>`;
}

/** Covers the screen with the sheet. One that the page hides would block the page. */
export function openSheet(sheet: HTMLDialogElement): void {
  const isSeen = sheet.checkVisibility();
  if (isSeen === sheet.matches(':modal')) return;
  sheet.close();
  if (!isSeen) return;
  sheet.showModal();
  // Chromium gives the focus to the first button, whatever has autofocus.
  sheet.focus();
}
