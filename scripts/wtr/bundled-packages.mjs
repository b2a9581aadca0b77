/**
 * Serves packages that are not plain ES modules (Daily's is not) to the tests as one bundle with
 * shared chunks, so that every test sees one copy of each.
 */
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const folder = '.cache/packages';

export function bundledPackages(names) {
  const fileOf = (name) => name.replace(/^@/, '').replaceAll('/', '__');
  return {
    name: 'bundled-packages',
    async serverStart() {
      await build({
        entryPoints: Object.fromEntries(
          names.map((name) => [fileOf(name), fileURLToPath(import.meta.resolve(name))]),
        ),
        outdir: folder,
        bundle: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        sourcemap: false,
      });
    },
    resolveImport({ source }) {
      return names.includes(source) ? `/${folder}/${fileOf(source)}.js` : undefined;
    },
  };
}
