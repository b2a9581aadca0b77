import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fromShelf, withShelf } from '../../scripts/cdn/one-copy.js';

describe('what lazy files share with the entry', () => {
  const shelf = 'globalThis[Symbol.for(new URL(".", import.meta.url).href)]';

  it('is left on a shelf, and taken from it', () => {
    assert.equal(
      withShelf('class A {}\nfunction b() {}\nexport { A as n, b };', 'entry.js', ['b', 'n']),
      `class A {}\nfunction b() {}\n${shelf} ??= [b, A];`,
    );
    assert.equal(
      fromShelf(
        'import { n as A, b } from "./entry.js";\nimport "./other.js";\nb(A);',
        'lazy.js',
        ['b', 'c', 'n'],
        './entry.js',
      ),
      `const [b, , A] = ${shelf};\nimport "./other.js";\nb(A);`,
    );
    assert.equal(fromShelf('import "./entry.js";\nb();', 'lazy.js', [], './entry.js'), '\nb();');
  });

  it('is not what changes, nor what is exported in another way', () => {
    assert.throws(
      () => withShelf('let a = 1; a = 2; export { a };', 'entry.js', ['a']),
      /a is exported, and changes/,
    );
    assert.throws(
      () => withShelf('let a = 1; a++; export { a };', 'entry.js', ['a']),
      /a is exported, and changes/,
    );
    for (const code of [
      'export const a = 1;',
      'export * from "./a.js";',
      'let a; export { a }; export {};',
      'a();',
    ])
      assert.throws(() => withShelf(code, 'entry.js', ['a']), /not one list/);
  });

  it('is what the entry exports, and nothing else', () => {
    for (const names of [['a', 'b'], [], ['b']]) {
      assert.throws(() => withShelf('let a = 1; export { a };', 'entry.js', names), /not export/);
    }
    assert.throws(
      () => fromShelf('import { b } from "./entry.js";', 'lazy.js', ['a'], './entry.js'),
      /lazy\.js: the entry does not export b/,
    );
  });

  it('is asked for by no address: that may have a query in the page', () => {
    const files = readdirSync('dist/cdn').filter((name) => /-[\w-]{8}\.js$/.test(name));
    assert.ok(files.length > 5);
    for (const name of files) {
      assert.doesNotMatch(
        readFileSync(`dist/cdn/${name}`, 'utf8'),
        /\bbreeze-buddy-call\.js/,
        name,
      );
    }
  });
});
