import { html, nothing, type TemplateResult } from 'lit';
import { button, orb } from './frame.js';
import type { Drawing, Model } from './model.js';

/** Starts a call. */
export const startButton = (model: Model, label: string): TemplateResult =>
  button('start-button', model.actions.start, label, true);

/** The orb, a title, a sentence, what the visitor can do, and a foot at the lower end. */
function screen(
  name: string,
  [title, text]: readonly [string, string],
  way: TemplateResult | typeof nothing,
  foot: string | TemplateResult = '',
): TemplateResult {
  // What is said of an error is its part; the way out is none of it.
  const isError = name === 'error';
  return html`<div class="mid" part=${isError ? nothing : name}>
    ${orb('big')}
    <slot name=${name} part=${isError ? name : nothing}>
      <p class="title" role="heading" aria-level="2" .textContent=${title}></p>
      <p .textContent=${text}></p>
    </slot>
    ${way}
    <p class="note">${foot}</p>
  </div>`;
}

/** The states that need nothing but what comes with the tag; an error is that the rest did not come. */
export function draw(model: Model): Drawing {
  const { asking, status, texts, actions, givenName } = model;
  const drawn = (text: string, content: TemplateResult, spoken = ''): Drawing => ({
    status: { text, tone: 'off' },
    live: false,
    label: texts.launcher,
    time: nothing,
    aside: nothing,
    spoken,
    screen: content,
  });
  // Nothing has been fetched and no microphone asked for before this is answered.
  if (asking) {
    const answers = html`<div class="row">
      ${button('', actions.agree, texts.agree, true)} ${button('', actions.decline, texts.decline)}
    </div>`;
    const { consentTitle, consentText } = texts;
    return drawn(
      texts.ready,
      screen('consent', [consentTitle, consentText], answers),
      consentTitle,
    );
  }
  const intro = [texts.introTitle(givenName), texts.introText] as const;
  if (status === 'error') {
    const failure = [texts.loadFailedTitle, texts.loadFailedText] as const;
    const retry = button('retry-button', actions.start, texts.retry, true);
    return drawn(texts.notConnected, screen('error', failure, retry), failure[0]);
  }
  if (status === 'idle' || status === 'disconnected') {
    const start = startButton(model, texts.start);
    // Without a call before it, it is where the visitor is anyway.
    const spoken = status === 'idle' ? '' : texts.ready;
    return drawn(texts.ready, screen('intro', intro, start, texts.microphoneNote), spoken);
  }
  const busy = status === 'disconnecting' ? texts.ending : texts.connecting;
  // Not where the visitor has just pressed: a second click must not take the first one back.
  const cancel = button('end-button', actions.end, texts.cancel);
  return drawn(busy, screen('intro', intro, nothing, cancel), busy);
}
