import { groups, lengths, type Choice } from './choices.js';

/** Draws the form of all choices. The form itself holds what is chosen; see {@link chosen}. */
export function drawChooser(form: HTMLFormElement, defaults: ReadonlyMap<string, string>): void {
  form.prepend(
    ...groups.map(({ title, choices, folded }) => {
      const rows = choices.map((choice) => row(choice, defaults.get(choice.name) ?? ''));
      if (folded) {
        return element('details', { className: 'group' }, element('summary', {}, title), ...rows);
      }
      const heading = element('h2', {}, title);
      return element('section', { className: 'group' }, heading, ...rows);
    }),
  );
}

/** What is chosen under a name, and `''` where nothing is. */
export function chosen(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** Chooses a value, as a visitor would. A value that is not to be chosen changes nothing. */
export function choose(form: HTMLFormElement, { name, kind }: Choice, value: string): void {
  const field = form.elements.namedItem(name);
  if (kind === 'flag' && field instanceof HTMLInputElement) field.checked = value !== '';
  else if (field instanceof RadioNodeList) {
    if ([...field].some((radio) => radio.value === value)) {
      field.value = value;
    }
  } else if (field instanceof HTMLSelectElement) {
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.value = value;
    field.dispatchEvent(new Event('choose'));
  }
}

function row(choice: Choice, fallback: string): HTMLElement {
  const { name, kind, hint } = choice;
  const label = element('code', { className: 'label' }, name);
  const note = hint ? element('small', { className: 'quiet', id: `hint-${name}` }, hint) : '';
  if (kind === 'radio') {
    const set = element('fieldset', { className: 'row' }, element('legend', {}, label));
    set.append(element('div', { className: 'segments' }, ...segments(choice)), note);
    return set;
  }
  if (kind === 'flag') {
    const box = element('input', { type: 'checkbox', name, value: 'on', id: `choice-${name}` });
    return element('label', { className: 'row flag' }, box, element('span', {}, label, note));
  }
  const field = input(choice, fallback);
  field.id = `choice-${name}`;
  if (hint) field.setAttribute('aria-describedby', `hint-${name}`);
  const head = element('label', { htmlFor: field.id }, label);
  const aid =
    kind === 'colour' ? picker(field, name) : kind === 'length' ? slider(field, name) : '';
  return element('div', { className: `row ${kind}` }, head, note, field, aid);
}

function segments({ name, values = [], initial, words }: Choice): HTMLElement[] {
  return values.map((value) =>
    element(
      'label',
      {},
      element('input', {
        type: 'radio',
        name,
        value,
        defaultChecked: value === initial,
      }),
      words?.[value] ?? value,
    ),
  );
}

function input({ name, kind, initial, values = [], words }: Choice, fallback: string) {
  if (kind === 'select') {
    const options = values.map((value) => new Option(words?.[value] ?? value, value));
    return element('select', { name }, ...options);
  }
  if (kind === 'long') {
    return element('textarea', { name, rows: 2, defaultValue: initial, spellcheck: false });
  }
  return element('input', {
    name,
    type: 'text',
    defaultValue: initial,
    placeholder: fallback,
    autocomplete: 'off',
    spellcheck: false,
  });
}

/** A colour well beside a field of any CSS colour. */
function picker(field: HTMLElement, name: string): HTMLElement {
  const text = field as HTMLInputElement;
  const well = element('input', { type: 'color', ariaLabel: `Pick ${name}` });
  const show = () => (well.value = hex(text.value || text.placeholder, text));
  well.addEventListener('input', () => put(text, well.value));
  text.addEventListener('input', show);
  text.addEventListener('choose', show);
  requestAnimationFrame(show);
  return well;
}

/** A slider beside a field of any CSS length. */
function slider(field: HTMLElement, name: string): HTMLElement {
  const text = field as HTMLInputElement;
  const [min = 0, max = 100] = lengths[name] ?? [];
  const slide = element('input', {
    type: 'range',
    min: `${min}`,
    max: `${max}`,
    ariaLabel: `Slide ${name}`,
  });
  const show = () => (slide.value = /\d+(?=px)/.exec(text.value || text.placeholder)?.[0] ?? '');
  slide.addEventListener('input', () => put(text, `${slide.value}px`));
  text.addEventListener('input', show);
  text.addEventListener('choose', show);
  show();
  return slide;
}

function put(field: HTMLInputElement, value: string): void {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A colour as #rrggbb, as it is where `place` stands. */
function hex(colour: string, place: HTMLElement): string {
  const probe = element('i', { hidden: true });
  probe.style.color = colour;
  place.after(probe);
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return '#000000';
  context.fillStyle = getComputedStyle(probe).color;
  probe.remove();
  context.fillRect(0, 0, 1, 1);
  const parts = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content.filter((part) => part !== ''));
  return made;
}
