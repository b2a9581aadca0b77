import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { expected, generated } from '../../scripts/reference.mjs';

for (const file of Object.keys(generated)) {
  it(`${file} is what the manifest says: else run \`npm run manifest\``, async () => {
    assert.equal(readFileSync(file, 'utf8'), await expected(file));
  });
}

it('the editor completes the tag with its attributes and their values', () => {
  const { tags } = JSON.parse(readFileSync('html-custom-data.json', 'utf8')) as {
    tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
  };
  const [tag] = tags;
  assert.equal(tag?.name, 'breeze-buddy-call');
  const values = (name: string) =>
    tag?.attributes
      .find((attribute) => attribute.name === name)
      ?.values?.map((value) => value.name);
  assert.deepEqual(values('mode'), ['production', 'test', 'stream']);
  assert.deepEqual(values('placement'), ['bottom-end', 'bottom-start', 'top-end', 'top-start']);
});

it('the manifest has what a page may use alone, and texts as catalogues read them', () => {
  interface Item {
    name: string;
    privacy?: string;
    type?: { text: string };
  }
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
    modules: { declarations?: { members?: Item[]; attributes?: Item[] }[] }[];
  };
  const tags = modules.flatMap(({ declarations = [] }) => declarations);
  const members = tags.flatMap((tag) => tag.members ?? []);
  const hidden = members.filter(
    ({ name, privacy = 'public' }) => privacy !== 'public' || /^#|Callback$/.test(name),
  );
  assert.ok(members.length > 30);
  assert.deepEqual(hidden, []);
  const types = tags
    .flatMap((tag) => tag.attributes ?? [])
    .filter(({ name }) => /^(token|mode)$/.test(name))
    .map(({ type }) => type?.text);
  assert.deepEqual(types, ['string', "'production' | 'test' | 'stream'"]);
});
