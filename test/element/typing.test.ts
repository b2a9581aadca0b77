import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { TypedLines } from '../../src/element/typed-lines.js';
import { SessionError } from '../../src/sdk/errors.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';

const rows = (element: TestCall) =>
  [...(element.shadowRoot?.querySelectorAll('.log p') ?? [])].map(({ textContent }) => textContent);

async function type(element: TestCall, text: string): Promise<void> {
  const field = element.find('[part~="text-input"]') as HTMLInputElement;
  field.focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
  await element.updateComplete;
}

const assistant = (id: string, text: string) =>
  ({ id, role: 'assistant', text, isComplete: true }) as const;

describe('typing', () => {
  it('is opened by its button, which says so, and takes the focus', async () => {
    const element = await mount();
    await element.call();
    const button = element.find('[part~="type-button"]');
    expect(button.ariaExpanded).to.equal('false');
    button.click();
    await element.updateComplete;
    expect(element.find('[part~="type-button"]').ariaExpanded).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(element.partOf('text-input'));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    expect(element.partOf('text-input')).to.equal(null);
  });

  it('sends text to the agent, and shows it where it was said', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(assistant('1', 'Hello!'));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, '  Where is my parcel?  ');
    session.say(assistant('2', 'On its way.'));
    await until('the answer', () => rows(element).includes('On its way.'));
    await type(element, 'Thanks');
    await type(element, 'Bye');
    const sent = ['text Where is my parcel?', 'text Thanks', 'text Bye'];
    expect(session.calls).to.deep.equal(sent);
    const [question, ...thanks] = ['Where is my parcel?', 'Thanks', 'Bye'];
    expect(rows(element)).to.deep.equal(['Hello!', question, 'On its way.', ...thanks]);
    expect((element.find('[part~="text-input"]') as HTMLInputElement).value).to.equal('');
    expect(element.transcripts.map(({ id }) => id)).to.deep.equal(['1', '2']);
  });

  it('sends nothing where nothing was typed', async () => {
    const element = await mount();
    const session = await element.call();
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, '   ');
    expect(session.calls).to.deep.equal([]);
  });

  it('has the assistant say it in stream mode, where the field is open from the start', async () => {
    const element = await mount('mode="stream"');
    const session = await element.call();
    await type(element, 'Your parcel leaves today.');
    expect(session.calls).to.deep.equal(['speak Your parcel leaves today.']);
    // It comes back as the assistant's own line.
    expect(rows(element)).to.deep.equal([]);
  });

  it('goes by the mode that the call was made with, whatever the tag says meanwhile', async () => {
    const element = await mount();
    element.addEventListener('buddy-before-start', ({ detail }) => (detail.mode = 'stream'), {
      once: true,
    });
    const stream = await element.call();
    expect(stream.opened.start?.executionMode).to.equal('stream');
    await type(element, 'Your parcel leaves today.');
    expect(stream.calls).to.deep.equal(['speak Your parcel leaves today.']);
    await element.end();

    const agent = await element.call();
    element.mode = 'stream';
    await element.updateComplete;
    expect(element.partOf('text-input')).to.equal(null);
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, 'Hello');
    expect(agent.calls).to.deep.equal(['text Hello']);
  });

  it('says nothing of a sentence that the end of the call cut off', async () => {
    const element = await mount('mode="stream"');
    const session = await element.call();
    session.isSpeechless = true;
    await type(element, 'A long sentence');
    await element.end();
    await element.call();
    expect(element.query('.unsent')).to.equal(null);
    expect((element.find('[part~="text-input"]') as HTMLInputElement).value).to.equal('');
  });

  it('says when it was not sent', async () => {
    const element = await mount();
    const session = await element.call();
    session.sendText = () => Promise.reject(new SessionError('Not connected'));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, 'Hello?');
    await element.updateComplete;
    expect(element.words('.unsent')).to.equal('That was not sent. Try again.');
    expect(element.find('.unsent').role).to.equal('alert');
    session.sendText = () => Promise.resolve();
    await sendKeys({ press: 'Enter' });
    await until('it is gone', () => !element.query('.unsent'));
  });

  it('gives back what was not sent, and does not show it as said', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(assistant('1', 'Hello!'));
    const { sendText } = session;
    session.sendText = () => Promise.reject(new SessionError('Not connected'));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    const field = element.find('[part~="text-input"]') as HTMLInputElement;
    await type(element, 'Where is it?');
    await until('the text', () => field.value === 'Where is it?');
    await element.updateComplete;
    expect(rows(element)).to.deep.equal(['Hello!']);
    session.sendText = sendText;
    await type(element, ' Please');
    await type(element, 'Thanks');
    const sent = ['Where is it? Please', 'Thanks'];
    expect(rows(element)).to.deep.equal(['Hello!', ...sent]);
    expect(session.calls).to.deep.equal(sent.map((text) => `text ${text}`));
    expect(field.value).to.equal('');
  });

  it('that was not sent has no earlier line read out again', async () => {
    const element = await mount();
    const session = await element.call();
    for (const text of ['One', 'Two', 'Three']) session.say(assistant(text, text));
    session.sendText = () => new Promise((_, reject) => setTimeout(reject, 50));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, 'Where is it?');
    const heard = () => [...element.find('.lines').children].map((line) => line.textContent);
    await until('the line', () => heard().join().includes('Where is it?'));
    const before = heard();
    await until('the failure', () => element.query('.unsent'));
    expect(before).to.include.members(heard());
  });

  it('keeps what is being written while the settings or the page are looked at', async () => {
    const element = await mount('variant="floating" open');
    await element.call();
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    const field = () => element.find('[part~="text-input"]') as HTMLInputElement;
    await sendKeys({ type: '14 Palm Grove' });
    for (const part of ['settings-button', 'settings-button', 'type-button', 'type-button']) {
      element.find(`[part~="${part}"]`).click();
      await element.updateComplete;
    }
    expect(field().value).to.equal('14 Palm Grove');
    element.hide();
    await element.updateComplete;
    element.show();
    await element.updateComplete;
    expect(field().value).to.equal('14 Palm Grove');
    // The next call begins without it.
    await element.end();
    await element.call();
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    expect(field().value).to.equal('');
  });

  it('takes back one line of several', () => {
    const lines = new TypedLines();
    const said = [assistant('1', 'Hello!')];
    lines.add('One', said);
    const id = lines.add('Two', said);
    expect(lines.among(said)).to.have.length(3);
    lines.remove(id);
    const texts = lines.among(said).map((row) => 'text' in row && row.text);
    expect(texts).to.deep.equal(['Hello!', 'One']);
  });

  it('does not write over what is written meanwhile', async () => {
    const element = await mount();
    const session = await element.call();
    let refuse = () => {};
    session.sendText = () =>
      new Promise((_, reject) => (refuse = () => reject(new SessionError('Not connected'))));
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    const field = element.find('[part~="text-input"]') as HTMLInputElement;
    await type(element, 'One');
    await sendKeys({ type: 'Two' });
    refuse();
    await until('the alert', () => !!element.query('.unsent'));
    expect(field.value).to.equal('Two');
  });

  it('begins anew with the next call', async () => {
    const element = await mount();
    await element.call();
    element.find('[part~="type-button"]').click();
    await element.updateComplete;
    await type(element, 'Hello');
    await element.end();
    const session = await element.call();
    session.say(assistant('1', 'Hello again!'));
    await until('the line', () => rows(element).length > 0);
    expect([rows(element), element.partOf('text-input')]).to.deep.equal([['Hello again!'], null]);
  });
});

describe('the keys of the panel', () => {
  it('are the page’s too, but for those that write in the field', async () => {
    const heard: string[] = [];
    const hear = ({ type, key }: Event & { key?: string }) => heard.push(`${type} ${key}`);
    const kinds = ['keydown', 'keypress', 'keyup'];
    for (const kind of kinds) document.addEventListener(kind, hear);
    const element = await mount('mode="stream"');
    await element.call();
    await type(element, 's/');
    expect(heard).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    element.find('[part~="end-button"]').focus();
    await sendKeys({ press: 's' });
    for (const kind of kinds) document.removeEventListener(kind, hear);
    expect(heard.filter((key) => key.startsWith('keydown'))).to.deep.equal([
      'keydown Escape',
      'keydown s',
    ]);
  });

  it('switch the microphone with M while the focus is inside, and never while typing', async () => {
    const element = await mount('mode="stream"');
    await element.call();
    element.find('[part~="mute-button"]').focus();
    await sendKeys({ press: 'm' });
    expect(element.muted).to.equal(true);
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'm' });
    await sendKeys({ up: 'Control' });
    expect(element.muted).to.equal(true);
    element.find('[part~="text-input"]').focus();
    await sendKeys({ type: 'm' });
    expect(element.muted).to.equal(true);
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({ press: 'm' });
    expect(element.muted).to.equal(true);
  });

  it('count once while they are held down', async () => {
    const element = await mount();
    await element.call();
    const press = (repeat: boolean) =>
      element
        .find('[part~="mute-button"]')
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'm', repeat, bubbles: true }));
    press(false);
    press(true);
    press(true);
    expect(element.muted).to.equal(true);
  });

  it('without a name, as of what fills in forms, are passed over', async () => {
    const element = await mount('', '<input slot="footer" />');
    await element.call();
    const uncaught: unknown[] = [];
    const note = (event: ErrorEvent) => uncaught.push(event.error);
    window.addEventListener('error', note);
    const { onerror } = window;
    window.onerror = null;
    element.querySelector('input')?.dispatchEvent(new Event('keydown', { bubbles: true }));
    window.onerror = onerror;
    window.removeEventListener('error', note);
    expect(uncaught).to.deep.equal([]);
  });

  it('are letters where the page lets the visitor write', async () => {
    const fields = '<textarea></textarea><p contenteditable>…</p>';
    const element = await mount('', `<div slot="footer">${fields}</div>`);
    await element.call();
    for (const name of ['textarea', 'p']) {
      element.querySelector<HTMLElement>(name)?.focus();
      await sendKeys({ press: 'm' });
    }
    expect(element.muted).to.equal(false);
    expect(element.querySelector('textarea')?.value).to.equal('m');
  });
});
