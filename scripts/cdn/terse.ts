import { minify as minifyAgain } from 'terser';
import { minify, type Plugin } from 'vite';

/**
 * Has a browser compile every function of the entry while it downloads, off the main thread: nearly all
 * of them run at once. Without it each is compiled when it is first called, on the main thread.
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** Minifies every chunk, before it is named by its content, in two ways: each leaves what the other one finds. */
export function terse(): Plugin {
  return {
    name: 'terse',
    async renderChunk(source, { fileName, isEntry }) {
      const { code: once } = await minify(fileName, source, {
        module: true,
        compress: true,
        mangle: true,
        codegen: { removeWhitespace: true },
      });
      // The entry makes nothing with `new` but classes. What others have written may.
      const shorter = { unsafe_arrows: isEntry, unsafe_methods: isEntry };
      const compress = { passes: 3, ...shorter };
      const { code = '' } = await minifyAgain(once, { module: true, ecma: 2020, compress });
      return { code: (isEntry ? COMPILE_AHEAD : '') + code, map: null };
    },
  };
}
