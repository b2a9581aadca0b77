import { expect } from '@open-wc/testing';
import type { Browser } from '../../src/element/parts/browser.js';
import { en } from '../../src/element/strings/en.js';
import { words } from '../../src/element/strings/format.js';
import { isolate } from '../../src/element/strings/isolate.js';
import { textsFor } from '../../src/element/strings/languages.js';
import type { BuddyStrings, ErrorKind } from '../../src/element/strings/strings.js';

/** The built-in languages besides English, and a letter that every text of theirs has to have. */
const LANGUAGES = {
  ar: /\p{Script=Arabic}/u,
  bn: /\p{Script=Bengali}/u,
  de: /\p{Script=Latin}/u,
  es: /\p{Script=Latin}/u,
  fr: /\p{Script=Latin}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  pt: /\p{Script=Latin}/u,
  ta: /\p{Script=Tamil}/u,
} as const;

type Code = keyof typeof LANGUAGES;
const CODES = Object.keys(LANGUAGES) as Code[];

/** Words that a language shares with English. */
const SHARED: Partial<Record<Code, string[]>> = { fr: ['agent', 'volume'], pt: ['volume'] };

const BROWSERS: Browser[] = ['chromium', 'firefox', 'safari', 'android', 'ios', 'other'];
const KINDS = Object.keys(en.errors) as ErrorKind[];
const TOOL = 'look_up_order';

/** Names of either direction, and one that is made to upset a sentence. */
const NAMES = ['Asha', 'ليلى', '$& {name} %s\u202e'];

type FunctionKey = {
  [Key in keyof BuddyStrings]: BuddyStrings[Key] extends (...args: never[]) => string ? Key : never;
}[keyof BuddyStrings];

const number = (code: string, value: number, minimumIntegerDigits = 1) =>
  new Intl.NumberFormat(code, { minimumIntegerDigits }).format(value);
const unit = (code: string, value: number, unit: 'minute' | 'second') =>
  new Intl.NumberFormat(code, { style: 'unit', unit, unitDisplay: 'short' }).format(value);

/** A call of every function, and what of its arguments has to be in the answer. */
const CALLS: Readonly<
  Record<
    FunctionKey,
    (texts: BuddyStrings, code: string, name: string) => [said: string, holds: string[]]
  >
> = {
  panel: ({ panel }, _, name) => [panel(name), [isolate(name)]],
  introTitle: ({ introTitle }, _, name) => [introTitle(name), [isolate(name)]],
  stepCall: ({ stepCall }, _, name) => [stepCall(name), [isolate(name)]],
  saidAt: ({ saidAt }, _, name) => [saidAt(name, '3:12'), [isolate(name), '3:12']],
  said: ({ said }, _, name) => [said(name, 'Hello'), [isolate(name), isolate('Hello')]],
  toolRunning: ({ toolRunning }) => [toolRunning(TOOL), [isolate(words(TOOL))]],
  toolDone: ({ toolDone }) => [toolDone(TOOL), [isolate(words(TOOL))]],
  endedSummary: ({ endedSummary }, _, name) => [
    endedSummary('3 min', name),
    ['3 min', isolate(name)],
  ],
  unnamedDevice: ({ unnamedDevice }, code) => [unnamedDevice(12), [number(code, 12)]],
  retryIn: ({ retryIn }, code) => [retryIn(12), [unit(code, 12, 'second')]],
  duration: ({ duration }, code) => [
    duration(192),
    [unit(code, 3, 'minute'), unit(code, 12, 'second')],
  ],
  clock: ({ clock }, code) => [clock(185), [`${number(code, 3)}:${number(code, 5, 2)}`]],
};
const FUNCTIONS = Object.keys(CALLS) as FunctionKey[];

/** Functions without a word of their own. */
const WORDLESS: readonly FunctionKey[] = [
  'saidAt',
  'said',
  'toolRunning',
  'toolDone',
  'duration',
  'clock',
];

/** A table as the kind of every entry. */
const shapeOf = (table: object): unknown =>
  Object.fromEntries(
    Object.entries(table)
      .map(([key, value]: [string, unknown]) => [
        key,
        typeof value === 'object' && value ? shapeOf(value) : typeof value,
      ])
      .sort(),
  );

/** Everything that a table can say in words of its own, by where it is said. */
function everyText(table: BuddyStrings, code: string): Map<string, string> {
  const said = new Map<string, string>();
  for (const [key, value] of Object.entries(table)) {
    if (typeof value === 'string') said.set(key, value);
  }
  for (const key of FUNCTIONS) {
    if (!WORDLESS.includes(key)) said.set(key, CALLS[key](table, code, 'Asha')[0]);
  }
  said.set('introTitle, no name', table.introTitle(''));
  said.set('toolRunning, no name', table.toolRunning(''));
  said.set('toolDone, no name', table.toolDone(''));
  for (const kind of KINDS) {
    const { title, text } = table.errors[kind];
    said.set(`${kind}.title`, title);
    if (typeof text === 'string') said.set(`${kind}.text`, text);
    else {
      for (const browser of BROWSERS) {
        for (const renews of [true, false]) {
          said.set(`${kind}.text, ${browser}, ${renews}`, text({ browser, renews }));
        }
      }
    }
  }
  return said;
}

async function tableOf(code: string): Promise<BuddyStrings> {
  const table = await textsFor(code);
  if (!table) throw new Error(`No texts for ${code}`);
  return table;
}

describe('the texts for a language', () => {
  it('are found by the language of a tag, in any case, whatever its region', async () => {
    const { pt } = await import('../../src/element/strings/pt.js');
    expect(await textsFor('pt-BR')).to.equal(pt);
    expect(await textsFor('PT')).to.equal(pt);
    expect(await textsFor('pt-Latn-PT-x-shop')).to.equal(pt);
  });

  it('are each a table of their own', async () => {
    const tables = await Promise.all(CODES.map(tableOf));
    expect(new Set(tables.map(({ start }) => start)).size).to.equal(CODES.length);
  });

  for (const tag of ['', 'en', 'en-IN', 'tlh', 'p', 'ptx', 'pt_BR', 'constructor', '__proto__']) {
    it(`are English for ‘${tag}’: there is no table to load`, async () => {
      expect(await textsFor(tag)).to.equal(null);
    });
  }
});

for (const code of CODES) {
  describe(`the texts in ${code}`, () => {
    let table: BuddyStrings;
    before(async () => {
      table = await tableOf(code);
    });

    it('are all there, in the shape of the English ones', () => {
      expect(shapeOf(table)).to.deep.equal(shapeOf(en));
    });

    it('say something of their own, in the letters of the language', () => {
      const english = everyText(en, 'en');
      const same: string[] = [];
      for (const [where, said] of everyText(table, code)) {
        expect(said, where).to.match(LANGUAGES[code]);
        if (said === english.get(where)) same.push(where);
      }
      expect(same).to.deep.equal(SHARED[code] ?? []);
    });

    it('are set as print sets them', () => {
      for (const [where, said] of everyText(table, code)) {
        expect(said, where).to.equal(said.trim());
        expect(said, where).not.to.match(/ {2}|["']|\.\.\.|undefined|\bnull\b|\[object/);
        // Sentences end, in whatever mark the language ends them with; buttons and titles don't.
        const isSentence = /\.text|unheardHint|soundLost|Text$|Failed$|Prompt$/.test(where);
        if (isSentence && where !== 'copyFailed') expect(said, where).to.match(/[.।。]$/);
        if (/\.title|^(start|agree|decline|end|retry|send|copy)$/.test(where)) {
          expect(said, where).not.to.match(/[.।。]$/);
        }
      }
    });

    it('hold what they are given, a name apart from the sentence around it', () => {
      for (const name of NAMES) {
        for (const key of FUNCTIONS) {
          const [said, holds] = CALLS[key](table, code, name);
          for (const part of holds) expect(said, key).to.include(part);
        }
      }
    });

    it('have no direction marks but the isolates, and those in pairs', () => {
      for (const [where, said] of everyText(table, code)) {
        expect(said, where).not.to.match(/[\u200e\u200f\u061c\u202a-\u202e\u2066\u2067]/);
        expect(said.replace(/\u2068[^\u2068\u2069]*\u2069/g, ''), where).not.to.match(
          /[\u2068\u2069]/,
        );
      }
    });

    it('have a sentence without a name where none is given', () => {
      for (const said of [table.introTitle(''), table.toolRunning(''), table.toolDone('')]) {
        expect(said).not.to.match(/[\u2068\u2069]/);
        expect(said).to.match(LANGUAGES[code]);
      }
    });

    it('name the way out that this browser and this page have', () => {
      const ways = (kind: ErrorKind) => {
        const { text } = table.errors[kind];
        if (typeof text === 'string') return 1;
        return new Set(
          BROWSERS.flatMap((browser) => [true, false].map((renews) => text({ browser, renews }))),
        ).size;
      };
      const several = Object.fromEntries(KINDS.map((kind) => [kind, ways(kind)]));
      expect(Object.entries(several).filter(([, count]) => count > 1)).to.deep.equal([
        ['microphoneBlocked', BROWSERS.length],
        ['tokenExpired', 2],
        ['roomNotFound', 2],
        ['roomExpired', 2],
        ['roomDenied', 2],
      ]);
    });
  });
}

describe('numbers', () => {
  it('are written in the digits of the language', async () => {
    const bn = await tableOf('bn');
    expect(bn.clock(192)).to.equal('৩:১২');
    expect(bn.unnamedDevice(2)).to.equal('ডিভাইস ২');
    const ar = await tableOf('ar');
    expect(ar.clock(3723)).to.equal(
      `${number('ar', 1)}:${number('ar', 2, 2)}:${number('ar', 3, 2)}`,
    );
  });
});
