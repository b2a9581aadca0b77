import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import { scriptCall, type ScriptedCall } from '../../src/testing/index.js';
import { conversationIn } from './state-words.js';
import { states, type Stage } from './states.js';
import { until } from './until.js';

class StagedCall extends BreezeBuddyCall {}
if (!customElements.get('staged-call')) customElements.define('staged-call', StagedCall);

/** The name of a state in {@link states}. */
export type StateName = string;

export interface StageOptions {
  /** Language of the texts and of what is said. */
  readonly lang?: string;
  /** Attributes beyond the state's own. */
  readonly attributes?: string;
  readonly name?: string;
}

/** Puts an element into `parent` and brings it into a state. */
export async function stageOf(
  parent: Element,
  state: StateName,
  { lang = 'en', attributes = '', name }: StageOptions = {},
): Promise<Stage> {
  const drawn = states[state];
  if (!drawn) throw new Error(`There is no state ${state}`);
  const words = conversationIn(lang);
  const holder = document.createElement('div');
  holder.innerHTML = `<staged-call token="t" template-id="f47ac10b" lang="${lang}" ${attributes} ${drawn.attributes ?? ''}></staged-call>`;
  const element = holder.firstElementChild as BreezeBuddyCall;
  element.agentName = name ?? words.name;
  const call: ScriptedCall = scriptCall(element, { microphones });
  parent.append(element);
  await element.updateComplete;
  await until('the words', () => !element.renderRoot.querySelector('.wordless'));
  const part = (wanted: string) =>
    until(wanted, () => element.renderRoot.querySelector<HTMLElement>(`[part~="${wanted}"]`));
  const stage: Stage = { element, call, words, part };
  await drawn.reach?.(stage);
  await settled(element);
  return stage;
}

const microphones = [
  { deviceId: 'one', label: 'Built-in microphone' },
  { deviceId: 'two', label: 'Headset (Bluetooth)' },
];

/** Resolves when everything is drawn, with what moves only once at its end. */
export async function settled(element: BreezeBuddyCall): Promise<void> {
  // A change may wait for a picture (the transcript does), and be drawn in the one after it.
  for (let pictures = 0; pictures < 2; pictures += 1) {
    await element.updateComplete;
    await new Promise(requestAnimationFrame);
  }
  for (const animation of element.shadowRoot?.getAnimations() ?? []) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}
