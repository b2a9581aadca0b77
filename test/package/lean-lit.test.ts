/** What the CDN build takes out of lit, and that nothing of ours needs it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { leanLitModules, leanModules } from '../../scripts/cdn/lean-lit.ts';
import { everything, nameOf, parse } from '../../scripts/cdn/syntax.ts';
import { tightened } from '../../scripts/cdn/tight-literals.ts';

const read = (name: string): string => readFileSync(`node_modules/${name}`, 'utf8');
const sources = readdirSync('src/element', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`src/element/${file}`, 'utf8') }));
/** The texts of all templates, with `${}` where a value is. */
const templates = sources.flatMap(({ file, text }) =>
  [...everything(parse(text, file))]
    .filter((node) => node.type === 'TaggedTemplateExpression' && nameOf(node['tag']) === 'html')
    .map((node) => {
      const { quasis } = node['quasi'] as { quasis: { value: { raw: string } }[] };
      return { file, text: quasis.map(({ value }) => value.raw).join('${}') };
    }),
);

describe('lit in the CDN build', () => {
  const lean = leanLitModules();

  it('parses, and has no name left that nothing defines', () => {
    for (const [name, code] of lean) {
      parse(code);
      for (const method of [
        '_$Ei',
        '_$Ev',
        '_$AC',
        '_$AR',
        '_$AE',
        '_$EM',
        '_$EP',
        '_$ET',
        '_$AK',
      ]) {
        const uses = code.includes(`this.${method}(`);
        assert.equal(
          uses && !code.includes(`}${method}(`) && !code.includes(`async ${method}(`),
          false,
          `${name} ${method}`,
        );
      }
    }
  });

  it('says what it misses when lit has changed', () => {
    for (const [name, from, to, words] of [
      ['lit-html/lit-html.js', 'strings:t,', 'texts:t,', /look for values/],
      [
        '@lit/reactive-element/reactive-element.js',
        'this.shouldUpdate',
        'this.wantsUpdate',
        /refused/,
      ],
      ['lit-element/lit-element.js', 'setConnected(!1)', 'connect(!1)', /disconnecting/],
      ['@lit/reactive-element/css-tag.js', 'toString()', 'text()', /by literal/],
      ['lit-html/directive.js', '_$AT(', '_$AX(', /told of its place/],
      ['lit-html/directive-helpers.js', 'parentNode', 'parent', /another list/],
      ['lit-html/directives/repeat.js', 'keys:l', 'keys:r', /without keys/],
      ['lit-html/directives/guard.js', 'Array.isArray', 'isArray', /compared/],
    ] as const) {
      const changed = new Map([...lean.keys()].map((module) => [module, read(module)]));
      changed.set(name, read(name).replace(from, to));
      assert.throws(() => leanModules(changed, []), words);
    }
  });

  it('has what our templates use', () => {
    assert.ok(templates.length > 20);
    for (const { file, text } of templates) {
      // Values stand in texts and as an attribute's value; nothing else is left.
      assert.doesNotMatch(text, /<!--|<(script|style|textarea|title)\b/i, file);
      assert.doesNotMatch(text.replace(/"[^"]*"/g, ''), /<[\w-]*\$\{\}|<[^>]*\s\$\{\}/, file);
    }
    for (const { file, text } of sources) {
      const imported = [...text.matchAll(/from 'lit\/([\w./-]+)'/g)].map(([, name]) => name);
      for (const name of imported) {
        assert.match(String(name), /^(directive|directives\/(repeat|guard))\.js$/, file);
      }
      assert.doesNotMatch(
        text,
        /import \{[^}]*\b(svg|mathml|css|render)\b[^}]*\} from 'lit'/,
        file,
      );
    }
  });

  it('has templates in which the places of values are marked', () => {
    const marked = (template: string): string => tightened(template, 'template.ts');
    assert.equal(
      marked('html`<b class=${a} @click=${b} ?hidden=${c} .value=${d} lang="en">${e}!</b>`'),
      'html(`<b class$ click@ hidden? value. lang="en"><?>!</b>`,a,b,c,d,e)',
    );
    assert.equal(marked('html`<b .textContent=${a}></b>`'), 'html(`<b textContent.></b>`,a)');
    // One in another, over several lines, and at the end, where a value needs something to stand before.
    assert.equal(
      marked('html`<p>\n  ${list.map((one) => html`<i>${one}</i>`)}\n</p>`; html`${a}${b}`'),
      'html(`<p> <?> </p>`,list.map((one) => html(`<i><?></i>`,one))); html(`<?><?><!>`,a,b)',
    );
    assert.equal(marked('html`<hr>`'), 'html(`<hr>`)');
    for (const strange of [
      '<b ${a}>',
      '<${a}>',
      '<b class="a ${b}">',
      '<b onClick=${a}>',
      '<b textContent=${a}>',
    ]) {
      assert.throws(() => marked(`html\`${strange}\``), /strange place/);
    }
  });

  it('has directives as texts alone', () => {
    for (const { file, text } of sources) {
      assert.doesNotMatch(text, /=\$\{\s*(repeat|guard|rowGroups)\(/, file);
      // What a guard compares is a list; rows have keys.
      for (const node of everything(parse(text, file))) {
        if (node.type !== 'CallExpression') continue;
        const given = node['arguments'] as { type: string }[];
        const name = nameOf(node['callee']);
        if (name === 'guard') assert.equal(given[0]?.type, 'ArrayExpression', file);
        if (name === 'repeat') assert.equal(given.length, 3, file);
      }
    }
  });

  it('has what our properties use', () => {
    const element = sources.find(({ file }) => file === 'breeze-buddy-call.ts')?.text ?? '';
    const [, declared = ''] = /PropertyDeclarations = \{(.*?)\n {2}\};/s.exec(element) ?? [];
    const options = [...declared.matchAll(/[{,] (\w+): /g)].map(([, name]) => name);
    assert.ok(options.length > 20);
    for (const name of options) assert.match(String(name), /^(attribute|type|reflect|useDefault)$/);
    for (const [, type] of declared.matchAll(/type: (\w+)/g)) assert.equal(type, 'Boolean');
    const hooks =
      /\b(firstUpdated|shouldUpdate|scheduleUpdate|getUpdateComplete|hostConnected|hostUpdate)\(/;
    for (const { file, text } of sources) assert.doesNotMatch(text, hooks, file);
  });
});
