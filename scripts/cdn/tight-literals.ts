import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { readyTemplate } from './ready-templates.ts';
import { edited, everything, nameOf, parse, type Edit, type Node } from './syntax.ts';

/** Makes the styles and templates of our own sources short, and quick to read for a browser. */
export function tightLiterals(): Plugin {
  return {
    name: 'tight-literals',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/element\/.*\.ts$/.test(id) ? tightened(code, id) : undefined),
  };
}

/** A source text with tight `css` and ready `html` literals. */
export function tightened(code: string, file: string): string {
  const edits = [...everything(parse(code, file))].flatMap((node) => {
    if (node.type !== 'TaggedTemplateExpression') return [];
    const tag = nameOf(node['tag']);
    if (tag === 'html') return readyTemplate(node);
    return tag === 'css' ? [tightStyles(code, node)] : [];
  });
  return edited(code, edits);
}

function tightStyles(code: string, literal: Node): Edit {
  const { quasis } = literal['quasi'] as { quasis: Node[] };
  const [only, ...others] = quasis.map((quasi) => (quasi['value'] as { raw: string }).raw);
  if (only === undefined || others.length) throw new Error('A style sheet with expressions.');
  if (only.includes('\\')) throw new Error('A style sheet with an escape: is it written twice?');
  const sheet = { filename: 'styles.css', code: Buffer.from(only), minify: true };
  const start = code.indexOf(only, literal.start);
  return { start, end: start + only.length, text: transform(sheet).code.toString() };
}
