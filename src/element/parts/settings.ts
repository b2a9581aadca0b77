import { html, nothing, type TemplateResult } from 'lit';
import { arrowBack, microphone, speaker } from '../icons-call.js';
import { down, icon } from '../icons.js';
import type { CallModel } from './model.js';

type Kind = 'microphone' | 'speaker';

/** One choice of a device. */
function deviceField(
  { devices, texts }: CallModel,
  kind: Kind,
  found: readonly MediaDeviceInfo[],
): TemplateResult {
  const chosen = devices.chosen(kind);
  const choose = (event: Event) => devices.choose(kind, (event.target as HTMLSelectElement).value);
  return html`<label class="field">
    <span class="label">${texts[kind]}</span>
    <span class="select">
      ${icon(kind === 'speaker' ? speaker : microphone)}
      <select .value=${chosen} ?disabled=${!found.length} @change=${choose}>
        ${
          found.some(({ deviceId }) => deviceId === chosen)
            ? nothing
            : html`<option value="" selected>${texts.systemDefault}</option>`
        }
        ${found.map(
          ({ deviceId, label }, at) =>
            html`<option value=${deviceId} ?selected=${deviceId === chosen}>
              ${label || texts.unnamedDevice(at + 1)}
            </option>`,
        )}
      </select>
      ${icon(down)}
    </span>
    ${
      // The visitor sees at once whether this is the one that hears.
      kind === 'microphone' ? html`<i class="meter" aria-hidden="true"><i></i></i>` : nothing
    }
  </label>`;
}

/** The devices and the volume of this call, and of the next ones. */
export function settings(model: CallModel): TemplateResult {
  const { devices, texts, callActions } = model;
  const setVolume = (event: Event) =>
    devices.setVolume((event.target as HTMLInputElement).valueAsNumber / 100);
  return html`<div class="settings" id="settings" role="group" aria-label=${texts.settings}>
    <div class="bar">
      <button
        class="plain back"
        aria-label=${texts.back}
        title=${texts.back}
        @click=${callActions.toggleSettings}
      >
        ${icon(arrowBack, 'flip')}
      </button>
      <b>${texts.settings}</b>
    </div>
    <div class="fields">
      ${deviceField(model, 'microphone', devices.microphones)}
      ${devices.speakers.length ? deviceField(model, 'speaker', devices.speakers) : nothing}
      <label class="field">
        <span class="label">${texts.volume}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          .value=${`${Math.round(devices.volume * 100)}`}
          @input=${setVolume}
        />
      </label>
    </div>
  </div>`;
}
