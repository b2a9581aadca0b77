/** What every page of the showroom does: light or dark, copy buttons, coloured code, commands. */
import { colour } from './highlight.js';

const SCHEMES = {
  auto: [
    'As the system',
    '<circle cx="12" cy="12" r="8"/><path d="M12 4v16M12 8h6M12 12h8M12 16h6"/>',
  ],
  light: [
    'Light',
    '<circle cx="12" cy="12" r="4"/><path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19"/>',
  ],
  dark: ['Dark', '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>'],
} as const;
const KEY = 'demo-scheme';

document.documentElement.dataset['scheme'] = remembered();
document.querySelector('.site')?.append(schemeSwitch());
for (const code of document.querySelectorAll<HTMLElement>('.code > code')) colour(code);
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  button.addEventListener('click', () => void copy(button));
}
if (!('commandForElement' in HTMLButtonElement.prototype)) listenForCommands();

function schemeSwitch(): HTMLElement {
  const group = document.createElement('div');
  group.className = 'scheme';
  group.role = 'radiogroup';
  group.ariaLabel = 'Colours of the page';
  for (const [name, [label, drawing]] of Object.entries(SCHEMES)) {
    const choice = document.createElement('label');
    choice.title = label;
    choice.innerHTML = `<input type="radio" name="scheme" value="${name}" aria-label="${label}" /><svg viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`;
    const input = choice.querySelector('input');
    if (input) input.checked = name === document.documentElement.dataset['scheme'];
    group.append(choice);
  }
  group.addEventListener('change', (event) => {
    const { value } = event.target as HTMLInputElement;
    document.documentElement.dataset['scheme'] = value;
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // Without storage the choice holds for this page.
    }
  });
  return group;
}

function remembered(): string {
  try {
    const name = localStorage.getItem(KEY) ?? '';
    return name in SCHEMES ? name : 'auto';
  } catch {
    return 'auto';
  }
}

/** Copies the text of the element that the button names, and says so on the button. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset['copy'] ?? '');
  const label = (button.dataset['label'] ??= button.textContent);
  const done = await navigator.clipboard.writeText(source?.textContent ?? '').then(
    () => true,
    () => false,
  );
  if (!done && source) getSelection()?.selectAllChildren(source);
  button.textContent = done ? 'Copied' : 'Selected: press Ctrl+C';
  button.addEventListener('blur', () => (button.textContent = label), { once: true });
}

/** Invoker commands for browsers that have none yet. */
function listenForCommands(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button[commandfor]');
    const target = document.getElementById(button?.getAttribute('commandfor') ?? '');
    if (!button || !target) return;
    const command = new Event('command') as Event & { command: string };
    command.command = button.getAttribute('command') ?? '';
    target.dispatchEvent(command);
  });
}
