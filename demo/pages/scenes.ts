import 'breeze-buddy-call';
import type { BreezeBuddyCall } from 'breeze-buddy-call';
import { scriptCall } from 'breeze-buddy-call/testing';
import { conversationIn } from '../../test/support/state-words.js';
import { states } from '../../test/support/states.js';
import { until } from '../../test/support/until.js';

/** One face of the widget. */
export interface Scene {
  /** Its name in the list of states that the tests go through. */
  id: string;
  title: string;
  group: string;
}

const TITLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Before a call': {
    idle: 'Ready to talk',
    consent: 'Consent',
  },
  Connecting: {
    microphone: 'Opening the microphone',
    calling: 'Calling',
    joining: 'Joining',
    connected: 'Connected, waiting for the assistant',
  },
  'In a call': {
    listening: 'Listening',
    'assistant-speaking': 'The assistant speaks',
    'user-speaking': 'The visitor speaks',
    'tool-running': 'A tool is used',
    muted: 'Muted',
    settings: 'Settings',
    typing: 'Writing instead',
    stream: 'Stream mode',
    'hide-transcript': 'Without the transcript',
    'long-words': 'Many scripts, long words',
    'scrolled-up': 'Scrolled up',
  },
  Hindered: {
    reconnecting: 'Reconnecting',
    'audio-blocked': 'The browser refuses to play',
    'not-heard': 'The microphone is gone',
    'no-sound': 'The assistant’s sound is gone',
  },
  'After a call': {
    ending: 'Ending',
    ended: 'Ended',
    'ended-empty': 'Ended before a word',
  },
  Floating: {
    launcher: 'The launcher',
    'launcher-in-call': 'The launcher during a call',
    'launcher-error': 'The launcher after a failure',
  },
};
const MICROPHONES = [
  { deviceId: 'one', label: 'Built-in microphone' },
  { deviceId: 'two', label: 'Headset' },
];

const titled = Object.entries(TITLES).flatMap(([group, titles]) =>
  Object.entries(titles).map(([id, title]): Scene => ({ id, title, group })),
);
const untitled = Object.keys(states).filter((id) => !titled.some((scene) => scene.id === id));

/** Every state that the tests know. Those without a title of their own are the kinds of errors. */
export const scenes: readonly Scene[] = [
  ...titled,
  ...untitled.map((id) => ({ id, title: words(id), group: 'Errors' })),
];

/** `error-room-full` as “Room full”. */
function words(id: string): string {
  const spaced = id.replace(/^error-/, '').replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Brings every element of the page that names a state (`data-scene`) into it. */
export async function playAll(): Promise<void> {
  const elements = document.querySelectorAll<BreezeBuddyCall>('breeze-buddy-call[data-scene]');
  await Promise.all([...elements].map((element) => play(element, element.dataset['scene'] ?? '')));
}

/** Brings an element into a state. It must not have called yet. */
export async function play(element: BreezeBuddyCall, id: string): Promise<void> {
  const state = states[id];
  if (!state) throw new Error(`There is no state ${id}.`);
  const spoken = conversationIn(element.lang);
  element.agentName ||= spoken.name;
  // A script needs neither, but the element does not call without them.
  element.token = 'a.scripted.call';
  element.templateId = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
  for (const [, name = '', value = ''] of (state.attributes ?? '').matchAll(
    /([\w-]+)(?:="(.*?)")?/g,
  )) {
    element.setAttribute(name, value);
  }
  await element.updateComplete;
  // A state may put the focus into a field; here the visitor, and the page, are somewhere else.
  element.inert = true;
  await state.reach?.({
    element,
    call: scriptCall(element, { microphones: MICROPHONES }),
    words: spoken,
    part: (name) =>
      until(name, () => element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`)),
  });
  await element.updateComplete;
  element.inert = false;
}

/**
 * A page has one call at a time, and a call that starts ends the others. Where every call is
 * scripted, many stand side by side: this keeps them from hearing of each other.
 */
export function standSideBySide(): void {
  document.addEventListener('buddy-call-claim', (claim) => claim.stopImmediatePropagation());
}
