import { BreezeBuddyCall } from 'breeze-buddy-call';
import { play, scenes, standSideBySide, type Scene } from './scenes.js';

const list = find('list');
const stage = find('stage');
const title = find('scene-title');
const options = find('options') as HTMLFormElement;
const query = new URLSearchParams(location.search);
let shows = 0;

standSideBySide();
for (const [name, value] of query) {
  const field = options.elements.namedItem(name);
  if (field instanceof HTMLSelectElement) field.value = value;
}
drawList();
options.addEventListener('change', () => void show());
addEventListener('hashchange', () => {
  void show();
  // Where the list is below what it shows, on a phone.
  title.scrollIntoView({ block: 'nearest' });
});
await show();

/** The scene that the address names: `#muted`, or `?state=muted`. */
function asked(): Scene | undefined {
  const id = location.hash.slice(1) || (query.get('state') ?? '');
  return scenes.find((scene) => scene.id === id) ?? (id === 'all' ? undefined : scenes[0]);
}

async function show(): Promise<void> {
  const mine = (shows += 1);
  keepOptions();
  const scene = asked();
  const shown = scene ? [scene] : scenes.filter(({ group }) => group !== 'Floating');
  document.body.dataset['view'] = scene ? 'one' : 'all';
  stage.removeAttribute('data-shown');
  title.textContent = scene ? scene.title : 'Every state';
  document.title = `${title.textContent} · <breeze-buddy-call>`;
  for (const link of list.querySelectorAll('a')) {
    link.toggleAttribute('aria-current', link.hash.slice(1) === (scene?.id ?? 'all'));
  }
  const elements = shown.map(() => new BreezeBuddyCall());
  stage.replaceChildren(
    ...elements.map((element, at) => {
      for (const option of ['theme', 'dir', 'lang']) {
        const value = chosen(option);
        if (value) element.setAttribute(option, value);
      }
      const one = shown[at];
      return scene || !one ? element : picture(element, one);
    }),
  );
  stage.dataset['width'] = chosen('width');
  await Promise.all(
    elements.map(async (element, at) => {
      const one = shown[at];
      if (one) await play(element, one.id);
    }),
  );
  if (mine === shows) stage.dataset['shown'] = scene?.id ?? 'all';
}

/** A face among many: to look at, and a link to where it can be used. */
function picture(element: BreezeBuddyCall, { id, title: name }: Scene): HTMLElement {
  const frame = document.createElement('div');
  frame.inert = true;
  frame.append(element);
  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = name;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.append(link);
  figure.append(frame, caption);
  return figure;
}

/** The address keeps the options, so that a face can be pointed at exactly. */
function keepOptions(): void {
  const kept = new URLSearchParams();
  for (const name of ['theme', 'dir', 'lang', 'width']) {
    if (chosen(name)) kept.set(name, chosen(name));
  }
  const state = query.get('state');
  if (state !== null && !location.hash) kept.set('state', state);
  const search = kept.size ? `?${kept}` : '';
  history.replaceState(null, '', location.pathname + search + location.hash);
}

function drawList(): void {
  const groups = new Map<string, Scene[]>();
  for (const scene of scenes) groups.set(scene.group, [...(groups.get(scene.group) ?? []), scene]);
  for (const [group, members] of groups) {
    const heading = document.createElement('h2');
    heading.textContent = group;
    const links = document.createElement('ul');
    for (const { id, title: name } of members) {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = `#${id}`;
      link.textContent = name;
      item.append(link);
      links.append(item);
    }
    list.append(heading, links);
  }
}

function chosen(name: string): string {
  const field = options.elements.namedItem(name);
  return field instanceof HTMLSelectElement ? field.value : '';
}

function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
