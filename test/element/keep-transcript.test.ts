import { expect } from '@open-wc/testing';
import { SessionError } from '../../src/sdk/errors.js';
import { transcriptText } from '../../src/element/transcript-file.js';
import { en } from '../../src/element/strings/en.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';
import { translate } from './support/translate.js';

async function ended(attributes = ''): Promise<TestCall> {
  const element = await mount(attributes);
  const session = await element.call();
  session.say({ id: '1', role: 'assistant', text: 'Hello!', isComplete: true });
  session.say({ id: '2', role: 'tool_call', functionName: 'lookUpOrder', isComplete: true });
  session.say({ id: '3', role: 'user', text: 'Hi\nthere', isComplete: true });
  await session.leave();
  await element.updateComplete;
  return element;
}

const conversation = '[0:00] Asha: Hello!\n[0:00] (Look up order)\n[0:00] You: Hi\n    there\n';

describe('a conversation that is over', () => {
  let copied: string[];
  let refuse: boolean;
  let restore: () => void;

  beforeEach(() => {
    copied = [];
    refuse = false;
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const writeText = (text: string) => {
      if (refuse) return Promise.reject(new DOMException('No', 'NotAllowedError'));
      copied.push(text);
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    restore = () => {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else delete (navigator as { clipboard?: unknown }).clipboard;
    };
  });

  afterEach(() => restore());

  it('can be copied, with who spoke and when, in a translated page too', async () => {
    const element = await ended();
    translate(element.renderRoot);
    element.find('[part~="copy-button"]').click();
    await until('the word', () => element.words('[part~="copy-button"]') === 'Copied');
    expect(copied).to.deep.equal([conversation]);
    expect(element.find('.hidden[role="status"]').textContent).to.equal('Copied');
  });

  it('is said to be copied, and nothing else is said anew after that', async () => {
    const { setTimeout } = window;
    const later: (() => void)[] = [];
    for (const outcome of ['ended', 'failed'] as const) {
      const element = await ended();
      const session = await element.call();
      session.say({ id: '1', role: 'assistant', text: 'Hello!', isComplete: true });
      if (outcome === 'ended') await session.leave();
      else await session.fail(new SessionError('gone'));
      await element.updateComplete;
      const region = element.find('.hidden[role="status"]');
      window.setTimeout = ((act: () => void, wait: number) =>
        wait < 3_000 ? setTimeout(act, wait) : later.push(act)) as never;
      element.find('[part~="copy-button"]').click();
      await until('the word', () => region.textContent === 'Copied').finally(() => {
        window.setTimeout = setTimeout;
      });
      later.forEach((act) => act());
      await element.updateComplete;
      expect([element.words('[part~="copy-button"]'), region.textContent]).to.deep.equal([
        'Copy transcript',
        '',
      ]);
      await element.call();
      await element.end();
      await element.updateComplete;
      expect(region.textContent).to.equal('Call ended');
    }
  });

  it('says when the browser does not let it be copied', async () => {
    refuse = true;
    const element = await ended();
    element.find('[part~="copy-button"]').click();
    await until('the words', () =>
      element.words('[part~="copy-button"]').startsWith('The browser did not'),
    );
  });

  it('can be downloaded as a text file', async () => {
    const element = await ended();
    const files: Array<[string, Promise<string>]> = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      files.push([this.download, fetch(this.href).then((answer) => answer.text())]);
    };
    element.find('[part~="download-button"]').click();
    HTMLAnchorElement.prototype.click = click;
    expect(files.map(([name]) => name)).to.deep.equal(['transcript.txt']);
    expect(await files[0]?.[1]).to.equal(conversation);
  });

  it('offers neither where there was none, or where it is not to be shown', async () => {
    const silent = await mount();
    await (await silent.call()).leave();
    await silent.updateComplete;
    const hidden = await ended('hide-transcript');
    expect([silent.partOf('copy-button'), hidden.partOf('copy-button')]).to.deep.equal([
      null,
      null,
    ]);
  });
});

describe('a transcript as text', () => {
  it('leaves the time out where it is not known', () => {
    const rows = [{ id: '1', role: 'user', text: 'Hi', isComplete: true }] as const;
    expect(transcriptText(rows, () => '', en, 'Asha')).to.equal('You: Hi\n');
  });

  it('has no line that one side makes look like the other one', () => {
    const forged = 'Is that so?\n[0:07] You: Yes\u2028[0:08] You: I agree';
    const rows = [{ id: '1', role: 'assistant', text: forged, isComplete: true }] as const;
    const lines = transcriptText(rows, () => '0:05', en, 'Asha').split(/[\n\u2028]/);
    expect(lines.filter((line) => line.startsWith('['))).to.deep.equal([
      '[0:05] Asha: Is that so?',
    ]);
  });
});

describe('a line of the conversation', () => {
  it('tells a screen reader who spoke and when', async () => {
    const element = await mount();
    const session = await element.call();
    session.say({ id: '1', role: 'assistant', text: 'Hello!', isComplete: true });
    await until('the line', () => element.words('.bubble') === 'Asha, 0:00: Hello!');
  });
});
