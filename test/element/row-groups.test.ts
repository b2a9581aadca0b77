import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import type { TranscriptEntry } from '../../src/sdk/transcript/entry.js';
import { rowGroups } from '../../src/element/parts/row-groups.js';

const line = (id: number, text = `Line ${id}`): TranscriptEntry => ({
  id: String(id),
  role: 'assistant',
  text,
  isComplete: true,
});
const lines = (count: number) => Array.from({ length: count }, (_, at) => line(at));

/** A list on its own, and how many rows were drawn since the last look. */
function list() {
  const place = document.createElement('div');
  let drawn = 0;
  const draw = (entry: TranscriptEntry) => {
    drawn += 1;
    return html`<p>${entry.role === 'tool_call' ? '' : entry.text}</p>`;
  };
  return {
    show(rows: readonly TranscriptEntry[], ...inputs: unknown[]) {
      drawn = 0;
      render(html`${rowGroups(rows, draw, inputs)}`, place);
      return drawn;
    },
    rows: () => [...place.querySelectorAll('p')],
    words: () => [...place.querySelectorAll('p')].map(({ textContent }) => textContent),
    groups: () => [...place.children].map(({ children }) => children.length),
  };
}

describe('rows in groups', () => {
  it('draw an update as cheaply at 5000 rows as at 50', () => {
    for (const count of [50, 5_000]) {
      const { show, rows } = list();
      const all = lines(count);
      expect(show(all)).to.equal(count);
      const before = rows();
      expect(show([...all.slice(0, -1), line(count - 1, 'changed')])).to.be.at.most(32);
      expect(rows()).to.deep.equal(before);
      expect(before.at(-1)?.textContent).to.equal('changed');
      expect(show([...all, line(count)])).to.be.at.most(32);
      expect(rows()).to.deep.equal([...before, rows().at(-1)]);
    }
  });

  it('keep every row’s node while old ones fall off the front', () => {
    const { show, rows, words } = list();
    let all = lines(200);
    show(all);
    let kept = rows();
    for (const gone of [1, 31, 1, 40, 64]) {
      all = all.slice(gone);
      kept = kept.slice(gone);
      expect(show(all)).to.be.at.most(32);
      expect(rows()).to.deep.equal(kept);
      all = [...all, line(Number(all.at(-1)?.id) + 1)];
      show(all);
      kept = [...kept, ...rows().slice(-1)];
      expect(rows()).to.deep.equal(kept);
    }
    expect(words()).to.deep.equal(all.map(({ id }) => `Line ${id}`));
  });

  it('are right whatever list comes next', () => {
    const { show, words, groups } = list();
    for (const ids of [
      [1, 2, 3],
      [1, 3],
      [3, 1, 2],
      [],
      Array.from({ length: 70 }, (_, at) => at),
      [7, 8],
      [100],
      [],
      [5],
    ]) {
      show(ids.map((id) => line(id)));
      expect(words()).to.deep.equal(ids.map((id) => `Line ${id}`));
      expect(Math.max(0, ...groups())).to.be.at.most(32);
    }
  });

  it('are all drawn anew when their words are others', () => {
    const { show } = list();
    const all = lines(100);
    show(all, 'en');
    expect(show(all, 'en')).to.equal(0);
    expect(show(all, 'de')).to.equal(100);
  });
});
