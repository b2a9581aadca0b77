import { BreezeBuddyCall } from 'breeze-buddy-call';
import { tokens } from './reference.js';
import { play, playAll, standSideBySide } from './scenes.js';

standSideBySide();
for (const piece of document.querySelectorAll('.piece')) {
  const title = piece.querySelector('h3')?.textContent ?? '';
  for (const code of piece.querySelectorAll<HTMLElement>('pre.code')) {
    Object.assign(code, { tabIndex: 0, role: 'group', ariaLabel: `HTML: ${title}` });
  }
  const field = piece.querySelector('textarea');
  if (field) live(field, `CSS: ${title}`);
}
drawTokens();
document.querySelector('.lamps')?.addEventListener('change', (event) => {
  const element = new BreezeBuddyCall();
  element.className = 'lit';
  element.agentName = 'Asha on the shelf';
  document.querySelector('.lit')?.replaceWith(element);
  void play(element, (event.target as HTMLInputElement).value);
});
await playAll();
document.body.dataset['shown'] = 'true';

/** The CSS in a field is CSS of this page, while it is written. */
function live(field: HTMLTextAreaElement, label: string): void {
  field.ariaLabel = label;
  field.rows = field.value.split('\n').length;
  const sheet = new CSSStyleSheet();
  const apply = () => sheet.replaceSync(field.value);
  apply();
  document.adoptedStyleSheets.push(sheet);
  field.addEventListener('input', apply);
}

function drawTokens(): void {
  const rows = tokens.map(({ name, fallback, description }) => {
    const row = document.createElement('tr');
    const head = document.createElement('th');
    head.scope = 'row';
    head.textContent = name;
    row.append(head);
    for (const text of [fallback || '–', description]) row.insertCell().textContent = text;
    return row;
  });
  document.getElementById('tokens')?.append(...rows);
}
