/** One thing that can be chosen about the tag. Its name is the attribute's, or the custom property's. */
export interface Choice {
  name: string;
  kind: 'radio' | 'flag' | 'text' | 'long' | 'select' | 'colour' | 'length';
  /** What is chosen at first. */
  initial: string;
  /** Where the choice equals this the tag need not say it: the element's own default. */
  unsaid: string;
  values?: readonly string[];
  /** Words for the values whose own are not enough. */
  words?: Readonly<Record<string, string>>;
  hint?: string;
}

export interface Group {
  title: string;
  choices: readonly Choice[];
  /** Folded away at first. */
  folded?: boolean;
}

const one = (name: string, values: readonly string[], rest: Partial<Choice> = {}): Choice => ({
  name,
  kind: 'radio',
  values,
  initial: values[0] ?? '',
  unsaid: values[0] ?? '',
  ...rest,
});
const flag = (name: string, hint: string): Choice => ({
  name,
  kind: 'flag',
  initial: '',
  unsaid: '',
  hint,
});
const text = (name: string, rest: Partial<Choice> = {}): Choice => ({
  name,
  kind: 'text',
  initial: '',
  unsaid: '',
  ...rest,
});
const token = (name: string, kind: 'colour' | 'length' | 'text', hint: string): Choice => ({
  name: `--buddy-${name}`,
  kind,
  initial: '',
  unsaid: '',
  hint,
});

const LANGUAGES = {
  '': 'the page’s',
  en: 'English',
  hi: 'हिन्दी',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
  ta: 'தமிழ்',
  bn: 'বাংলা',
  ja: '日本語',
};

/** Every attribute of the tag but those that the backend decides, and every custom property. */
export const groups: readonly Group[] = [
  {
    title: 'The call',
    choices: [
      one('mode', ['production', 'test', 'stream', 'room'], {
        words: { room: 'direct join' },
        hint: 'Direct join uses room-url and room-token, and no API.',
      }),
      text('agent-name', { initial: 'Asha from Breeze' }),
      {
        name: 'payload',
        kind: 'long',
        initial: '{ "customer_name": "Rahul" }',
        unsaid: '',
        hint: 'The template’s variables, as JSON.',
      },
    ],
  },
  {
    title: 'The place',
    choices: [
      one('variant', ['inline', 'floating']),
      one('placement', ['bottom-end', 'bottom-start', 'top-end', 'top-start'], {
        hint: 'Where it floats.',
      }),
    ],
  },
  {
    title: 'The look',
    choices: [
      one('theme', ['auto', 'light', 'dark']),
      token('accent', 'colour', 'The one colour of your brand.'),
      token('radius', 'length', 'Corners of the panel.'),
      {
        name: '--buddy-font',
        kind: 'select',
        initial: '',
        unsaid: '',
        values: ['', 'Georgia, serif', 'ui-rounded, system-ui', 'ui-monospace, monospace'],
        words: { '': 'the system’s' },
      },
    ],
  },
  {
    title: 'Behaviour',
    choices: [
      flag('muted', 'The microphone is off.'),
      one('consent', ['', 'on', 'remember'], {
        words: { '': 'off', on: 'ask', remember: 'ask once' },
        hint: 'Before the first call.',
      }),
      flag('hide-transcript', 'The orb in place of the words.'),
      flag('open', 'The floating panel is open.'),
      flag('active', 'Sets off the call; taken away, it ends.'),
      one('preload', ['intent', 'none', 'auto'], { hint: 'When the calling code is fetched.' }),
    ],
  },
  {
    title: 'Language',
    choices: [
      {
        name: 'lang',
        kind: 'select',
        initial: '',
        unsaid: '',
        values: Object.keys(LANGUAGES),
        words: LANGUAGES,
      },
      one('dir', ['', 'ltr', 'rtl'], { words: { '': 'the page’s' } }),
    ],
  },
  {
    title: 'Every custom property',
    folded: true,
    choices: [
      token('surface', 'colour', 'The panel.'),
      token('raised', 'colour', 'Bubbles and round buttons.'),
      token('text', 'colour', 'Text.'),
      token('quiet', 'colour', 'Secondary text.'),
      token('line', 'colour', 'Hairlines.'),
      token('danger', 'colour', 'The end button, errors.'),
      token('good', 'colour', 'Done, connected.'),
      token('font-size', 'length', 'Everything follows it.'),
      token('spacing', 'length', 'What the distances follow.'),
      token('width', 'length', 'Of the floating panel.'),
      token('height', 'length', 'Of the panel.'),
      token('offset', 'length', 'From the screen’s edges.'),
      token('shadow', 'text', 'Of the panel and the launcher.'),
      token('z-index', 'text', 'Of the floating element.'),
    ],
  },
  {
    title: 'Ids',
    folded: true,
    choices: [
      text('reseller-id', { hint: 'Only where the token names several.' }),
      text('merchant-id', { hint: 'Only where the token names several.' }),
      text('request-id', { hint: 'A correlation id of yours.' }),
    ],
  },
];

export const choices: readonly Choice[] = groups.flatMap((group) => group.choices);

/** Widest and narrowest of the lengths, in px. */
export const lengths: Readonly<Record<string, readonly [least: number, most: number]>> = {
  '--buddy-radius': [0, 40],
  '--buddy-font-size': [12, 24],
  '--buddy-spacing': [4, 24],
  '--buddy-width': [300, 560],
  '--buddy-height': [400, 760],
  '--buddy-offset': [0, 64],
};
