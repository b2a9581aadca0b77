import { BreezeBuddyCall } from 'breeze-buddy-call';
import { attachLog } from './event-log.js';
import { faults, mintToken, type Fault } from './sandbox.js';

const PLACES: Readonly<Record<string, string>> = {
  leads: 'The API, asked for a call',
  connect: 'The API, asked for the room',
  'call-machine': 'The call machine',
  room: 'The room',
  bot: 'The assistant',
  network: 'The network',
  flood: 'Floods, and hostile content',
};

const list = find('list');
const all = await faults();
for (const [place, words] of Object.entries(PLACES)) {
  const heading = document.createElement('h2');
  heading.textContent = words;
  const links = document.createElement('ul');
  links.append(...all.filter(({ where }) => where === place).map(entry));
  list.append(heading, links);
}
list.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // The list stays where it is, for whoever goes through it.
  event.preventDefault();
  history.pushState(null, '', link.href);
  void show();
  // Where the list is below what it shows, on a phone.
  find('fault-title').scrollIntoView({ block: 'nearest' });
});
addEventListener('popstate', () => void show());
await show();

/** Puts up an element that meets the fault of the address, and starts its call. */
async function show(): Promise<void> {
  const name = new URLSearchParams(location.search).get('fault') ?? '';
  const fault = all.find((one) => one.name === name);
  for (const link of list.querySelectorAll('a')) {
    if (link.textContent === fault?.name) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  if (fault) {
    find('fault-title').textContent = fault.name;
    find('fault-what').textContent = sentence(fault.what);
    document.title = `${fault.name} · <breeze-buddy-call>`;
  }
  const { token, templateId, baseUrl, bundlePath } = await mintToken(fault?.name);
  const element = new BreezeBuddyCall();
  Object.assign(element, { token, templateId, baseUrl, dailyBundlePath: bundlePath });
  element.agentName = 'Asha from Breeze';
  element.payload = { customer_name: 'Rahul' };
  find('events').replaceChildren();
  attachLog(element);
  find('stage').replaceChildren(element);
  // Whatever comes of it, the element shows.
  if (fault) element.start().catch(() => {});
}

function entry({ name, what }: Fault): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `?fault=${encodeURIComponent(name)}`;
  link.textContent = name;
  const words = document.createElement('small');
  words.textContent = sentence(what);
  item.append(link, words);
  return item;
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
