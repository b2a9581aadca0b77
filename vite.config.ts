import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { frame } from './demo/pages/frame.ts';
import { fewFiles } from './scripts/cdn/few-files.ts';
import { leanCalls } from './scripts/cdn/lean-calls.ts';
import { leanLit } from './scripts/cdn/lean-lit.ts';
import { oneCopy } from './scripts/cdn/one-copy.ts';
import { sideBySide } from './scripts/cdn/side-by-side.ts';
import { terse } from './scripts/cdn/terse.ts';
import { tightLiterals } from './scripts/cdn/tight-literals.ts';
import { trustedCallMachine } from './scripts/cdn/trusted-call-machine.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** What npm users install beside us is not bundled. */
const external = /^(lit|react|@pipecat-ai|@daily-co)(\/|$)/;

/** `dist/`: the npm package's modules. */
const library: UserConfig = {
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    lib: {
      entry: {
        index: path('src/index.ts'),
        element: path('src/element.ts'),
        'sdk/index': path('src/sdk/index.ts'),
        'testing/index': path('src/testing/index.ts'),
        react: path('src/react.ts'),
        // Types alone; importing them as modules does no harm.
        'types/preact': path('src/types/preact.ts'),
        'types/svelte': path('src/types/svelte.ts'),
        'types/vue': path('src/types/vue.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external,
      // 'use client' stays at the top of its entry.
      checks: { moduleLevelDirective: false },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

/** `dist/cdn/`: one module for a script tag, everything a call needs in lazy chunks beside it. */
const cdn: UserConfig = {
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [
    fewFiles(),
    leanLit(),
    leanCalls(),
    trustedCallMachine(),
    tightLiterals(),
    oneCopy(),
    sideBySide(),
    terse(),
  ],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    sourcemap: false,
    lib: { entry: { 'breeze-buddy-call': path('src/cdn.ts') }, formats: ['es'] },
    rolldownOptions: {
      checks: { pluginTimings: false },
      // One file for every page view: what the lazy chunks share with the entry stays in the entry.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        minify: false,
        comments: false,
      },
    },
  },
};

/** Stands for a page's own server: puts a fresh token into the page that it serves. */
function mintedTokens(): Plugin {
  return {
    name: 'minted-tokens',
    async transformIndexHtml(html) {
      if (!html.includes('%SANDBOX_')) return html;
      const url = process.env['VITE_SANDBOX_URL'] ?? '';
      const answer = await fetch(`${url}/sandbox/token`);
      const { token, templateId } = (await answer.json()) as Record<string, string>;
      return html
        .replaceAll('%SANDBOX_TOKEN%', token ?? '')
        .replaceAll('%SANDBOX_TEMPLATE%', templateId ?? '')
        .replaceAll('%SANDBOX_URL%', url);
    },
  };
}

/** The demo's pages, served with the library's sources. */
const demo: UserConfig = {
  root: path('demo'),
  plugins: [frame(), mintedTokens()],
  resolve: {
    alias: [
      { find: /^breeze-buddy-call$/, replacement: path('src/index.ts') },
      { find: /^breeze-buddy-call\/sdk$/, replacement: path('src/sdk/index.ts') },
      { find: /^breeze-buddy-call\/react$/, replacement: path('src/react.ts') },
      { find: /^breeze-buddy-call\/testing$/, replacement: path('src/testing/index.ts') },
    ],
  },
  server: { host: 'localhost', fs: { allow: [path('.')] } },
  // All of it before the first page is served: what is found later has Vite reload the page, in a call too.
  optimizeDeps: {
    entries: ['*.html', 'frameworks/*/index.html'],
    include: [
      'lit',
      'lit/directive.js',
      'lit/directives/guard.js',
      'lit/directives/repeat.js',
      '@daily-co/daily-js',
      '@pipecat-ai/client-js',
      '@pipecat-ai/daily-transport',
    ],
  },
};

export default defineConfig(({ command, mode }) => {
  if (command === 'serve') return demo;
  return mode === 'cdn' ? cdn : library;
});
