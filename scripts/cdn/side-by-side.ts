import type { Plugin } from 'vite';

/** What a chunk is, as far as this needs it. */
interface Chunk {
  readonly isEntry: boolean;
  readonly imports: readonly string[];
}

/**
 * Fetches what a lazy chunk imports beside it, not after it: a browser reads a chunk before it knows
 * what else to ask for.
 */
export function sideBySide(): Plugin {
  return {
    name: 'side-by-side',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const known = new Map<string, Chunk>(chunks.map((chunk) => [chunk.fileName, chunk]));
      for (const chunk of chunks) chunk.code = fetchedSideBySide(chunk.code, known);
    },
  };
}

/** A chunk's code whose lazy imports bring their own imports along. */
export function fetchedSideBySide(code: string, chunks: ReadonlyMap<string, Chunk>): string {
  return code.replace(
    /\bimport\((["'`])\.\/([\w.-]+)\1\)/g,
    (text: string, _: string, file: string) => {
      const imports = importsOf(file, chunks).map((name) => `import("./${name}").catch(()=>{})`);
      return imports.length ? `(${imports.join(',')},${text})` : text;
    },
  );
}

/** What a chunk imports, and what that imports in turn, but for the entry, which is there. */
function importsOf(
  file: string,
  chunks: ReadonlyMap<string, Chunk>,
  seen = new Set<string>(),
): string[] {
  for (const name of chunks.get(file)?.imports ?? []) {
    if (seen.has(name) || chunks.get(name)?.isEntry) continue;
    seen.add(name);
    importsOf(name, chunks, seen);
  }
  return [...seen];
}
