import ericMeyer from '@unocss/reset/eric-meyer.css?url';
import normalize from '@unocss/reset/normalize.css?url';
import tailwind3 from '@unocss/reset/tailwind.css?url';
import tailwind4 from '@unocss/reset/tailwind-v4.css?url';
import { playAll, standSideBySide } from './scenes.js';
import hostile from './styles/hostile.css?url';

/** What a page may do to its elements, by the name in the address: `?css=hostile`. */
const RESETS: Readonly<Record<string, readonly [title: string, url: string]>> = {
  none: ['None', ''],
  tailwind4: ['Tailwind 4 preflight', tailwind4],
  tailwind3: ['Tailwind 3 preflight', tailwind3],
  'eric-meyer': ['Eric Meyer’s reset', ericMeyer],
  normalize: ['normalize.css', normalize],
  hostile: ['A hostile one', hostile],
};

const asked = new URLSearchParams(location.search).get('css') ?? '';
const chosen = asked in RESETS ? asked : 'tailwind4';
const url = RESETS[chosen]?.[1] ?? '';

document.getElementById('choices')?.append(
  ...Object.entries(RESETS).map(([name, [title]]) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `?css=${name}`;
    link.textContent = title;
    if (name === chosen) link.setAttribute('aria-current', 'true');
    item.append(link);
    return item;
  }),
);
standSideBySide();
await Promise.all([url ? load(url) : undefined, playAll()]);
document.body.dataset['shown'] = chosen;

async function load(href: string): Promise<void> {
  const link = document.getElementById('reset') as HTMLLinkElement;
  const loaded = new Promise((resolve) => (link.onload = link.onerror = resolve));
  link.href = href;
  await loaded;
}
