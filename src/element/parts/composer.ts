import { html, nothing, type TemplateResult } from 'lit';
import { arrowUp } from '../icons-call.js';
import { icon } from '../icons.js';
import type { CallModel } from './model.js';

/** As many characters as the backend takes in one message. */
const LONGEST = 2000;

/**
 * What is typed here is no shortcut of the page's: outside the shadow tree its target is the element,
 * and the page can't know that somebody is writing. A key with a modifier is not text.
 */
function keepToItself(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key !== 'Escape' && key !== 'Tab' && !ctrlKey && !metaKey && !altKey) event.stopPropagation();
}

/** Where a visitor writes instead of speaking. In stream mode the assistant says what is written. */
export function composer({ texts, call, unsent, draft, callActions }: CallModel): TemplateResult {
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.elements.namedItem('text') as HTMLInputElement;
    const { value } = field;
    form.reset();
    field.focus();
    callActions.send(value);
  };
  const keepDraft = ({ target }: Event) =>
    callActions.keepDraft((target as HTMLInputElement).value);
  return html`<form
    class="composer"
    part="composer"
    @submit=${send}
    @keydown=${keepToItself}
    @keypress=${keepToItself}
    @keyup=${keepToItself}
  >
    <input
      name="text"
      part="text-input"
      dir="auto"
      autocomplete="off"
      enterkeyhint="send"
      maxlength=${LONGEST}
      aria-label=${texts.type}
      aria-describedby=${unsent ? 'unsent' : nothing}
      .value=${draft}
      @input=${keepDraft}
      placeholder=${call.stream ? texts.typeToSpeak : texts.typePlaceholder}
    />
    <button
      class="primary round send"
      part="send-button"
      aria-label=${texts.send}
      title=${texts.send}
    >
      ${icon(arrowUp)}
    </button>
    ${unsent ? html`<p class="unsent" id="unsent" role="alert">${texts.sendFailed}</p>` : nothing}
  </form>`;
}
