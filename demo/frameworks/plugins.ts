import { svelte } from '@sveltejs/vite-plugin-svelte';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import type { PluginOption } from 'vite';

/** What vite needs to know React's, Svelte's and Vue's files. */
export function frameworks(): PluginOption[] {
  return [
    react(),
    svelte({ configFile: false }),
    vue({
      template: { compilerOptions: { isCustomElement: (tag) => tag === 'breeze-buddy-call' } },
    }),
  ];
}
