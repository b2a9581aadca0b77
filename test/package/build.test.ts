/** What `npm run build` makes, used as a page, a bundler and a server would. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const CDN = 'dist/cdn';
const read = (path: string): string => readFileSync(path, 'utf8');

describe('the CDN build', () => {
  const entry = `${CDN}/breeze-buddy-call.js`;
  const named = ['breeze-buddy-call.js', 'classic.js', 'integrity.json'];
  const chunks = readdirSync(CDN).filter((name) => !named.includes(name));

  it('has one eager file, which imports nothing but lazily, from beside it', () => {
    const code = read(entry);
    assert.doesNotMatch(code, /\bfrom\s*["'`]|\bimport\s*["'`]/);
    const lazy = [...code.matchAll(/\bimport\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
      ([, path]) => path,
    );
    assert.ok(lazy.length > 0);
    for (const path of lazy) {
      assert.match(String(path), /^\.\/[\w-]+\.js$/);
      assert.ok(existsSync(`${CDN}/${path}`), String(path));
    }
  });

  it('registers the tag', () => {
    assert.match(read(entry), /customElements\.define\(["'`]breeze-buddy-call["'`]/);
  });

  it('has no byte of Pipecat or Daily in its eager file, and all of them in one lazy chunk', () => {
    // Words that the minifier keeps, because they go over the wire or name what is created.
    const marks = /rtvi-ai|call-machine-object-bundle|DailyIframe|client-ready|iframe-call-message/;
    assert.doesNotMatch(read(entry), marks);
    const carriers = chunks.filter((name) =>
      /rtvi-ai.*|call-machine-object-bundle/.test(read(`${CDN}/${name}`)),
    );
    assert.deepEqual(
      carriers.map((name) => name.replace(/-[\w-]{8}\.js$/, '')),
      ['pipecat-call'],
    );
  });

  it('writes out the hash of every script, as an integrity attribute takes it', () => {
    const hashes = JSON.parse(read(`${CDN}/integrity.json`)) as Record<string, string>;
    const scripts = readdirSync(CDN).filter((name) => name.endsWith('.js'));
    assert.deepEqual(Object.keys(hashes).sort(), scripts.sort());
    for (const [name, hash] of Object.entries(hashes)) {
      const digest = createHash('sha384')
        .update(readFileSync(`${CDN}/${name}`))
        .digest('base64');
      assert.equal(hash, `sha384-${digest}`, name);
    }
  });

  it('has browsers compile ahead what runs with the page and in every call, and no language', () => {
    const ahead = readdirSync(CDN)
      .filter((name) => read(`${CDN}/${name}`).startsWith('//# allFunctionsCalledOnLoad\n'))
      .map((name) => name.replace(/(-[\w-]{8})?\.js$/, ''));
    assert.deepEqual(ahead.sort(), ['breeze-buddy-call', 'cdn-call', 'pipecat-call']);
  });

  it('names every chunk by its content', () => {
    for (const name of chunks) assert.match(name, /^[\w-]+-[\w-]{8}\.js$/);
  });
});

describe('the package', () => {
  const { exports: entries } = JSON.parse(read('package.json')) as {
    exports: Record<string, string | Record<string, string>>;
  };

  for (const [name, entry] of Object.entries(entries)) {
    it(`has the files of its entry ${name}`, () => {
      for (const file of typeof entry === 'string' ? [entry] : Object.values(entry)) {
        assert.ok(existsSync(file), file);
      }
    });
  }

  it('names the types of an entry first', () => {
    for (const entry of Object.values(entries)) {
      if (typeof entry !== 'string') assert.equal(Object.keys(entry)[0], 'types');
    }
  });

  it('can be imported on a server, and exports what it says', () => {
    const program = `
      const page = await import('breeze-buddy-call');
      const element = await import('breeze-buddy-call/element');
      const sdk = await import('breeze-buddy-call/sdk');
      const testing = await import('breeze-buddy-call/testing');
      const react = await import('breeze-buddy-call/react');
      for (const types of ['preact', 'svelte', 'vue']) await import('breeze-buddy-call/' + types);
      const modules = [page, element, sdk, testing, react];
      console.log(JSON.stringify(modules.map((module) => Object.keys(module))));
    `;
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    assert.deepEqual(JSON.parse(printed), [
      ['BreezeBuddyCall'],
      ['BreezeBuddyCall'],
      [
        'APIError',
        'AuthenticationError',
        'BuddyClient',
        'BuddyError',
        'InvalidRequestError',
        'NetworkError',
        'SessionError',
        'TimeoutError',
        'joinRoom',
        'openRoom',
      ],
      ['ScriptedSession', 'failures', 'scriptCall'],
      ['BreezeBuddyCall'],
    ]);
  });

  it('is a plain tag for Lit’s renderer on servers, which draws what has this mark', async () => {
    const element: string = 'breeze-buddy-call/element';
    const { BreezeBuddyCall } = (await import(element)) as {
      BreezeBuddyCall: { _$litElement$: boolean };
    };
    assert.equal(BreezeBuddyCall._$litElement$, false);
  });

  it('keeps lit out of the SDK', () => {
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const code = read(file);
      assert.doesNotMatch(code, /from ["']lit/, file);
      for (const [, path] of code.matchAll(/(?:from|import)\s*\(?["'](\.[^"']+)["']/g)) {
        visit(new URL(String(path), `file:///${file}`).pathname.slice(1));
      }
    };
    visit('dist/sdk/index.js');
    assert.ok(seen.size > 1);
  });
});

it('the manifest describes the tag', () => {
  const manifest = JSON.parse(read('custom-elements.json')) as {
    modules: { declarations?: { tagName?: string; attributes?: { name: string }[] }[] }[];
  };
  const element = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'breeze-buddy-call');
  const attributes = element?.attributes?.map(({ name }) => name) ?? [];
  for (const name of ['token', 'template-id', 'mode', 'room-url', 'daily-bundle-path', 'active']) {
    assert.ok(attributes.includes(name), name);
  }
});
