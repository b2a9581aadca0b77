import { html, nothing, type TemplateResult } from 'lit';
import { hangUp, keyboard, microphone, microphoneOff, sliders } from '../icons-call.js';
import { icon } from '../icons.js';
import type { CallModel } from './model.js';

/** The buttons of a call that goes on. */
export function controls(model: CallModel): TemplateResult {
  const { texts, muted, actions, callActions, typing, settingsOpen } = model;
  return html`<footer part="controls">
    <button
      class=${`round mic ${muted ? 'off' : ''}`}
      part="mute-button"
      aria-label=${texts.mute}
      aria-pressed=${muted}
      aria-description=${muted ? texts.muted : nothing}
      aria-keyshortcuts="M"
      title=${muted ? texts.unmute : texts.mute}
      @click=${actions.toggleMute}
    >
      ${icon(muted ? microphoneOff : microphone)}
    </button>
    <button
      class="round"
      part="type-button"
      aria-label=${texts.type}
      aria-expanded=${typing}
      title=${texts.type}
      @click=${callActions.toggleTyping}
    >
      ${icon(keyboard)}
    </button>
    <button
      class="round"
      part="settings-button"
      aria-label=${texts.settings}
      aria-expanded=${settingsOpen}
      title=${texts.settings}
      @click=${callActions.toggleSettings}
    >
      ${icon(sliders)}
    </button>
    <button class="primary end" part="end-button" @click=${actions.end}>
      ${icon(hangUp)}<span>${texts.end}</span>
    </button>
  </footer>`;
}
