import type { Plugin } from 'vite';
import { edited, everything, nameOf, parse, statementsOf, type Edit, type Node } from './syntax.ts';

/**
 * Where the entry leaves what the lazy files take: by the folder they come from, since a page may
 * have copies of several versions.
 */
const SHELF = 'globalThis[Symbol.for(new URL(".", import.meta.url).href)]';

/**
 * Lazy files take what they share with the entry from a shelf. An import would name the entry's
 * address without the query that the page's script tag may have (`?ver=2`, as site builders write it):
 * to a browser that is another module, and the page would load the file twice.
 */
export function oneCopy(): Plugin {
  return {
    name: 'one-copy',
    renderChunk(code, { fileName, isEntry }, _, { chunks }) {
      const names = Object.values(chunks).find((chunk) => chunk.isEntry)?.exports ?? [];
      const change = isEntry ? withShelf : fromShelf;
      return { code: change(code, fileName, names), map: null };
    },
  };
}

/**
 * The entry, whose exports lie on the shelf, one after the other. The first copy's stay: it is the one
 * that registers the tag.
 * @param names - what the entry exports
 */
export function withShelf(code: string, file: string, names: readonly string[]): string {
  const program = parse(code, file);
  const [exported, ...more] = statementsOf(program).filter(({ type }) => /^Export/.test(type));
  if (!exported || more.length || exported['source'] || exported['declaration']) {
    throw new Error(`${file}: what it exports is not one list.`);
  }
  const locals = new Map(
    specifiersOf(exported).map(({ exported, local }) => [nameOf(exported), nameOf(local) ?? '']),
  );
  const onShelf = names.map((name) => locals.get(name));
  if (locals.size !== names.length || onShelf.includes(undefined)) {
    throw new Error(`${file}: it does not export ${names.join(', ')}.`);
  }
  for (const node of everything(program)) {
    // What lies on the shelf is a value, where an export would be the variable.
    const changed = /^(Assignment|Update)Expression$/.test(node.type)
      ? nameOf(node['left'] ?? node['argument'])
      : undefined;
    if (changed && onShelf.includes(changed)) {
      throw new Error(`${file}: ${changed} is exported, and changes.`);
    }
  }
  return edited(code, [instead(exported, `${SHELF} ??= [${onShelf.join(', ')}];`)]);
}

/**
 * A lazy file that takes from the shelf what it imports from the entry.
 * @param names - what the entry exports
 */
export function fromShelf(
  code: string,
  file: string,
  names: readonly string[],
  entry = './breeze-buddy-call.js',
): string {
  const imports = statementsOf(parse(code, file)).filter(
    ({ type, source }) => type === 'ImportDeclaration' && nameOf(source) === entry,
  );
  return edited(
    code,
    imports.map((node) => {
      const taken: string[] = [];
      for (const { imported, local } of specifiersOf(node)) {
        const place = names.indexOf(nameOf(imported) ?? '');
        if (place < 0) throw new Error(`${file}: the entry does not export ${nameOf(imported)}.`);
        taken[place] = nameOf(local) ?? '';
      }
      return instead(node, taken.length ? `const [${taken.join(', ')}] = ${SHELF};` : '');
    }),
  );
}

const specifiersOf = (node: Node): Node[] => node['specifiers'] as Node[];

const instead = ({ start, end }: Node, text: string): Edit => ({ start, end, text });
