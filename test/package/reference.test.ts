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
