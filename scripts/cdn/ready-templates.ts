import type { Edit, Node } from './syntax.ts';

/** An attribute whose value comes next, and how that is set: `@` listener, `?` boolean, `.` property. */
const ATTRIBUTE = /\s([@?.]?)([a-z-]+|(?<=\.)textContent)=$/;
/** Where a value among texts is going to stand. */
const PLACE = '<?>';
/** The node that such a value stands before, where nothing else follows. */
const END = '<!>';

/**
 * Writes a template as the browser parses it, with signs where its values go, so that lit need not look
 * for these places when it is first drawn. html`<b class=${a} @click=${b}>${c}</b>` becomes
 * html(`<b class$ click@><?></b>`,a,b,c); `lean-lit.ts` reads the signs.
 * @param template - an `html` literal
 * @returns the edits that do it; the values stay as they are
 * @throws where a value stands neither in a text nor as an attribute's whole value
 */
export function readyTemplate(template: Node): Edit[] {
  const { quasis, expressions } = template['quasi'] as { quasis: Node[]; expressions: Node[] };
  let ready = '';
  for (const [index, quasi] of quasis.entries()) {
    const { raw } = quasi['value'] as { raw: string };
    // White space between two words or tags is seen, a line's end and its indentation are not.
    ready += raw.replace(/\s*\n\s*/g, ' ');
    if (index < expressions.length) ready = withPlace(ready);
  }
  // A tag that was broken over lines.
  ready = ready.replace(/(<[^<>]*\S) >/g, '$1>');
  if (ready.endsWith(PLACE)) ready += END;
  const { end: afterTag } = template['tag'] as Node;
  return [...expressions, null].map((expression, index) => {
    const before = expressions[index - 1];
    const text = (before ? '' : `(\`${ready}\``) + (expression ? ',' : ')');
    return { start: before?.end ?? afterTag, end: expression?.start ?? template.end, text };
  });
}

function withPlace(text: string): string {
  if (text.lastIndexOf('<') <= text.lastIndexOf('>')) return text + PLACE;
  if (!ATTRIBUTE.test(text)) throw new Error(`A template has a value in a strange place: ${text}`);
  return text.replace(ATTRIBUTE, (_, sign: string, name: string) => ` ${name}${sign || '$'}`);
}
