/** The documentation: every code block is compiled or run, every name in it exists, every link leads somewhere. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { after, before, describe, it } from 'node:test';
import { jwtVerify } from 'jose';
import { transform } from 'lightningcss';
import { catalogue } from '../../demo/sandbox/faults/catalogue.js';
import { runCommand, type CommandTarget } from '../../src/element/commands.js';
import { failures } from '../../src/testing/failures.js';

interface Block {
  page: string;
  line: number;
  language: string;
  code: string;
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
/** The READMEs of parts of the project. */
const others = ['CHANGELOG.md', 'demo/sandbox/README.md', 'test/traces/README.md'];
/** Where paths in the text begin. */
const places = '. src src/sdk src/element demo demo/sandbox demo/sandbox/bot test/traces'.split(
  ' ',
);
const blocks: Block[] = pages.flatMap((page) => {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map((found) => ({
    page,
    line: text.slice(0, found.index).split('\n').length,
    language: found[1] ?? '',
    code: found[2] ?? '',
  }));
});
const named = ({ page, line }: Block) => `${page}:${line}`;
const of = (...languages: string[]) =>
  blocks.filter(({ language }) => languages.includes(language));

interface Named {
  name: string;
}
type Kind = 'attributes' | 'cssParts' | 'cssProperties' | 'cssStates' | 'events' | 'slots';
const tag = (
  JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
    modules: {
      declarations?: ({ tagName?: string } & Record<Kind, Named[]>)[];
    }[];
  }
).modules
  .flatMap(({ declarations = [] }) => declarations)
  .find(({ tagName }) => tagName === 'breeze-buddy-call');
const names = (kind: Kind) => (tag?.[kind] ?? []).map(({ name }) => name);

/** Whether an element does anything when a button asks for this. */
function isCommand(command: string): boolean {
  const done: string[] = [];
  const target = new Proxy({} as CommandTarget, {
    get: (_, name) => name !== 'active' && (() => done.push(String(name))),
  });
  runCommand(target, command);
  return done.length === 1;
}

describe('the documentation', () => {
  const folder = '.cache/docs';

  before(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has blocks of these languages only, so that none goes unchecked', () => {
    const known = ['sh', 'html', 'css', 'ts', 'tsx', 'vue', 'svelte', 'js', 'http'];
    assert.deepEqual(blocks.filter(({ language }) => !known.includes(language)).map(named), []);
    assert.ok(blocks.length > 20);
  });

  it('compiles: TypeScript, React, Vue and Svelte', () => {
    for (const block of of('ts', 'tsx', 'vue', 'svelte')) {
      const { language, code } = block;
      const name = `${named(block).replace(/\W/g, '-')}.${language}`;
      const isModule = /^(import|export) /m.test(code);
      writeFileSync(
        join(folder, name),
        /tsx?/.test(language) && !isModule ? `${code}export {};\n` : code,
      );
    }
    writeFileSync(
      join(folder, 'given.d.ts'),
      'declare const token: string; declare const roomToken: string; declare const templateId: string;\n',
    );
    const config = {
      extends: '../../demo/frameworks/tsconfig.json',
      // As Angular's projects have it.
      compilerOptions: { noPropertyAccessFromIndexSignature: true },
      include: ['.'],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'svelte.config.js'), 'export default {};\n');
    const run = (tool: string, ...args: string[]) =>
      spawnSync(resolve('node_modules/.bin', tool), args, { encoding: 'utf8' }).stdout;
    assert.equal(run('vue-tsc', '-p', folder), '');
    const svelte = run(
      'svelte-check',
      '--tsconfig',
      `${folder}/tsconfig.json`,
      '--output',
      'machine',
    );
    assert.deepEqual(
      svelte.split('\n').filter((line) => / ERROR /.test(line)),
      [],
    );
    assert.match(svelte, /COMPLETED [1-9]/);
  });

  for (const block of of('html')) {
    it(`${named(block)}: the tag has these attributes, commands and slots`, () => {
      for (const [, attributes = ''] of block.code.matchAll(/<breeze-buddy-call([^>]*)>/g)) {
        for (const [, name = ''] of attributes.matchAll(/([\w-]+)(?:=(?:"[^"]*"|\S+))?/g)) {
          assert.ok(['id', 'class', ...names('attributes')].includes(name), name);
        }
      }
      for (const [, name = ''] of block.code.matchAll(/slot="([^"]*)"/g)) {
        assert.ok(names('slots').includes(name), name);
      }
      for (const [, name] of block.code.matchAll(/command="([^"]*)"/g)) {
        assert.ok(isCommand(String(name)), name);
      }
      for (const [, name = ''] of block.code.matchAll(/breeze-buddy-call\/([\w.-]+\.js)/g)) {
        assert.ok(existsSync(`dist/cdn/${name}`), name);
      }
    });
  }

  for (const block of of('css')) {
    it(`${named(block)}: is CSS, with the tag's parts, properties and states`, () => {
      transform({ filename: named(block), code: Buffer.from(block.code) });
      for (const [kind, pattern] of [
        ['cssParts', /::part\(([\w-]+)\)/g],
        ['cssProperties', /(--buddy-[\w-]+)/g],
        ['cssStates', /:state\(([\w-]+)\)/g],
      ] as const) {
        for (const [, name = ''] of block.code.matchAll(pattern)) {
          assert.ok(names(kind).includes(name), name);
        }
      }
    });
  }

  it('mints a token in Node as security.md says', async () => {
    const [minting] = of('js').filter(({ code }) => code.includes('mintToken'));
    assert.ok(minting);
    const file = resolve(folder, 'mint.mjs');
    writeFileSync(file, minting.code);
    process.env['BUDDY_KEY'] = 'a key of at least thirty-two bytes for the test';
    const { mintToken } = (await import(pathToFileURL(file).href)) as {
      mintToken(visitor: string): Promise<string>;
    };
    const key = new TextEncoder().encode(process.env['BUDDY_KEY']);
    const { payload } = await jwtVerify(await mintToken('visitor-1'), key);
    assert.deepEqual([payload.sub, payload['reseller_ids']], ['visitor-1', ['r1']]);
    assert.ok((payload.exp ?? 0) - Date.now() / 1000 <= 301);
  });

  it('allows Daily alone by the default policy of security.md', () => {
    const [policy] = of('js').filter(({ code }) => code.includes('createPolicy'));
    assert.ok(policy);
    const given: { createScriptURL(url: string): string | null }[] = [];
    const page = {
      trustedTypes: { createPolicy: (_: string, rules: (typeof given)[0]) => given.push(rules) },
    };
    runInNewContext(policy.code, { ...page, URL });
    const allow = given[0]?.createScriptURL;
    assert.equal(allow?.('https://c.daily.co/x.js'), 'https://c.daily.co/x.js');
    assert.equal(allow?.('https://evil.example/x.js'), null);
  });

  it('has the policy that the tests call under', () => {
    const [header] = of('http');
    assert.ok(header);
    const directives = (text: string) =>
      [...text.matchAll(/(?:[;:] |")([a-z-]+(?:-src|-types|-for)\b[^;"`$]*)/g)].map(
        ([, one = '']) => one.split(' ')[0],
      );
    const test = readFileSync('test/e2e/strict-pages.test.ts', 'utf8');
    for (const name of directives(header.code)) assert.ok(name && test.includes(name), name);
    for (const fixed of [
      "default-src 'none'",
      "style-src 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html breeze-buddy-call',
    ]) {
      assert.ok(header.code.includes(fixed) && test.includes(fixed), fixed);
    }
  });

  it('names the npm scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const { code } of of('sh')) {
      for (const [, run, name = ''] of code.matchAll(/^npm (run )?([\w:]+)/gm)) {
        if (name !== 'install') assert.ok(scripts[name], `${run ?? ''}${name}`);
      }
    }
  });

  it('tells the sizes of the build', () => {
    const { stdout } = spawnSync('node', ['scripts/size.mjs'], { encoding: 'utf8' });
    const entry = Number(/(\d+) of +\d+ +breeze-buddy-call$/m.exec(stdout)?.[1]) / 1000;
    const call = Number(/a call adds (\d+)/.exec(stdout)?.[1]) / 1000;
    const told = (page: string, pattern: RegExp) => [
      ...(pattern.exec(readFileSync(page, 'utf8')) ?? ['', 'nothing']).slice(1),
    ];
    const row = /^\| `<breeze-buddy-call>` +\| ([\d.]+) kB +\| ([\d.]+) GB +\| (\d+) kB/m;
    for (const [page, pattern, ...sizes] of [
      ['README.md', /one file of\s+(\d+) KB/, entry],
      ['demo/index.html', /About (\d+) KB/, entry],
      ['docs/cost.md', /one file of (\d+) kB/, entry],
      ['docs/cost.md', /what a call needs, (\d+) kB/, call],
      ['docs/cost.md', row, entry, entry, call],
    ] as const) {
      for (const [at, words] of told(page, pattern).entries()) {
        const size = sizes[at] ?? NaN;
        const apart = Math.abs(Number(words) - size);
        assert.ok(apart <= (words.includes('.') ? 0.25 : 1), `${page}: ${words}, built ${size}`);
      }
    }
  });

  it('counts the faults and the recorded conversations that there are', () => {
    const text = readFileSync('CHANGELOG.md', 'utf8');
    const told = (pattern: RegExp) => Number(pattern.exec(text)?.[1]);
    const recorded = readdirSync('test/traces', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => basename(name));
    assert.equal(told(/(\d+)\s+faults/), catalogue.length);
    assert.equal(told(/(\d+)\s+conversations/), new Set(recorded).size);
  });

  it('tells of every error that a visitor can meet', () => {
    const rows = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `(\w+)`/gm)].map(
      ([, kind]) => kind,
    );
    assert.deepEqual(rows.sort(), Object.keys(failures).sort());
  });

  for (const page of [...pages, ...others]) {
    const text = readFileSync(page, 'utf8');

    it(`${page}: every event, custom property and path in it is there`, () => {
      const missing = [
        ...[...text.matchAll(/`(buddy-[\w-]+)/g)].filter(
          ([, name = '']) => !names('events').includes(name),
        ),
        ...[...text.matchAll(/`(--[\w-]+)`/g)].filter(
          ([, name = '']) => !names('cssProperties').includes(name) && !isCommand(name),
        ),
        ...[...text.matchAll(/`([\w.-]+\/[\w./-]*)`/g)].filter(
          ([, path = '']) =>
            /^(src|demo|test|docs|bench|scripts)\/|\/$|\.\w+$/.test(path) &&
            !places.some((place) => existsSync(join(place, path))),
        ),
      ].map(([, name]) => name);
      assert.deepEqual(missing, []);
    });

    it(`${page}: every link to a file leads to one, and to a heading that is there`, () => {
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
        const [path = '', heading] = target.split('#');
        const file = path ? join(dirname(page), path) : page;
        assert.ok(existsSync(file), target);
        if (!heading) continue;
        const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(
          ([, words = '']) =>
            words
              .toLowerCase()
              .replace(/[^\w\s-]/g, '')
              .replaceAll(' ', '-'),
        );
        assert.ok(headings.includes(heading), target);
      }
    });
  }
});
