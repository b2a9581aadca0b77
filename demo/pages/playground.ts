import { BreezeBuddyCall } from 'breeze-buddy-call';
import { choose, chosen, drawChooser } from './chooser.js';
import { choices } from './choices.js';
import { attachLog } from './event-log.js';
import { colour } from './highlight.js';
import { tokens } from './reference.js';
import { mintToken, openRoom } from './sandbox.js';
import { tagSource, type Tag } from './tag-source.js';

/** These follow the call, or the visitor: the form shows what they really are. */
const LIVE = ['muted', 'active', 'open'];
/** Never kept in a link: opening one must not call anybody. */
const UNKEPT = ['active'];

const form = find('choices', HTMLFormElement);
const source = find('html', HTMLElement);
const local = find('local', HTMLInputElement);
const ticket = await mintToken();
const element = new BreezeBuddyCall();
element.id = 'call';
element.templateId = ticket.templateId;
element.baseUrl = ticket.baseUrl;
element.dailyBundlePath = ticket.bundlePath;
element.tokenProvider = async () => (await mintToken()).token;

drawChooser(form, new Map(tokens.map(({ name, fallback }) => [name, fallback])));
recall();
attachLog(element);
await apply();
find('stage', HTMLElement).replaceChildren(element);

form.addEventListener('input', () => void apply());
form.addEventListener('reset', () => setTimeout(() => void apply()));
form.addEventListener('submit', (event) => event.preventDefault());
local.addEventListener('change', () => void apply());
new MutationObserver(follow).observe(element, { attributeFilter: LIVE });
element.addEventListener('buddy-state-change', ({ detail }) => {
  // A room is for one call; the next one gets another.
  const over = detail.status === 'disconnected' || detail.status === 'error';
  if (over && element.roomUrl) void enterRoom();
});
find('speak', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  // What goes wrong, the log tells.
  element.speak(find('speak-text', HTMLInputElement).value).catch(() => {});
});

/** Brings the element, the source and the address to what is chosen. */
async function apply(): Promise<void> {
  if (chosen(form, 'mode') !== 'room') element.roomUrl = element.roomToken = undefined;
  else if (!element.roomUrl) await enterRoom();
  const tag = current();
  for (const { name } of choices) {
    const value = tag.attributes.get(name);
    if (name.startsWith('--')) element.style.setProperty(name, tag.style.get(name) ?? '');
    else if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  document.body.dataset['variant'] = chosen(form, 'variant');
  tell(tag);
}

/** The tag as chosen, with what the backend decides. */
function current(): Tag {
  const isRoom = chosen(form, 'mode') === 'room';
  const attributes = new Map<string, string>(
    isRoom
      ? [
          ['room-url', element.roomUrl ?? '…'],
          ['room-token', '…'],
        ]
      : [
          ['token', '…'],
          ['template-id', ticket.templateId],
        ],
  );
  const style = new Map<string, string>();
  for (const { name, unsaid } of choices) {
    const value = chosen(form, name);
    if (value === unsaid || (name === 'mode' && isRoom)) continue;
    if (isRoom && ['payload', 'request-id', 'reseller-id', 'merchant-id'].includes(name)) continue;
    if (name === 'placement' && chosen(form, 'variant') !== 'floating') continue;
    if (name.startsWith('--')) style.set(name, value);
    else attributes.set(name, value === 'on' ? '' : value);
  }
  if (local.checked) {
    if (!isRoom) attributes.set('base-url', ticket.baseUrl);
    attributes.set('daily-bundle-path', ticket.bundlePath);
  }
  return { attributes, style };
}

/** Shows the source, and keeps the choice in the address. */
function tell(tag: Tag): void {
  source.textContent = tagSource(tag);
  colour(source);
  const query = new URLSearchParams();
  for (const { name, initial } of choices) {
    const value = chosen(form, name);
    if (value !== initial && !UNKEPT.includes(name)) query.set(name, value);
  }
  const search = query.size ? `?${query}` : '';
  if (search !== location.search) history.replaceState(null, '', location.pathname + search);
}

/** Takes the choice from the address. */
function recall(): void {
  const query = new URLSearchParams(location.search);
  for (const choice of choices) {
    const value = query.get(choice.name);
    if (value !== null && !UNKEPT.includes(choice.name)) choose(form, choice, value);
  }
}

/** The form follows what the call and the visitor have changed. */
function follow(): void {
  for (const choice of choices) {
    if (LIVE.includes(choice.name)) {
      choose(form, choice, element.hasAttribute(choice.name) ? 'on' : '');
    }
  }
  tell(current());
}

async function enterRoom(): Promise<void> {
  const { roomUrl, token } = await openRoom();
  if (chosen(form, 'mode') !== 'room') return;
  Object.assign(element, { roomUrl, roomToken: token });
  tell(current());
}

function find<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no #${id}.`);
  return found;
}
