/** Builds the example pages against `dist/`, as an application would against the npm package. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { frameworks } from './plugins.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  plugins: frameworks(),
  resolve: {
    alias: [
      { find: /^breeze-buddy-call$/, replacement: path('../../dist/index.js') },
      { find: /^breeze-buddy-call\/react$/, replacement: path('../../dist/react.js') },
    ],
  },
  build: {
    outDir: path('../../.cache/frameworks'),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        react: path('react/index.html'),
        vue: path('vue/index.html'),
        svelte: path('svelte/index.html'),
        server: path('server/main.ts'),
      },
      output: { entryFileNames: 'assets/[name].js' },
    },
  },
});
