/**
 * What is made from the manifest: `docs/reference.md` for readers, and `html-custom-data.json`, by
 * which an editor completes the tag in HTML. `npm run manifest` writes both.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SOURCES = ['src/element/breeze-buddy-call.ts', 'src/sdk/types.ts'];

/** The tag's declaration in the manifest. */
function tagOf(manifest) {
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === 'breeze-buddy-call');
}

/** The texts of a union of texts by its name, as the sources declare it. */
export function unions() {
  const found = new Map();
  for (const source of SOURCES) {
    const declarations = readFileSync(source, 'utf8').matchAll(/export type (\w+) =([^;{(]+);/g);
    for (const [, name, body] of declarations) {
      const texts = [...body.matchAll(/'([^']+)'/g)].map(([, text]) => text);
      if (texts.length) found.set(name, texts);
    }
  }
  return found;
}

function valuesOf({ type }, known) {
  const name = (type?.text ?? '').replace(/ \| (undefined|null)/g, '');
  return known.get(name) ?? [...name.matchAll(/'([^']+)'/g)].map(([, text]) => text);
}

const cell = (text) =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
    .trim();
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(title, intro, heads, rows) {
  return [`## ${title}`, intro, table(heads, rows)].filter(Boolean).join('\n\n');
}

/** The reference page's markdown, before it is formatted. */
export function referenceOf(manifest) {
  const tag = tagOf(manifest);
  const known = unions();
  const { members } = tag;
  const attributeOf = new Map(tag.attributes.map(({ name, fieldName }) => [fieldName, name]));
  const typeOf = (item) =>
    known.has(item.type?.text)
      ? valuesOf(item, known)
          .map((text) => `\`${text}\``)
          .join(', ')
      : code(item.type?.text);
  const described = (items = []) =>
    items.map(({ name, description }) => [code(name), cell(description)]);
  return `${[
    '<!-- Made by `npm run manifest` from the comments in the sources. Do not edit. -->',
    '# Reference: `<breeze-buddy-call>`',
    tag.description,
    section(
      'Attributes and properties',
      'Attributes that a page changes during a call hold for the next one, but for `muted`, `active`, `open` and the looks. An attribute that says `false` is as good as none: frameworks write it.',
      ['attribute', 'property', 'type or values', 'meaning'],
      [
        ...tag.attributes
          .filter(({ fieldName }) => !fieldName)
          .map((item) => [code(item.name), code(item.name), typeOf(item), cell(item.description)]),
        ...members
          .filter(({ kind }) => kind === 'field')
          .map((item) => [
            code(attributeOf.get(item.name)),
            code(item.name),
            typeOf(item),
            cell(
              `${item.readonly || /^(session|status|transcripts)$/.test(item.name) ? 'Read-only. ' : ''}${item.description ?? ''}`,
            ),
          ]),
      ],
    ),
    section(
      'Methods',
      '',
      ['method', 'what it does'],
      members
        .filter(({ kind }) => kind === 'method')
        .map(({ name, parameters = [], return: result, description }) => [
          code(
            `${name}(${parameters.map((p) => `${p.name}${p.optional ? '?' : ''}: ${p.type?.text ?? 'unknown'}`).join(', ')})${result?.type?.text ? `: ${result.type.text}` : ''}`,
          ),
          cell(description),
        ]),
    ),
    section(
      'Events',
      'All bubble and cross shadow boundaries.',
      ['event', '`detail`', 'when'],
      tag.events.map(({ name, type, description }) => [
        code(name),
        code(/CustomEvent<(.*)>$/s.exec(type.text)?.[1]),
        cell(description),
      ]),
    ),
    section('Slots', '', ['slot', 'content'], described(tag.slots)),
    section(
      'Parts',
      'For `breeze-buddy-call::part(…)`.',
      ['part', 'what it is'],
      described(tag.cssParts),
    ),
    section(
      'Custom properties',
      '',
      ['property', 'default', 'meaning'],
      tag.cssProperties.map(({ name, default: value, description }) => [
        code(name),
        code(value),
        cell(description),
      ]),
    ),
    section(
      'States',
      'For `breeze-buddy-call:state(…)`.',
      ['state', 'when'],
      described(tag.cssStates),
    ),
  ].join('\n\n')}\n`;
}

/** The editor's data: https://github.com/microsoft/vscode-custom-data */
export function htmlDataOf(manifest) {
  const tag = tagOf(manifest);
  const known = unions();
  return {
    version: 1.1,
    tags: [
      {
        name: tag.tagName,
        description: tag.summary,
        attributes: tag.attributes.map((item) => {
          const values = valuesOf(item, known);
          const isFlag = item.type?.text === 'boolean';
          return {
            name: item.name,
            description: item.description,
            ...(isFlag ? { valueSet: 'v' } : {}),
            ...(values.length ? { values: values.map((name) => ({ name })) } : {}),
          };
        }),
      },
    ],
  };
}

export const generated = {
  'docs/reference.md': referenceOf,
  'html-custom-data.json': (manifest) => JSON.stringify(htmlDataOf(manifest)),
};

/** A file's text as it has to be. */
export async function expected(file) {
  const { format, resolveConfig } = await import('prettier');
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
  const options = await resolveConfig(file);
  return format(generated[file](manifest), { ...options, filepath: file });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const file of Object.keys(generated)) writeFileSync(file, await expected(file));
}
