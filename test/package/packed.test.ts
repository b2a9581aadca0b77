/** `npm pack`, and what an engineer does with it: import, type, render on a server, bundle. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build as esbuild } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { packedProject, scriptsIn, type PackedProject } from './packed.ts';

/** Words that only the calling code holds. */
const CALLING = /rtvi-ai|call-machine-object-bundle/;

describe('the packed package', { timeout: 180_000 }, () => {
  let project: PackedProject;
  let entries: string[];

  before(() => {
    project = packedProject(['react', '@types/react', 'vue', 'svelte', 'preact']);
    const { exports } = JSON.parse(
      readFileSync(join(project.folder, 'node_modules/breeze-buddy-call/package.json'), 'utf8'),
    ) as { exports: Record<string, unknown> };
    entries = Object.entries(exports)
      .filter(([, entry]) => typeof entry === 'object')
      .map(([name]) => name.replace('.', 'breeze-buddy-call'));
    writeFileSync(join(project.folder, 'package.json'), '{"type": "module", "private": true}');
  });
  after(() => project.remove());

  it('has these files, and no others', () => {
    const names = project.files.map((name) => name.replace(/-[\w-]{8}(?=\.js(\.map)?$)/, '-*'));
    const outside = names.filter((name) => !/^(dist\/|src\/|docs\/[\w-]+\.md$)/.test(name));
    assert.deepEqual(outside, [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'custom-elements.json',
      'html-custom-data.json',
      'package.json',
    ]);
    const scripts = names.filter((name) => /^dist\/(?!cdn|chunks).*\.js$/.test(name));
    assert.deepEqual(scripts, [
      'dist/element.js',
      'dist/index.js',
      'dist/react.js',
      'dist/sdk/index.js',
      'dist/testing/index.js',
      'dist/types/preact.js',
      'dist/types/svelte.js',
      'dist/types/vue.js',
    ]);
    const rest = names.filter((name) => /^dist\//.test(name) && !scripts.includes(name));
    const known =
      /^dist\/(chunks\/.*\.js(\.map)?|cdn\/[\w-]+(-\*)?\.js|cdn\/integrity\.json|.*\.d\.ts(\.map)?|.*\.js\.map)$/;
    assert.deepEqual(
      rest.filter((name) => !known.test(name)),
      [],
    );
    // Declaration maps lead to the sources, which are there.
    const sources = project.files.filter((name) => /^src\/.*\.ts$/.test(name));
    const declared = project.files.filter((name) => /^dist\/.*\.d\.ts$/.test(name));
    for (const name of declared) {
      assert.ok(sources.includes(name.replace('dist', 'src').replace('.d.ts', '.ts')), name);
      assert.ok(project.files.includes(`${name}.map`), name);
    }
  });

  it('is in order for publint', async () => {
    const { messages } = await publint({
      pkgDir: join(project.folder, 'node_modules/breeze-buddy-call'),
      pack: false,
      strict: true,
    });
    const pkg = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg)),
      [],
    );
  });

  it('has types that are right for every resolver, that without `exports` too', async () => {
    const data = new Uint8Array(readFileSync(project.tarball));
    const result = await checkPackage(createPackageFromTarballData(data));
    assert.ok(result.types);
    // ES modules alone: nothing is promised to `require()`. A resolver without `exports` has the types of
    // every entry, and the tag's script as `main` (Parcel's); bundlers it types for know `exports`.
    const ours = result.problems.filter(
      (problem) =>
        !(
          'resolutionKind' in problem &&
          (problem.resolutionKind === 'node16-cjs' ||
            (problem.resolutionKind === 'node10' && problem.kind !== 'NoResolution'))
        ),
    );
    assert.deepEqual(ours, []);
    const { main } = JSON.parse(readFileSync('package.json', 'utf8')) as { main?: string };
    assert.equal(main, './dist/index.js');
  });

  it('is imported in plain Node by every entry, and leaves no global of its own', () => {
    // lit brings an element registry for servers.
    const program = `
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      for (const name of ${JSON.stringify(entries)}) await import(name);
      const { BreezeBuddyCall } = await import('breeze-buddy-call');
      console.log(typeof BreezeBuddyCall, [...Object.getOwnPropertyNames(globalThis)]
        .filter((name) => !before.has(name) && !/^(lit|reactive|customElements$)/i.test(name)));
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    assert.equal(printed.trim(), 'function []');
  });

  it('is quiet on a server that bundles it twice, as for components and for pages', () => {
    const program = `
      const { LitElement } = await import('lit');
      customElements.define('breeze-buddy-call', class extends LitElement {});
      await import('breeze-buddy-call');
    `;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    assert.deepEqual([status, stderr], [0, '']);
  });

  it('warns of nothing but lit itself where lit’s development build is used', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--conditions=development',
        '--input-type=module',
        '-e',
        "await import('breeze-buddy-call')",
      ],
      { cwd: project.folder, encoding: 'utf8' },
    );
    const lines = stderr.split('\n').filter((line) => line && !line.includes('/msg/dev-mode'));
    assert.deepEqual([status, lines], [0, []]);
  });

  it('is a client component for React’s server components', () => {
    const home = join(project.folder, 'node_modules/breeze-buddy-call/dist/react.js');
    assert.match(readFileSync(home, 'utf8'), /^["']use client["'];/);
  });

  for (const [module, moduleResolution] of [
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
  ] as const) {
    it(`has its types with moduleResolution ${moduleResolution}, checked to the last file`, () => {
      writeFileSync(
        join(project.folder, 'use.ts'),
        `import { BreezeBuddyCall, type BuddyEventMap } from 'breeze-buddy-call';
         import { BreezeBuddyCall as Again } from 'breeze-buddy-call/element';
         import { BuddyClient, SessionError } from 'breeze-buddy-call/sdk';
         import { scriptCall } from 'breeze-buddy-call/testing';
         import type { BreezeBuddyCallProps } from 'breeze-buddy-call/react';
         const call: BreezeBuddyCall = document.createElement('breeze-buddy-call');
         call.addEventListener('buddy-transcript', ({ detail }) => detail.isComplete satisfies boolean);
         document.querySelector('breeze-buddy-call')?.toggleMute();
         scriptCall(call).ready().say('assistant', 'Hello');
         // @ts-expect-error -- there is no such mode
         call.mode = 'rehearsal';
         // @ts-expect-error -- there is no such event
         type None = BuddyEventMap['buddy-nothing'];
         declare const maybe: string | undefined;
         const client = new BuddyClient({ auth: { token: '' }, resellerId: maybe, baseUrl: maybe });
         void client.startSession({ templateId: '', requestId: maybe, on: { transcript: undefined } });
         call.token = maybe;
         const props: BreezeBuddyCallProps = { token: maybe, muted: undefined, onTranscript: undefined };
         props satisfies object;
         [Again, SessionError] satisfies object;`,
      );
      const config = {
        compilerOptions: {
          ...{ module, moduleResolution, target: 'es2022', strict: true, noEmit: true },
          exactOptionalPropertyTypes: true,
          ...{
            skipLibCheck: false,
            types: [],
            lib: ['es2022', 'dom', 'dom.iterable'],
          },
        },
        files: ['use.ts'],
      };
      writeFileSync(join(project.folder, 'tsconfig.json'), JSON.stringify(config));
      const { stdout, status } = spawnSync(
        process.execPath,
        [resolve('node_modules/typescript/bin/tsc'), '-p', project.folder],
        { encoding: 'utf8' },
      );
      // What other packages' declarations get wrong is not for us to judge.
      const ours = stdout
        .split('\n')
        .filter(
          (line) => /error TS/.test(line) && !/node_modules\/(?!breeze-buddy-call)/.test(line),
        );
      assert.deepEqual(ours, []);
      assert.ok(status === 0 || stdout.includes('node_modules'), stdout);
    });
  }

  describe('bundled', () => {
    before(() => {
      writeFileSync(join(project.folder, 'main.js'), `import 'breeze-buddy-call';\n`);
    });

    /** The page's own bundle has the tag and none of the calling code, which is in a chunk of its own. */
    function keepsTheCallApart(folder: string, entry: string): void {
      const scripts = scriptsIn(folder);
      const code = (name: string) => readFileSync(join(folder, name), 'utf8');
      assert.match(code(entry), /breeze-buddy-call/);
      const carriers = scripts.filter((name) => CALLING.test(code(name)));
      assert.ok(carriers.length > 0, 'the calling code is bundled');
      assert.ok(!carriers.includes(entry), 'the calling code is apart');
      assert.ok(code(entry).length < 250_000, `${entry} has ${code(entry).length} characters`);
    }

    it('by vite', async () => {
      const out = join(project.folder, 'out-vite');
      writeFileSync(
        join(project.folder, 'index.html'),
        '<!doctype html><script type="module" src="/main.js"></script>',
      );
      await vite({
        configFile: false,
        root: project.folder,
        logLevel: 'error',
        build: { outDir: out, modulePreload: false },
      });
      const html = readFileSync(join(out, 'index.html'), 'utf8');
      const [, entry] = /src="\/([^"]+\.js)"/.exec(html) ?? [];
      assert.ok(entry);
      keepsTheCallApart(out, entry);
    });

    it('by esbuild', async () => {
      const out = join(project.folder, 'out-esbuild');
      await esbuild({
        entryPoints: [join(project.folder, 'main.js')],
        outdir: out,
        ...{ bundle: true, splitting: true, format: 'esm', minify: true, logLevel: 'error' },
      });
      keepsTheCallApart(out, 'main.js');
    });

    it('by webpack', async () => {
      const out = join(project.folder, 'out-webpack');
      mkdirSync(out);
      const stats = await new Promise<webpack.Stats | undefined>((done, fail) =>
        webpack(
          {
            mode: 'production',
            context: project.folder,
            entry: './main.js',
            output: { path: out, filename: 'main.js' },
            performance: false,
          },
          (error, result) => (error ? fail(error) : done(result)),
        ),
      );
      assert.deepEqual(stats?.compilation.errors.map(String), []);
      keepsTheCallApart(out, 'main.js');
    });

    it('drops the tag from a bundle that only needs the class’s type or the SDK', async () => {
      const source = join(project.folder, 'sdk-only.js');
      writeFileSync(
        source,
        `import { BuddyError } from 'breeze-buddy-call/sdk'; console.log(BuddyError);`,
      );
      const { outputFiles } = await esbuild({
        entryPoints: [source],
        ...{ bundle: true, splitting: true, format: 'esm', minify: true, write: false },
        outdir: project.folder,
      });
      const [entry] = outputFiles;
      assert.ok(entry);
      assert.doesNotMatch(entry.text, /attachShadow|adoptedStyleSheets/);
    });
  });

  it('leaves the CDN file as it was built', () => {
    const packed = join(project.folder, 'node_modules/breeze-buddy-call/dist/cdn/integrity.json');
    assert.ok(existsSync(packed));
    assert.equal(readFileSync(packed, 'utf8'), readFileSync('dist/cdn/integrity.json', 'utf8'));
  });
});
