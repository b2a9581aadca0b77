import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { settled, stageOf } from '../support/stage.js';
import type { Stage } from '../support/states.js';

const press = (key: string) => sendKeys({ press: key });

/** What the keyboard is at, as a visitor would call it. */
function focused({ element }: Stage): string {
  const active = element.shadowRoot?.activeElement;
  if (!active) return document.activeElement?.textContent.trim() ?? '';
  if (active.matches('[part~="panel"]')) return '(panel)';
  const { ariaLabel } = active as HTMLElement;
  const label = ariaLabel ?? active.closest('label')?.querySelector('.label')?.textContent;
  return (label ?? active.textContent)
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Presses Tab until this has the focus; answers with everything that had it on the way. */
async function tabTo(stage: Stage, wanted: string): Promise<string[]> {
  const way: string[] = [];
  for (let steps = 0; steps < 12; steps += 1) {
    await press('Tab');
    way.push(focused(stage));
    if (way.at(-1) === wanted) return way;
  }
  throw new Error(`No way to ${wanted}: ${way.join(' → ')}`);
}

describe('a whole call by keyboard alone', () => {
  it('from the launcher to the launcher', async () => {
    const place = await fixture<HTMLElement>('<div><button>Before</button></div>');
    const stage = await stageOf(place, 'launcher', { name: 'Asha' });
    const { element, call } = stage;
    place.querySelector('button')?.focus();

    expect(await tabTo(stage, 'Talk to us')).to.deep.equal(['Talk to us']);
    await press('Enter');
    await settled(element);
    expect(element.open).to.equal(true);
    expect(await tabTo(stage, 'Start call')).to.deep.equal(['Hide', 'Start call']);

    await press('Enter');
    await call.opened();
    await settled(element);
    expect(await tabTo(stage, 'Cancel')).to.deep.equal(['Hide', 'Cancel']);
    call.ready().say('assistant', 'Hello. How can I help?');
    await settled(element);

    // What had the focus is gone; it is still in the panel.
    expect(focused(stage)).to.equal('(panel)');
    expect(await tabTo(stage, 'End')).to.deep.equal([
      'Hide',
      'Transcript',
      'Mute',
      'Type a message',
      'Settings',
      'End',
    ]);

    await press('m');
    expect(element.muted).to.equal(true);
    await press('m');
    expect(element.muted).to.equal(false);

    await sendKeys({ down: 'Shift' });
    await press('Tab');
    await sendKeys({ up: 'Shift' });
    expect(focused(stage)).to.equal('Settings');
    await press('Enter');
    await settled(element);
    expect(focused(stage)).to.equal('Back');
    await press('Escape');
    await settled(element);
    expect([element.open, focused(stage)]).to.deep.equal([true, 'Settings']);

    await sendKeys({ down: 'Shift' });
    await press('Tab');
    await sendKeys({ up: 'Shift' });
    await press('Enter');
    await settled(element);
    await sendKeys({ type: 'my order' });
    expect(element.muted, 'm is a letter while one writes').to.equal(false);
    await press('Enter');
    expect(call.session.calls).to.include('text my order');

    await press('Escape');
    await settled(element);
    expect([element.open, element.status, focused(stage)]).to.deep.equal([
      false,
      'connected',
      'Listening 0:00',
    ]);
    await press('Enter');
    await settled(element);
    await tabTo(stage, 'End');
    await press('Enter');
    await settled(element);
    expect(element.status).to.equal('disconnected');
    expect(await tabTo(stage, 'Call again')).to.deep.equal([
      'Hide',
      'Copy transcript',
      'Download',
      'Call again',
    ]);
    await press('Escape');
    await settled(element);
    expect([element.open, focused(stage)]).to.deep.equal([false, 'Talk to us']);
  });
});
