import { html, nothing, type TemplateResult } from 'lit';
import { down, icon, phone } from '../icons.js';
import type { Drawing, Model } from './model.js';

/** Up to this width the floating panel covers the screen. */
const PHONE = '(max-width: 480px)';

/** The assistant's orb. Its halo follows the loudness of the call. */
export function orb(extra = ''): TemplateResult {
  return html`<span class="orb ${extra}" part="visualizer" aria-hidden="true"><i></i></span>`;
}

/** The button that opens the floating panel, and shows a call that goes on behind it. */
export function launcher(model: Model, { status, time }: Drawing, scheme: string): TemplateResult {
  const { call, texts, actions } = model;
  const calls = call.status !== 'idle' && call.status !== 'disconnected';
  return html`<button
    class="launcher ${scheme}"
    part="launcher"
    aria-haspopup="dialog"
    @click=${actions.show}
  >
    <slot name="launcher">
      ${orb(call.assistantSpeaking ? 'live' : '')}<span class="label"
        >${calls ? status.text : texts.launcher}</span
      >
    </slot>
    ${calls ? html`<i class="dot ${status.tone}"></i>` : nothing}
    ${time ? html`<span class="timer">${time}</span>` : nothing}
  </button>`;
}

/** Who the visitor talks to, and where the call stands. */
function header(model: Model, { status, time }: Drawing): TemplateResult {
  const { call, texts, name, actions } = model;
  return html`<header part="header">
    <slot name="avatar">${orb(call.assistantSpeaking ? 'live' : '')}</slot>
    <div class="who">
      <slot name="header"
        ><b><bdi>${name}</bdi></b></slot
      >
      <span class="status" part="status"
        ><i class="dot ${status.tone}"></i><span>${status.text}</span></span
      >
    </div>
    ${time ? html`<span class="timer" part="timer" role="timer">${time}</span>` : nothing}
    ${
      model.floating
        ? html`<button class="plain" aria-label=${texts.hide} @click=${actions.hide}>
            ${icon(down)}
          </button>`
        : nothing
    }
  </header>`;
}

/** A button that starts a call. */
export function startButton(model: Model, label: string): TemplateResult {
  return html`<button class="primary" part="start-button" @click=${model.actions.start}>
    ${icon(phone)}<span>${label}</span>
  </button>`;
}

/** The surface that holds everything: a dialog where it floats, a section of the page where it doesn't. */
export function panel(
  model: Model,
  drawing: Drawing,
  scheme: string,
  onKeydown: (event: KeyboardEvent) => void,
  onCancel: (event: Event) => void,
): TemplateResult {
  const label = model.texts.panel(model.name);
  const content = html`${header(model, drawing)}${drawing.screen}<slot name="footer"></slot>`;
  return model.floating
    ? html`<dialog
        class="panel ${scheme}"
        part="panel"
        tabindex="-1"
        autofocus
        aria-label=${label}
        @keydown=${onKeydown}
        @cancel=${onCancel}
      >
        ${content}
      </dialog>`
    : html`<section class="panel ${scheme}" part="panel" tabindex="-1" aria-label=${label}>
        ${content}
      </section>`;
}

/** Opens the dialog as what it is at this width: a sheet that covers the screen is modal. */
export function placeDialog(dialog: HTMLDialogElement | null): void {
  if (!dialog?.isConnected) return;
  const modal = matchMedia(PHONE).matches;
  if (modal === dialog.matches(':modal') && dialog.open) return;
  if (dialog.open) dialog.close();
  // Without show(), which would take the focus from wherever the visitor is.
  if (modal) dialog.showModal();
  else dialog.open = true;
}
