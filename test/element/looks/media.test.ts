import { expect } from '@open-wc/testing';
import { emulate } from '../../support/page-commands.js';
import { stageIn } from '../support/stage-in.js';

/** What a media feature makes of a node's colours, as they are drawn. */
async function colours(state: string, selector: string): Promise<CSSStyleDeclaration> {
  const { element } = await stageIn(state);
  const node = element.renderRoot.querySelector(selector);
  if (!node) throw new Error(`No ${selector} in ${state}`);
  const pseudo = selector.startsWith('.bubble') ? '::after' : null;
  return getComputedStyle(node, pseudo);
}

describe('in forced colours', () => {
  let text = '';
  let highlight = '';
  before(async function () {
    if (!(await emulate({ 'forced-colors': 'active' }))) {
      console.info('Skipped in this browser: it can not be made to force colours.');
      this.skip();
    }
    const sample = document.createElement('i');
    document.body.append(sample);
    sample.style.cssText = 'color: CanvasText; background: Highlight; forced-color-adjust: none';
    ({ color: text, backgroundColor: highlight } = getComputedStyle(sample));
    sample.remove();
  });
  after(() => emulate({}));

  it('the dot beside the status is drawn in every state', async () => {
    for (const state of ['idle', 'calling', 'listening', 'error-network', 'launcher-in-call']) {
      expect((await colours(state, '.dot')).borderTopColor, state).to.equal(text);
    }
  });

  it('a step that goes on differs from those to come, and from a ring', async () => {
    expect((await colours('calling', '.todo')).visibility).to.equal('hidden');
    const { borderTopColor, borderBottomColor } = await colours('calling', '.spinner');
    expect(borderTopColor).to.equal(text);
    expect(borderBottomColor).not.to.equal(text);
  });

  it('what is open is seen on its button, and that a line goes on', async () => {
    const button = await colours('settings', '[aria-expanded="true"]');
    expect(button.backgroundColor).to.equal(highlight);
    const caret = await colours('user-speaking', '.bubble.partial p');
    expect(caret.borderInlineStartColor).to.equal(text);
  });

  it('drawings are as visible as words', async () => {
    expect((await colours('settings', '.select svg')).color).to.equal(text);
  });
});

describe('where more contrast is preferred', () => {
  before(async function () {
    if (await emulate({ 'prefers-contrast': 'more' })) return;
    console.info('Skipped in this browser: it can not be made to prefer contrast.');
    this.skip();
  });
  after(() => emulate({}));

  it('lines and quiet words are as strong as the text', async () => {
    const { color } = await colours('typing', '.panel');
    expect((await colours('typing', '.composer input')).borderTopColor).to.equal(color);
    expect((await colours('typing', '.status')).color).to.equal(color);
    // Before anything of a call has been loaded, too.
    expect((await colours('idle', '.mid .note')).color).to.equal(color);
    expect((await colours('launcher', '.launcher')).borderTopColor).to.equal(color);
    expect((await colours('listening', '.round')).borderTopColor).to.equal(color);
  });
});
