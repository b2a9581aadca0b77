import { minify as minifyAgain } from 'terser';
import { minify, type Plugin } from 'vite';

/**
 * Has a browser compile every function of a file while it downloads, off the main thread. Without it
 * each is compiled when it is first called, on the main thread.
 */
const COMPILE_AHEAD = '//# allFunctionsCalledOnLoad\n';

/** The entry, nearly all of which runs at once, and what runs while a call is being connected. */
const AHEAD = /^(breeze-buddy|cdn|pipecat)-call$/;

/** Minifies every chunk, before it is named by its content, in two ways: each leaves what the other one finds. */
export function terse(): Plugin {
  return {
    name: 'terse',
    async renderChunk(source, { fileName, name, isEntry }) {
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
      return { code: (AHEAD.test(name) ? COMPILE_AHEAD : '') + code, map: null };
    },
  };
}
