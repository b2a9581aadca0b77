import { html, nothing, type TemplateResult } from 'lit';
import { arrowUp } from '../icons-call.js';
import { icon } from '../icons.js';
import type { CallModel } from './model.js';

/** As many characters as the backend takes in one message. */
const LONGEST = 2000;

/** Where a visitor writes instead of speaking. In stream mode the assistant says what is written. */
export function composer({ texts, stream, unsent, callActions }: CallModel): TemplateResult {
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('text') as HTMLInputElement;
    const { value } = field;
    form.reset();
    field.focus();
    // What was not sent comes back, unless the visitor writes on already.
    if (!(await callActions.send(value))) field.value ||= value;
  };
  return html`<form class="composer" part="composer" @submit=${send}>
    <input
      name="text"
      part="text-input"
      dir="auto"
      autocomplete="off"
      enterkeyhint="send"
      maxlength=${LONGEST}
      aria-label=${texts.type}
      aria-describedby=${unsent ? 'unsent' : nothing}
      placeholder=${stream ? texts.typeToSpeak : texts.typePlaceholder}
    />
    <button class="round send" part="send-button" aria-label=${texts.send} title=${texts.send}>
      ${icon(arrowUp)}
    </button>
    ${unsent ? html`<p class="unsent" id="unsent" role="alert">${texts.sendFailed}</p>` : nothing}
  </form>`;
}
