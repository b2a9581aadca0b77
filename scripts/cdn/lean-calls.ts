import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { edited, everything, nameOf, parse, statementsOf, type Edit, type Node } from './syntax.ts';
import { unusedMethods } from './unused-methods.ts';

const DAILY = '@daily-co/daily-js';
const TRANSPORT = '@pipecat-ai/daily-transport';
const CLIENT = '@pipecat-ai/client-js';

/** One thing that is taken out of a package. It has to be there: a new version is looked at anew. */
interface Cut {
  readonly of: string;
  readonly what: string;
  readonly find: (program: Node, code: string) => Edit[];
}

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
        .filter((node) => /^globalThis\.Wav\w+ = /.test(code.slice(node.start, node.end)))
        .map((node) => replaced(node, '')),
  },
  {
    of: TRANSPORT,
    what: 'the audio worklets of the recorder, made at once and kept for ever',
    find: (program, code) =>
      declaratorsOf(program)
        .filter(({ init }) =>
          /^(new Blob|URL\.createObjectURL)\(/.test(code.slice(init.start, init.end)),
        )
        .map(({ init }) => ({ start: init.start, end: init.start, text: '/* @__PURE__ */ ' })),
  },
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
      for (const name of [DAILY, TRANSPORT, CLIENT]) {
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
  const cutTexts = new Map<string, string>();
  for (const [name, code] of codes) {
    const program = parse(code);
    const edits = cuts
      .filter(({ of }) => of === name)
      .flatMap(({ find, what }) => {
        const found = find(program, code);
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

/** The name of a method in Babel's `{key: 'name', value: function}`. */
function entryName(node: Node): string | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const [key] = node['properties'] as Node[];
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
