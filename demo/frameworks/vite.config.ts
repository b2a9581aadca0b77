/** Builds the example pages against `dist/`, as an application would against the npm package. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('.'),
  plugins: [
    react(),
    svelte({ configFile: false }),
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'breeze-buddy-call' } },
    }),
  ],
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
