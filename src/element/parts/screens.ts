import { html, nothing, type TemplateResult } from 'lit';
import { orb, startButton } from './frame.js';
import type { Drawing, Model } from './model.js';

/** Before a call. */
function idleScreen(model: Model): TemplateResult {
  const { texts, givenName } = model;
  return html`<div class="mid">
    ${orb('big')}
    <slot name="intro">
      <p class="title">${texts.introTitle(givenName)}</p>
      <p>${texts.introText}</p>
    </slot>
    ${startButton(model, texts.start)}
    <p class="note">${texts.microphoneNote}</p>
  </div>`;
}

/** Nothing has been fetched and no microphone asked for before this is answered. */
function consentScreen({ texts, actions }: Model): TemplateResult {
  return html`<div class="mid" part="consent">
    <slot name="consent">
      <p class="title">${texts.consentTitle}</p>
      <p>${texts.consentText}</p>
    </slot>
    <div class="row">
      <button class="ghost" @click=${actions.decline}>${texts.decline}</button>
      <button class="primary" @click=${actions.agree}>${texts.agree}</button>
    </div>
  </div>`;
}

/** While a call is connected or taken down: `stages` tells how far it has come. */
export function waitScreen({ call, texts, actions }: Model, stages?: TemplateResult) {
  return html`<div class="mid">${orb('big wait')} ${stages}</div>
    <footer part="controls">
      ${
        call.status === 'disconnecting'
          ? nothing
          : html`<button class="ghost" part="end-button" @click=${actions.end}>
              ${texts.cancel}
            </button>`
      }
    </footer>`;
}

/**
 * Starts a fresh call after an error. `wait` are the words on it while it is too early for that: it
 * stays what it is, so that a visitor who waits there keeps the focus.
 */
export function retryButton({ texts, actions }: Model, wait = ''): TemplateResult {
  return html`<button
    class="primary"
    part="retry-button"
    aria-disabled=${wait ? 'true' : nothing}
    @click=${wait ? nothing : actions.start}
  >
    ${wait || texts.retry}
  </button>`;
}

/** What happened, and the way out. */
export function errorScreen(
  { title, text }: { title: string; text: string },
  retry: TemplateResult | typeof nothing,
  badge?: TemplateResult,
): TemplateResult {
  return html`<div class="mid">
    ${badge}
    <div part="error" role="alert">
      <p class="title">${title}</p>
      <p>${text}</p>
    </div>
    ${retry}
  </div>`;
}

/**
 * The states that need nothing but what comes with the tag. `viewFailed`: the rest could not be
 * loaded, so that an error has to do with the words that are here.
 */
export function draw(model: Model, viewFailed: boolean): Drawing {
  const { asking, call, shown, texts } = model;
  const wait = (text: string): Drawing => ({
    status: { text, tone: 'wait' },
    time: '',
    spoken: text,
    screen: waitScreen(model),
  });
  switch (call.status) {
    case 'connecting':
    case 'connected':
      return wait(texts.connecting);
    case 'disconnecting':
      return wait(texts.ending);
  }
  if (asking || call.status !== 'error') {
    return {
      status: { text: texts.ready, tone: 'off' },
      time: '',
      spoken: '',
      screen: asking ? consentScreen(model) : idleScreen(model),
    };
  }
  const text = { title: texts.loadFailedTitle, text: texts.loadFailedText };
  return {
    status: { text: texts.notConnected, tone: 'bad' },
    time: '',
    spoken: shown ? '' : texts.loadFailedTitle,
    screen: viewFailed ? errorScreen(text, retryButton(model)) : nothing,
  };
}
