import { BreezeBuddyCall } from 'breeze-buddy-call';
import { EVENT_NAMES, watch } from './event-log.js';
import { callAttributes } from './sandbox.js';

const choices = find('choices', HTMLFormElement);
const stage = find('stage', HTMLElement);
const html = find('html', HTMLElement);
let build = 0;

choices.addEventListener('change', () => void show());
find('speak', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const text = words(new FormData(event.currentTarget as HTMLFormElement), 'text');
  // What goes wrong, the widget's own events tell.
  current()
    ?.speak(text)
    .catch((error: unknown) => watch.note('speak()', error instanceof Error ? error.message : ''));
});
void show();

function current(): BreezeBuddyCall | null {
  return document.querySelector('breeze-buddy-call');
}

/** Puts up the tag that the choices describe, as a page's author would write it. */
async function show(): Promise<void> {
  const mine = (build += 1);
  const data = new FormData(choices);
  const chosen = (name: string): string => words(data, name);
  const attributes = await callAttributes(chosen('call'));
  if (mine !== build) return;
  const rtl = data.has('rtl');
  Object.assign(attributes, {
    'agent-name': 'Asha from Breeze',
    variant: chosen('variant'),
    ...(chosen('variant') === 'floating' ? { placement: chosen('placement') } : {}),
    theme: chosen('theme'),
    ...(rtl ? { dir: 'rtl' } : {}),
  });
  const element = new BreezeBuddyCall();
  element.id = 'call';
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  const flags = ['muted', 'consent', 'hide-transcript'].filter((name) => data.has(name));
  for (const name of flags) element.toggleAttribute(name, true);
  watch.attach(element, EVENT_NAMES);
  stage.replaceChildren(element);
  html.textContent = source(attributes, flags);
}

function source(attributes: Record<string, string>, flags: string[]): string {
  const lines = Object.entries(attributes).map(([name, value]) => {
    const shown = name.endsWith('token') ? 'eyJ…' : value;
    const quote = shown.includes('"') ? "'" : '"';
    return `  ${name}=${quote}${shown}${quote}`;
  });
  return [
    '<breeze-buddy-call',
    ...lines,
    ...flags.map((name) => `  ${name}`),
    '></breeze-buddy-call>',
  ].join('\n');
}

function words(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`The page has no #${id}.`);
  return element;
}
