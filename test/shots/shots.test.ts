import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { compare, PIXEL_TOLERANCE } from '../../scripts/shots/compare.js';
import { compared, fileOf, referenceOf } from '../../scripts/shots/shots.js';
import { Studio } from '../../scripts/shots/studio.js';

const AGAIN = 'Where the new look is meant, npm run shots -- --update.';

describe('the look of the element', () => {
  let studio: Studio;
  before(async () => {
    studio = await Studio.open();
  });
  after(() => studio.close());

  for (const shot of compared) {
    const file = referenceOf(shot);
    it(`is that of ${file}`, async () => {
      assert.ok(existsSync(file), `${file} is missing. ${AGAIN}`);
      const reference = readFileSync(file);
      const { share, difference } = compare(reference, await studio.shoot(shot));
      if (share > PIXEL_TOLERANCE && difference) {
        mkdirSync('shots/differences', { recursive: true });
        writeFileSync(`shots/differences/${fileOf(shot).replace('/', '-')}`, difference);
      }
      assert.ok(
        share <= PIXEL_TOLERANCE,
        `${(100 * share).toFixed(2)} % of the pixels differ (shots/differences). ${AGAIN}`,
      );
    });
  }

  it('differs from state to state: the comparison sees what it is meant to see', async () => {
    const [idle] = compared;
    assert.ok(idle);
    const one = await studio.shoot({ ...idle, state: 'connected' });
    // Another status, and a caption: some words in small type.
    const two = await studio.shoot({ ...idle, state: 'listening' });
    const dark = await studio.shoot({ ...idle, state: 'connected', look: 'dark' });
    assert.equal(compare(one, one).share, 0);
    assert.ok(compare(one, two).share > PIXEL_TOLERANCE);
    assert.ok(compare(one, dark).share > PIXEL_TOLERANCE);
  });

  it('is drawn to the same bytes each time, so that an update changes what has changed', async () => {
    const shot = compared.find(({ state }) => state === 'settings');
    assert.ok(shot);
    const first = await studio.shoot(shot);
    for (let times = 1; times < 8; times += 1) {
      assert.ok(first.equals(await studio.shoot(shot)), `picture ${times}`);
    }
  });

  it('is kept in few bytes', () => {
    const bytes = compared.map((shot) => statSync(referenceOf(shot)).size);
    const total = bytes.reduce((sum, size) => sum + size, 0);
    assert.ok(total < 400_000, `${total} bytes`);
  });
});
