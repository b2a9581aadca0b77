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
      // The entry makes nothing with `new` but classes. What others have written may.
      const shorter = { unsafe_arrows: isEntry, unsafe_methods: isEntry };
      // No property of ours does anything when it is read, but give what it has. Those of others may.
      const compress = { passes: 3, pure_getters: name !== 'pipecat-call', ...shorter };
      const { code: once = '' } = await minifyAgain(source, { module: true, ecma: 2020, compress });
      const { code } = await minify(fileName, once, {
        module: true,
        compress: true,
        mangle: true,
        codegen: { removeWhitespace: true },
      });
      return { code: (AHEAD.test(name) ? COMPILE_AHEAD : '') + code, map: null };
    },
  };
}
