/** The parts that a tag is written from. A flag is an attribute with the value `''`. */
export interface Tag {
  attributes: ReadonlyMap<string, string>;
  /** Custom properties. */
  style: ReadonlyMap<string, string>;
}

const SCRIPT = '<script type="module" src="breeze-buddy-call.js"></script>';

/** The HTML that a page's author would write for a tag. */
export function tagSource({ attributes, style }: Tag): string {
  const rules = [...style].map(([name, value]) => `    ${name}: ${value};`);
  const sheet = rules.length
    ? ['<style>', '  breeze-buddy-call {', ...rules, '  }', '</style>']
    : [];
  const written = [...attributes].map(([name, value]) =>
    value === '' ? `  ${name}` : `  ${name}=${quoted(value)}`,
  );
  return [SCRIPT, ...sheet, '', '<breeze-buddy-call', ...written, '></breeze-buddy-call>'].join(
    '\n',
  );
}

function quoted(value: string): string {
  const safe = value.replaceAll('&', '&amp;');
  return safe.includes('"') ? `'${safe.replaceAll("'", '&#39;')}'` : `"${safe}"`;
}
