/** What the CDN build takes out of the packages that call, and that it says so when it can't. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { leanPackages } from '../../scripts/cdn/lean-calls.ts';
import { fetchedSideBySide } from '../../scripts/cdn/side-by-side.ts';
import { edited, everything, parse } from '../../scripts/cdn/syntax.ts';
import { tightened } from '../../scripts/cdn/tight-literals.ts';
import { unusedMethods } from '../../scripts/cdn/unused-methods.ts';

const DAILY = '@daily-co/daily-js';
const TRANSPORT = '@pipecat-ai/daily-transport';
const CLIENT = '@pipecat-ai/client-js';
const published = (): Map<string, string> =>
  new Map(
    Object.entries({
      [DAILY]: 'dist/daily-esm.js',
      [TRANSPORT]: 'dist/index.module.js',
      [CLIENT]: 'dist/index.module.js',
      bowser: 'bowser.mjs',
    }).map(([name, file]) => [name, readFileSync(`node_modules/${name}/${file}`, 'utf8')]),
  );
const callers = readdirSync('src/sdk/call').map((name) =>
  readFileSync(`src/sdk/call/${name}`, 'utf8'),
);

const bowser = published().get('bowser') ?? '';

function without(code: string, ...others: string[]): string {
  const edits = unusedMethods(new Map([['one', code]]), others).get('one') ?? [];
  const lean = edited(code, edits);
  parse(lean);
  return lean.replace(/\s+/g, ' ');
}

describe('methods that nobody can call', () => {
  it('go, with what only they name', () => {
    const code = `class A { used() { this.inner(); } inner() {} alone() { this.deep(); } deep() {} }`;
    assert.equal(without(code, 'a.used()'), 'class A { used() { this.inner(); } inner() {} }');
  });

  it('stay when they are named in another way: in a string, as a key, in a pattern', () => {
    const code = `class A { one() {} two() {} three() {} four() {} }
      a['one']; const table = { two: 1 }; const { three } = a;`;
    assert.equal(without(code).includes('four'), false);
    for (const name of ['one() {}', 'two() {}', 'three() {}']) {
      assert.ok(without(code).includes(name), name);
    }
  });

  it('stay when the language or the browser calls them', () => {
    const code = `class A { constructor() {} toString() {} toJSON() {} then() {} handleEvent() {} [x]() {} }`;
    assert.equal(without(code), code);
  });

  it('go out of the lists that stand for classes in older code, wherever they are in them', () => {
    const list = (names: string): string =>
      `o(A,[${names
        .split('')
        .map((name) => `{key:"${name}",value:function(){}}`)
        .join(',')}]);`;
    for (const [named, all, left] of [
      ['b', 'abc', 'b'],
      ['a', 'abc', 'a'],
      ['c', 'abc', 'c'],
      ['ac', 'abcd', 'ac'],
      ['', 'ab', ''],
    ] as const) {
      const caller = named.split('').map((name) => `x.${name}()`);
      assert.equal(without(list(all), ...caller), list(left));
    }
  });
});

describe('the calling code of the CDN build', () => {
  const lean = leanPackages(published(), callers);
  const shipped = readdirSync('dist/cdn')
    .filter((name) => name.startsWith('pipecat-call'))
    .map((name) => readFileSync(`dist/cdn/${name}`, 'utf8'))
    .join();

  it('calls no method that was taken out of it', () => {
    const definitions = (codes: Map<string, string>): Set<string> =>
      new Set(
        [...codes.values()].flatMap((code) =>
          [...everything(parse(code))].flatMap((node) => {
            if (node.type === 'MethodDefinition')
              return [String((node['key'] as { name?: string }).name)];
            if (node.type !== 'ObjectExpression') return [];
            const [key] = node['properties'] as {
              key?: { name?: string };
              value?: { value?: string };
            }[];
            return key?.key?.name === 'key' ? [String(key.value?.value)] : [];
          }),
        ),
      );
    const left = definitions(lean);
    const gone = [...definitions(published())].filter(
      (name) => !left.has(name) && !bowser.includes(name),
    );
    assert.ok(gone.length > 50, String(gone.length));
    for (const name of gone) assert.ok(!new RegExp(`\\.${name}\\b`).test(shipped), name);
  });

  it('says what it misses when a package has changed', () => {
    for (const [name, from, to, words] of [
      [DAILY, '_maybeSendToSentry', '_report', /_maybeSendToSentry/],
      [DAILY, 'static getParser', 'static parserOf', /bowser/],
      [DAILY, 'MaxListenersExceededWarning', 'TooMany', /events/],
      [DAILY, '"ReactNative"', '"Native"', /React Native/],
      [DAILY, 'validate:', 'isValid:', /options that nobody gives/],
      [TRANSPORT, 'globalThis.', 'self.', /globals/],
      [TRANSPORT, 'for(let i = 1;', 'while(0)for(let i = 1;', /frequencies/],
      [TRANSPORT, 'Need a valid WebSocket URL', 'No URL', /socket/],
      [TRANSPORT, 'new Proxy(this._daily,', 'new Proxy(daily,', /beside the transport/],
      [CLIENT, '__decorate([', '__mark([', /guards/],
      ['bowser', 'test: [', 'tests: [', /crawlers/],
    ] as const) {
      const changed = published();
      changed.set(name, (changed.get(name) ?? '').replaceAll(from, to));
      assert.throws(() => leanPackages(changed, callers), words);
    }
  });

  it('keeps the socket of another transport where anything else names it', () => {
    const changed = published();
    const [, socket = ''] =
      /class (\S+) extends [^{]+\{\s*constructor\(address/.exec(changed.get(TRANSPORT) ?? '') ?? [];
    assert.notEqual(socket, '');
    changed.set(TRANSPORT, `${changed.get(TRANSPORT)}\nnew ${socket}('wss://a.example');`);
    assert.throws(() => leanPackages(changed, callers), /socket/);
  });

  it('guards the methods that are called', () => {
    const guarded = [...(lean.get(CLIENT) ?? '').matchAll(/\.prototype, "(\w+)", null\)/g)];
    assert.ok(guarded.some(([, name]) => name === 'connect'));
    for (const [, name] of guarded) assert.match(lean.get(CLIENT) ?? '', new RegExp(` ${name}\\(`));
  });

  it('checks the options that are given', () => {
    const unchecked = [...(lean.get(DAILY) ?? '').matchAll(/(?<=[{,])(\w+):!0(?=[,}])/g)]
      .map(([, name = '']) => name)
      .filter((name) => !(published().get(DAILY) ?? '').includes(`${name}:!0`));
    assert.ok(unchecked.includes('customTrayButtons'), unchecked.join());
    for (const text of [published().get(TRANSPORT) ?? '', ...callers]) {
      for (const name of unchecked) assert.doesNotMatch(text, new RegExp(`\\b${name}\\b`));
    }
  });

  it('knows the browsers that people use', async () => {
    type Bowser = { default: { parse(userAgent: string): unknown } };
    const load = async (code = ''): Promise<Bowser['default']> =>
      ((await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Bowser).default;
    const [before, after] = [await load(bowser), await load(lean.get('bowser'))];
    const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0';
    const iPhone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
    for (const userAgent of [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36`,
      `Mozilla/5.0 (X11; Linux x86_64) ${chrome.replace('Chrome', 'HeadlessChrome')} Safari/537.36`,
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/131.0.0.0`,
      `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${chrome} Mobile Safari/537.36`,
      `Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Firefox/128.0`,
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15`,
      `${iPhone} Version/18.1 Mobile/15E148 Safari/604.1`,
      `${iPhone} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
      `${iPhone} FxiOS/133.0 Mobile/15E148 Safari/605.1.15`,
    ])
      assert.deepEqual(after.parse(userAgent), before.parse(userAgent), userAgent);
  });

  it('reports nothing to a third party, leaves no globals, and has one copy of what two packages need', () => {
    // What another transform puts in is still there.
    assert.match(shipped, /createScriptURL/);
    assert.doesNotMatch(
      shipped,
      /sentry\.io|__SENTRY__|globalThis\.(Wav|AudioAnalysis)|AudioWorkletProcessor/,
    );
    for (const copied of ['Vivaldi', 'MaxListenersExceededWarning']) {
      const count = (code: string): number => code.split(copied).length - 1;
      const bowser =
        copied === 'Vivaldi' ? readFileSync('node_modules/bowser/bowser.mjs', 'utf8') : '';
      assert.equal(count(shipped), bowser ? count(bowser) : 1, copied);
    }
  });

  it('takes nothing for its own that a page has put on Object.prototype', () => {
    const loops = [...everything(parse(lean.get(DAILY) ?? ''))].filter(({ type }) =>
      /^For(In|Of)Statement$/.test(type),
    );
    assert.ok(loops.length > 20, String(loops.length));
    assert.ok(loops.every(({ type }) => type === 'ForOfStatement'));
  });
});

describe('what a lazy chunk imports', () => {
  const chunks = new Map(
    Object.entries({
      'entry.js': { isEntry: true, imports: [] },
      'view-12345678.js': { isEntry: false, imports: ['entry.js', 'words-12345678.js'] },
      'words-12345678.js': { isEntry: false, imports: ['deep-12345678.js', 'entry.js'] },
      'deep-12345678.js': { isEntry: false, imports: [] },
    }),
  );

  it('is fetched beside it', () => {
    assert.equal(
      fetchedSideBySide('a(import("./view-12345678.js"))', chunks),
      'a((import("./words-12345678.js").catch(()=>{}),import("./deep-12345678.js").catch(()=>{}),import("./view-12345678.js")))',
    );
    assert.equal(
      fetchedSideBySide('import("./deep-12345678.js")', chunks),
      'import("./deep-12345678.js")',
    );
  });

  it('is asked for by the entry, whatever it is', () => {
    const folder = 'dist/cdn/';
    const read = (name: string): string => readFileSync(folder + name, 'utf8');
    const entry = read('breeze-buddy-call.js');
    for (const name of readdirSync(folder)) {
      if (!/^(cdn-call|pipecat-call)-/.test(name)) continue;
      for (const [, needed] of read(name).matchAll(/\bfrom\s*["'`]\.\/([\w.-]+)["'`]/g)) {
        assert.ok(entry.includes(`import("./${needed}")`), `${name} needs ${needed}`);
      }
    }
  });
});

describe('literals of the CDN build', () => {
  it('lose the white space that nobody sees', () => {
    const source = [
      'const styles = css`',
      '  /* words */',
      '  a:hover, b :hover { color: light-dark(#fff, #000); }',
      '`;',
      'const view = html`<p',
      '  class="a"',
      '>${one} <b>two</b>',
      '  ${three}</p>`;',
      'const other = `a',
      '  b`;',
    ].join('\n');
    assert.equal(
      tightened(source, 'view.ts'),
      [
        'const styles = css`a:hover,b :hover{color:light-dark(#fff,#000)}`;',
        'const view = html(`<p class="a"><?> <b>two</b> <?></p>`,one,three);',
        'const other = `a',
        '  b`;',
      ].join('\n'),
    );
  });
});
