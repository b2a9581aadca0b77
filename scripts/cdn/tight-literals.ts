import { transform } from 'lightningcss';
import type { Plugin } from 'vite';
import { edited, everything, nameOf, parse, type Edit, type Node } from './syntax.ts';

/** Takes out of the styles and templates of our own sources the white space that nobody sees. */
export function tightLiterals(): Plugin {
  return {
    name: 'tight-literals',
    enforce: 'pre',
    transform: (code, id) => (/\/src\/element\/.*\.ts$/.test(id) ? tightened(code, id) : undefined),
  };
}

/** A source text with tight `css` and `html` literals. A style sheet with expressions stays as it is. */
export function tightened(code: string, file: string): string {
  const edits = [...everything(parse(code, file))].flatMap((node): Edit[] => {
    if (node.type !== 'TaggedTemplateExpression') return [];
    const { quasis } = node['quasi'] as { quasis: Node[] };
    const texts = quasis.map((quasi): Edit => {
      const { raw: text } = quasi['value'] as { raw: string };
      // In TypeScript a quasi's place includes what surrounds it.
      const start = code.indexOf(text, quasi.start);
      return { start, end: start + text.length, text };
    });
    const [first, ...others] = texts;
    switch (nameOf(node['tag'])) {
      case 'css':
        return first && !others.length ? [{ ...first, text: tightStyles(first.text) }] : [];
      case 'html':
      case 'svg':
        // White space between two words or tags is seen, a line's end and its indentation are not.
        return texts.map((quasi) => ({ ...quasi, text: quasi.text.replace(/\s*\n\s*/g, ' ') }));
      default:
        return [];
    }
  });
  return edited(code, edits);
}

function tightStyles(text: string): string {
  if (text.includes('\\')) throw new Error('A style sheet with an escape: is it written twice?');
  const { code } = transform({ filename: 'styles.css', code: Buffer.from(text), minify: true });
  return code.toString();
}
