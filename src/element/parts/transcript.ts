import { html, type TemplateResult } from 'lit';
import type { TranscriptEntry } from '../../sdk/types.js';
import { arrowDown, check, speaker } from '../icons-call.js';
import { icon } from '../icons.js';
import type { CallModel } from './model.js';
import { rowGroups } from './row-groups.js';

/** How far from the end a reader must have scrolled to be left alone, in pixels. */
const NEAR_END = 40;

function row(entry: TranscriptEntry, { texts, name, timeOf }: CallModel): TemplateResult {
  if (entry.role === 'tool_call') {
    const { functionName, isComplete } = entry;
    return html`<div class="chip" part="bubble bubble-tool">
      ${isComplete ? icon(check, 'small good') : html`<i class="spinner"></i>`}
      <span
        dir="auto"
        .textContent=${isComplete ? texts.toolDone(functionName) : texts.toolRunning(functionName)}
      ></span>
    </div>`;
  }
  const who = entry.role;
  const speaker = who === 'user' ? texts.you : name;
  const time = timeOf(entry.id);
  return html`<div
    class=${`bubble ${who} ${entry.isComplete ? '' : 'partial'}`}
    part=${`bubble bubble-${who}`}
  >
    <span class="hidden">${time ? texts.saidAt(speaker, time) : speaker}: </span>
    <p dir="auto" .textContent=${entry.text}></p>
  </div>`;
}

/** Where each list was scrolled to when it was looked at last, and its size then. */
const places = new WeakMap<Element, readonly [top: number, size: string]>();

/**
 * Whoever scrolls up, however little, reads back; whoever comes near the end follows again. What
 * moves because the list has another size is nobody's doing.
 */
function followReader({ currentTarget }: Pick<Event, 'currentTarget'>): void {
  const list = currentTarget as Element;
  const { scrollTop, scrollHeight, clientHeight, clientWidth } = list;
  const size = `${clientWidth} ${clientHeight}`;
  const [lastTop = 0, lastSize] = places.get(list) ?? [];
  places.set(list, [scrollTop, size]);
  const left = scrollHeight - clientHeight - scrollTop;
  const isAway =
    size === lastSize && scrollTop < lastTop
      ? left > 1
      : list.hasAttribute('data-away') && left > NEAR_END;
  list.toggleAttribute('data-away', isAway);
}

function jump(event: Event): void {
  const list = (event.currentTarget as HTMLElement).parentElement?.querySelector('.log');
  list?.removeAttribute('data-away');
  if (list) list.scrollTop = list.scrollHeight;
  (list as HTMLElement | null)?.focus();
}

/** The conversation. Finished lines are announced by {@link announcer}, so the list itself is silent. */
export function transcript(model: CallModel): TemplateResult {
  const { texts, transcripts } = model;
  return html`<div class="conversation">
    <div
      class="log"
      part="transcript"
      role="log"
      aria-live="off"
      aria-label=${texts.transcript}
      tabindex="0"
      @scroll=${followReader}
    >
      ${rowGroups(transcripts, (entry) => row(entry, model), [texts, model.name, model.timeOf])}
    </div>
    <button class="jump" @click=${jump}>${icon(arrowDown, 'small')}${texts.jump}</button>
  </div>`;
}

/** Keeps the end in view, unless the reader has scrolled up. */
export function keepEndInView(root: ParentNode): void {
  const list = root.querySelector('.log:not([data-away])');
  if (!list) return;
  // The reader may have scrolled since the last event of that.
  followReader({ currentTarget: list });
  if (list.hasAttribute('data-away')) return;
  list.scrollTop = list.scrollHeight;
  followReader({ currentTarget: list });
}

/** Lets the browser play: it has refused to before the visitor acts. */
export function tapToHear({ texts, actions }: CallModel): TemplateResult {
  return html`<button class="primary hear" @click=${actions.hear}>
    ${icon(speaker)}<span>${texts.tapToHear}</span>
  </button>`;
}
