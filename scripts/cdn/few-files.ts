import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const CALL = fileURLToPath(new URL('../../src/cdn-call.ts', import.meta.url));
const FORMAT = fileURLToPath(new URL('../../src/element/strings/format.ts', import.meta.url));

/** What is imported, in a file of which folder and name, and what that gets instead. */
const INSTEAD: ReadonlyArray<readonly [what: RegExp, where: RegExp, instead: string]> = [
  // What makes a call, what draws it and what it shares with Pipecat come in one file.
  [/^\.\/in-call\.js$/, /element\/[\w-]+\.ts$/, CALL],
  [/^\.\.\/sdk\/runtime\.js$/, /element\/[\w-]+\.ts$/, CALL],
  [/^\.\/call\.js$/, /call\/pipecat-call\.ts$/, CALL],
  // English is in there, too. What it has in common with the languages is smaller than a file of its own.
  [/^\.\/format\.js$/, /strings\/en\.ts$/, `${FORMAT}?english`],
];

/** Leaves out files that would only ever be fetched with another one: every file is a request. */
export function fewFiles(): Plugin {
  return {
    name: 'few-files',
    enforce: 'pre',
    resolveId: (what, importer = '') =>
      INSTEAD.find(([from, where]) => from.test(what) && where.test(importer))?.[2],
  };
}
