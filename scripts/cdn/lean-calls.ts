import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import {
  childrenOf,
  edited,
  everything,
  nameOf,
  parse,
  statementsOf,
  type Edit,
  type Node,
} from './syntax.ts';
import { unusedMethods } from './unused-methods.ts';

const DAILY = '@daily-co/daily-js';
const TRANSPORT = '@pipecat-ai/daily-transport';
const CLIENT = '@pipecat-ai/client-js';
/** Tells Daily and Pipecat which browser this is. */
const BOWSER = 'bowser';

/** One thing that is taken out of a package. It has to be there: a new version is looked at anew. */
interface Cut {
  readonly of: string;
  readonly what: string;
  readonly find: (program: Node, code: string, called: ReadonlySet<string>) => Edit[];
}

/** Options of Daily's calls that neither we give nor Pipecat's transport does. */
const NOT_GIVEN =
  /^(customIntegrations|customTrayButtons|theme|layout|layoutConfig|lang|userData|reactNativeConfig|receiveSettings|sendSettings|inputSettings|aboutClient)$/;

const cuts: readonly Cut[] = [
  {
    of: DAILY,
    // `pipecat-call.ts` switches it off: a page's visitors are not reported to a third party.
    what: "the body of _maybeSendToSentry, and with it Sentry's client",
    find: (program) =>
      [...everything(program)]
        .filter((node) => entryName(node) === '_maybeSendToSentry')
        .map((entry) => replaced((entry['properties'] as Node[])[1]?.['value'], 'function(){}')),
  },
  {
    of: DAILY,
    what: 'a copy of bowser beside the one that Pipecat brings',
    find: (program) =>
      statementsOf(program)
        .filter((node) => node.type === 'ClassDeclaration' && hasStatic(node, 'getParser'))
        .map((node) => replaced(node, `import ${nameOf(node['id'])} from "bowser";`)),
  },
  {
    of: DAILY,
    what: 'a copy of events beside the one that Pipecat brings',
    find: (program, code) =>
      declaratorsOf(program)
        .filter(({ init }) =>
          code.slice(init.start, init.end).includes('MaxListenersExceededWarning'),
        )
        .map(({ init }) => replaced(init, 'events')),
  },
  {
    of: DAILY,
    what: 'a WebGL context, made at once to know about effects on video',
    find: (program, code) =>
      declaratorsOf(program)
        .filter(({ init }) =>
          code.slice(init.start, init.end).includes('failIfMajorPerformanceCaveat'),
        )
        .map(({ init }) => replaced(init, '"none"')),
  },
  {
    of: DAILY,
    what: 'checks of options that nobody gives',
    find: (program) =>
      [...everything(program)]
        .filter((node) => node.type === 'Property' && NOT_GIVEN.test(nameOf(node['key']) ?? ''))
        .map((node) => node['value'] as Node)
        .filter((value) => propertiesOf(value).some(({ key }) => nameOf(key) === 'validate'))
        .map((value) => replaced(value, '!0')),
  },
  {
    of: DAILY,
    what: 'React Native, where there are no script tags',
    find: (program, code) =>
      statementsOf(program)
        .filter((node) =>
          /^function \w+\(\)\{[^}]*"ReactNative"===/.test(code.slice(node.start, node.end)),
        )
        .map((node) => replaced(node['body'], '{return!1}')),
  },
  {
    of: BOWSER,
    what: 'what crawlers call themselves',
    find: (program, code) =>
      [...everything(program)].flatMap((node) => {
        if (node.type !== 'ArrayExpression') return [];
        const elements = node['elements'] as Node[];
        return elements.flatMap((element, index) => {
          const test = propertiesOf(element).find(({ key }) => nameOf(key) === 'test');
          const next = elements[index + 1];
          const isCrawler = test && /bot|spider|crawler/i.test(code.slice(test.start, test.end));
          return isCrawler && next ? [{ start: element.start, end: next.start, text: '' }] : [];
        });
      }),
  },
  {
    of: TRANSPORT,
    what: 'the words for who calls Daily beside the transport',
    find: (program, code) =>
      [...everything(program)]
        .filter((node) => code.startsWith('new Proxy(this._daily,', node.start))
        .map((node) => replaced(node, 'this._daily')),
  },
  {
    of: CLIENT,
    what: 'the guards of methods that nobody calls',
    find: (program, code, called) =>
      statementsOf(program)
        .filter((node) => {
          const text = code.slice(node.start, node.end);
          const [, name] = /__decorate\(\[.*\.prototype, "(\w+)", null\);$/s.exec(text) ?? [];
          return name && !called.has(name);
        })
        .map((node) => replaced(node, '')),
  },
  {
    of: TRANSPORT,
    what: 'the body of setupRecorder: audio is never buffered until the bot is ready',
    find: (program) =>
      [...everything(program)]
        .filter(
          (node) => node.type === 'MethodDefinition' && nameOf(node['key']) === 'setupRecorder',
        )
        .map((node) => replaced((node['value'] as Node)['body'], '{}')),
  },
  {
    of: TRANSPORT,
    what: 'globals that nobody reads',
    find: (program, code) =>
      statementsOf(program)
        .filter((node) =>
          /^globalThis\.(Wav\w+|AudioAnalysis) = /.test(code.slice(node.start, node.end)),
        )
        .map((node) => replaced(node, '')),
  },
  {
    of: TRANSPORT,
    what: "the notes' frequencies, for drawings of sound",
    find: (program) =>
      statementsOf(program)
        .filter(({ type }) => type === 'ForStatement')
        .map((node) => replaced(node, '')),
  },
  {
    of: TRANSPORT,
    what: 'the socket of another transport',
    find: (program, code) => withAllUses(program, code, 'Need a valid WebSocket URL'),
  },
  ...[DAILY, TRANSPORT].map((of): Cut => ({
    of,
    // Classes and tables, and audio worklets that stay for ever.
    what: 'what is made at once, where nobody uses it',
    find: madeAtOnce,
  })),
  ...[DAILY, TRANSPORT].map((of): Cut => ({
    of,
    what: 'the keys that a page has put on Object.prototype, from loops over all keys',
    find: ownKeys,
  })),
  ...[TRANSPORT, CLIENT].flatMap((of): Cut[] => [
    { of, what: 'the lists of exports that are not read', find: parcelExports },
    { of, what: 'all of package.json but its name and version', find: packageJson },
  ]),
];

/** Daily takes such keys for participants and tracks, and posts what can't be cloned. */
function ownKeys(program: Node): Edit[] {
  return [...everything(program)].flatMap((node) => {
    if (node.type !== 'ForInStatement') return [];
    const { end: from } = node['left'] as Node;
    const { start, end } = node['right'] as Node;
    return [
      { start: from, end: start, text: ' of Object.keys((' },
      { start: end, end, text: ')||{})' },
    ];
  });
}

/** Marks calls that run with the module as nothing but the making of a value. */
function madeAtOnce(program: Node): Edit[] {
  return declaratorsOf(program).flatMap(({ init }) =>
    [...atOnce(init)]
      .filter(({ type }) => /^(Call|New)Expression$/.test(type))
      .map(({ start }) => ({ start, end: start, text: '/* @__PURE__ */ ' })),
  );
}

/** A node and what of it runs with the module. */
function* atOnce(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) {
    if (!/Function|Class/.test(child.type)) yield* atOnce(child);
  }
}

/** A class by words in it, with the statements that only add to it. None where others name it. */
function withAllUses(program: Node, code: string, words: string): Edit[] {
  const textOf = ({ start, end }: Node): string => code.slice(start, end);
  const found = statementsOf(program).find(
    (node) => node.type === 'ClassDeclaration' && textOf(node).includes(words),
  );
  const name = nameOf(found?.['id']) ?? '';
  const uses = statementsOf(program).filter((node) => textOf(node).includes(name));
  const isOwn = (node: Node): boolean =>
    node === found || /^\[[^\]]*\]\.forEach\(/.test(textOf(node));
  return found && uses.every(isOwn) ? uses.map((node) => replaced(node, '')) : [];
}

/** What the client's own build leaves of its modules: objects that only other such objects read. */
function parcelExports(program: Node, code: string): Edit[] {
  return statementsOf(program)
    .filter((node) => /^\$parcel\$export(Wildcard)?\(/.test(code.slice(node.start, node.end)))
    .filter((node) => {
      const [first] = (node['expression'] as { arguments: Node[] }).arguments;
      const name = nameOf(first) ?? '';
      const uses = code.split(name).length - 1;
      const exports = code.split(`(${name}, `).length - 1 + code.split(`, ${name})`).length - 1;
      return uses === exports + 1;
    })
    .map((node) => replaced(node, ''));
}

function packageJson(program: Node): Edit[] {
  return [...everything(program)].flatMap((node) => {
    const [text] = (node['arguments'] ?? []) as Node[];
    if (node.type !== 'CallExpression' || !String(text?.['value']).includes('"license":'))
      return [];
    const { name, version } = JSON.parse(text?.['value'] as string) as Record<string, string>;
    return [replaced(node, JSON.stringify({ name, version }))];
  });
}

/**
 * Takes out of the calling code what no call of ours can reach: Daily's and Pipecat's packages are
 * made for every kind of call, and as single files that a bundler can not take apart by itself.
 * Everything is looked for by what it is, and not to find it is an error.
 */
export function leanCalls(): Plugin {
  const published = new Map<string, string>();
  const leaner = new Map<string, string>();
  return {
    name: 'lean-calls',
    // Before whatever else changes these packages: it begins with their texts as published.
    enforce: 'pre',
    async buildStart() {
      const ids = new Map<string, string>();
      const codes = new Map<string, string>();
      for (const name of [DAILY, TRANSPORT, CLIENT, BOWSER]) {
        const resolved = await this.resolve(name);
        if (!resolved) return this.error(`${name} is not installed`);
        const code = readFileSync(resolved.id, 'utf8');
        ids.set(name, resolved.id);
        codes.set(name, code);
        published.set(resolved.id, code);
      }
      for (const [name, code] of leanPackages(codes, callers()))
        leaner.set(ids.get(name) ?? '', code);
    },
    transform(code, id) {
      const lean = leaner.get(id);
      if (lean !== undefined && published.get(id) !== code) this.error(`${id} was changed before`);
      return lean;
    },
  };
}

/**
 * The packages' texts without what can't be reached.
 * @param codes - their texts as published, by name
 * @param callers - texts of what uses them
 * @throws where something that is to be taken out is not there
 */
export function leanPackages(
  codes: ReadonlyMap<string, string>,
  callers: readonly string[],
): Map<string, string> {
  const called = new Set(callers.flatMap((text) => text.match(/\w+/g) ?? []));
  const cutTexts = new Map<string, string>();
  for (const [name, code] of codes) {
    const program = parse(code);
    const edits = cuts
      .filter(({ of }) => of === name)
      .flatMap(({ find, what }) => {
        const found = find(program, code, called);
        if (!found.length) throw new Error(`${name} has changed: where is ${what}?`);
        return found;
      });
    cutTexts.set(
      name,
      (name === DAILY ? 'import events from "events";' : '') + edited(code, edits),
    );
  }
  const unused = unusedMethods(cutTexts, callers);
  return new Map([...cutTexts].map(([name, code]) => [name, edited(code, unused.get(name) ?? [])]));
}

/** The only code of ours that knows these packages. */
function callers(): string[] {
  const folder = fileURLToPath(new URL('../../src/sdk/call/', import.meta.url));
  return readdirSync(folder).map((file) => readFileSync(folder + file, 'utf8'));
}

function replaced(node: unknown, text: string): Edit {
  const { start, end } = node as Node;
  return { start, end, text };
}

/** The properties of an object literal. */
const propertiesOf = (node: Node): Node[] =>
  node.type === 'ObjectExpression' ? (node['properties'] as Node[]) : [];

/** The name of a method in Babel's `{key: 'name', value: function}`. */
function entryName(node: Node): string | undefined {
  const [key] = propertiesOf(node);
  return nameOf(key?.['key']) === 'key' ? nameOf(key?.['value']) : undefined;
}

function hasStatic(node: Node, name: string): boolean {
  const { body } = node['body'] as { body: Node[] };
  return body.some((member) => member['static'] && nameOf(member['key']) === name);
}

function declaratorsOf(program: Node): { init: Node }[] {
  return statementsOf(program)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap((node) => node['declarations'] as { init: Node | null }[])
    .filter((node): node is { init: Node } => node.init !== null);
}
