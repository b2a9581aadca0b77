import { expect, nextFrame } from '@open-wc/testing';
import type { TranscriptEntry } from '../../src/sdk/transcript/entry.js';
import type { ScriptedSession } from '../../src/testing/scripted-session.js';
import { until } from '../support/until.js';
import { mount, type TestCall } from './support/call-element.js';
import { translate } from './support/translate.js';

const line = (id: string, text: string, isComplete = true): TranscriptEntry => ({
  id,
  role: id.startsWith('u') ? 'user' : 'assistant',
  text,
  isComplete,
});
const shown = async (element: TestCall) => {
  await nextFrame();
  await element.updateComplete;
};
const rows = (element: TestCall) => [
  ...element.renderRoot.querySelectorAll<HTMLElement>('[part~="bubble"]'),
];
const announced = (element: TestCall) =>
  [...element.renderRoot.querySelectorAll('.lines p')].map((row) =>
    row.textContent.replace(/[\u2068\u2069]/g, ''),
  );

describe('the transcript', () => {
  it('streams a line in place, under one node', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('a1', 'Hel', false));
    await shown(element);
    const [bubble] = rows(element);
    expect(bubble?.classList.contains('partial')).to.equal(true);
    session.say(line('a1', 'Hello there', true));
    await shown(element);
    expect(rows(element)).to.deep.equal([bubble]);
    expect(bubble?.querySelector('p')?.textContent).to.equal('Hello there');
    expect(bubble?.classList.contains('partial')).to.equal(false);
  });

  it('goes on where something that translates the page has put its own words', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('a1', 'Hel', false));
    session.say({ id: 't1', role: 'tool_call', functionName: 'find_order', isComplete: false });
    await shown(element);
    translate(element.renderRoot);
    session.say(line('a1', 'Hello there', true));
    session.say({ id: 't1', role: 'tool_call', functionName: 'find_order', isComplete: true });
    element.mute();
    await shown(element);
    expect(rows(element)[0]?.querySelector('p')?.textContent).to.equal('Hello there');
    expect(element.words('.chip')).to.equal('Find order');
    expect(element.words('[part~="status"]')).to.equal('You are muted');
    expect(element.words('[role="status"]')).to.equal('You are muted');
  });

  it('shows both sides and tools, each with its parts, in the order of appearance', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('a1', 'Hello'));
    session.say(line('u1', 'Hi'));
    session.say({ id: 't1', role: 'tool_call', functionName: 'find_order', isComplete: false });
    await shown(element);
    expect(rows(element).map((row) => row.getAttribute('part'))).to.deep.equal([
      'bubble bubble-assistant',
      'bubble bubble-user',
      'bubble bubble-tool',
    ]);
    expect(element.words('.chip')).to.equal('Find order…');
    session.say({ id: 't1', role: 'tool_call', functionName: 'find_order', isComplete: true });
    await shown(element);
    expect(element.words('.chip')).to.equal('Find order');
  });

  it('renders hostile text as text, each in its own direction', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('u1', '<img src=x onerror=alert(1)>\u202Eevil'));
    await shown(element);
    const text = element.find('.bubble p');
    expect([text.textContent, text.dir]).to.deep.equal([
      '<img src=x onerror=alert(1)>\u202Eevil',
      'auto',
    ]);
    expect(getComputedStyle(text).unicodeBidi).to.match(/isolate|plaintext/);
    expect(element.query('img')).to.equal(null);
  });

  it('is hidden with hide-transcript, which shows the orb', async () => {
    const element = await mount('hide-transcript');
    const session = await element.call();
    session.say(line('a1', 'Hello'));
    await shown(element);
    expect([element.partOf('transcript'), !!element.query('.orb.big')]).to.deep.equal([null, true]);
  });

  it('is the element’s property, and outlives the call until the next one', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('a1', 'Hello'));
    expect(element.transcripts).to.deep.equal([line('a1', 'Hello')]);
    await element.end();
    expect(element.transcripts).to.deep.equal([line('a1', 'Hello')]);
    void element.start();
    expect(element.transcripts).to.deep.equal([]);
  });

  for (const [what, arrives] of Object.entries<(session: ScriptedSession, at: number) => void>({
    'lines that grow': (session, at) => session.say(line('a1', 'word '.repeat(at), false)),
    'voices that come and go': (session, at) =>
      session.emit(at % 2 ? 'assistant-speech-end' : 'assistant-speech-start'),
    'visitors who come and go': (session, at) =>
      session.emit(at % 2 ? 'user-speech-end' : 'user-speech-start'),
  })) {
    it(`renders at most once a frame, however much arrives: ${what}`, async () => {
      const element = await mount();
      const session = await element.call();
      await shown(element);
      let renders = 0;
      element.addController({ hostUpdated: () => (renders += 1) });
      let frames = 0;
      const started = performance.now();
      while (frames < 5) {
        const frame = nextFrame().then(() => (frames += 1));
        const now = frames;
        // Each in a task of its own, as messages come.
        for (let at = 0; frames === now; at++) {
          arrives(session, at);
          await new Promise((resolve) => setTimeout(resolve));
        }
        await frame;
      }
      await nextFrame();
      const seconds = Math.ceil((performance.now() - started) / 1000);
      expect(renders).to.be.within(1, frames + 1 + seconds);
    });
  }

  it('leaves words where they stand while a line grows', async () => {
    const element = await mount();
    element.style.maxInlineSize = '380px';
    const session = await element.call();
    const words = 'Yes, but can you change the address? I have moved to another street.'.split(' ');
    const places = new Map<number, string>();
    for (let count = 1; count <= words.length; count += 1) {
      session.say(line('u1', words.slice(0, count).join(' '), false));
      await shown(element);
      const text = element.find('.bubble p');
      const node = [...text.childNodes].find(({ nodeType }) => nodeType === Node.TEXT_NODE);
      if (!node) throw new Error('No words');
      const range = document.createRange();
      let at = 0;
      let first: number | undefined;
      for (const [index, { length }] of words.slice(0, count).entries()) {
        range.setStart(node, at);
        range.setEnd(node, at + length);
        at += length + 1;
        const { top } = range.getBoundingClientRect();
        first ??= top;
        const row = Math.round((top - first) / 10);
        const known = places.get(index);
        if (known) expect(`${index}: ${row}`, words.slice(0, count).join(' ')).to.equal(known);
        else places.set(index, `${index}: ${row}`);
      }
    }
    expect(places.size).to.equal(words.length);
  });

  describe('when it is longer than its place', () => {
    const fill = async (element: TestCall, session: ScriptedSession) => {
      for (let at = 0; at < 30; at++) session.say(line(`a${at}`, `Line number ${at}`));
      await shown(element);
    };
    const distance = (list: HTMLElement) =>
      Math.round(list.scrollHeight - list.clientHeight - list.scrollTop);

    it('keeps the end in view', async () => {
      const element = await mount();
      const session = await element.call();
      await fill(element, session);
      const list = element.find('[part~="transcript"]');
      expect(list.scrollHeight).to.be.greaterThan(list.clientHeight);
      expect(distance(list)).to.be.lessThan(2);
      expect(element.find('.jump').checkVisibility()).to.equal(false);
    });

    it('keeps the end in view line by line, where rows leave for a group that is drawn when seen', async () => {
      const element = await mount();
      const session = await element.call();
      for (let at = 0; at < 30; at++) session.say(line(`a${at}`, `${at} ${'word '.repeat(30)}`));
      await shown(element);
      const list = element.find('[part~="transcript"]');
      const first = list.querySelector('.rows')?.clientHeight ?? 0;
      for (let at = 30; at < 36; at++) {
        session.say(line(`a${at}`, `${at} ${'word '.repeat(30)}`));
        await shown(element);
        const below = (rows(element).at(-1)?.getBoundingClientRect().bottom ?? 0) - 1;
        expect([distance(list) < 2, below < list.getBoundingClientRect().bottom]).to.deep.equal([
          true,
          true,
        ]);
      }
      // Nothing jumps: the group that is no longer the last keeps its height, above the place too.
      const [before, last] = list.querySelectorAll('.rows');
      expect(last?.childElementCount).to.equal(4);
      expect(before?.clientHeight).to.be.greaterThan(first);
    });

    it('leaves a reader alone who scrolled up a little, even before that is known', async () => {
      const element = await mount();
      const session = await element.call();
      await fill(element, session);
      const list = element.find('[part~="transcript"]');
      for (const steps of [5, 12]) {
        list.scrollTop -= steps;
        const { scrollTop } = list;
        session.say(line(`more${steps}`, 'One more'));
        await shown(element);
        expect(list.scrollTop).to.equal(scrollTop);
        await until('the offer', () => list.hasAttribute('data-away'));
        // Down again, near the end, the reader follows again.
        list.scrollTop = list.scrollHeight - list.clientHeight - 20;
        await until('the end of it', () => !list.hasAttribute('data-away'));
        session.say(line(`after${steps}`, 'And one more'));
        await shown(element);
        expect(distance(list)).to.be.lessThan(2);
      }
    });

    it('follows on where the place becomes higher or lower, or a line shorter', async () => {
      const element = await mount();
      const session = await element.call();
      await fill(element, session);
      const list = element.find('[part~="transcript"]');
      session.say(line('long', 'word '.repeat(200), false));
      await shown(element);
      for (const height of ['700px', '420px']) {
        element.style.setProperty('--buddy-height', height);
        await nextFrame();
        session.say(line('long', `A ${height} place`, false));
        await shown(element);
        expect([distance(list) < 2, list.hasAttribute('data-away')]).to.deep.equal([true, false]);
      }
    });

    it('leaves a reader alone who scrolled up, and offers the way back', async () => {
      const element = await mount();
      const session = await element.call();
      await fill(element, session);
      const list = element.find('[part~="transcript"]');
      list.scrollTop = 10;
      await until('the offer', () => list.hasAttribute('data-away'));
      session.say(line('a99', 'One more'));
      await shown(element);
      expect(Math.round(list.scrollTop)).to.equal(10);
      const jump = element.find('.jump');
      await until('the way back', () => jump.checkVisibility());
      jump.click();
      expect([distance(list) < 2, list.hasAttribute('data-away')]).to.deep.equal([true, false]);
      expect(element.shadowRoot?.activeElement).to.equal(list);
    });
  });
});

describe('what a screen reader hears', () => {
  it('that the call is connected, with the microphone off from the start and after an interruption', async () => {
    const element = await mount('muted');
    const region = element.find('[role="status"]');
    const session = await element.call();
    const heard = [region.textContent];
    const hear = async () => {
      await element.updateComplete;
      heard.push(region.textContent);
    };
    element.unmute();
    await hear();
    element.mute();
    await hear();
    session.observer.network?.('interrupted');
    await hear();
    session.observer.network?.('restored');
    await hear();
    expect(heard).to.deep.equal([
      'Connected. You are muted',
      'Connected',
      'You are muted',
      'Connection interrupted. Reconnecting…',
      'Connected. You are muted',
    ]);
  });

  it('that consent is asked for, and that a call that was cancelled is none', async () => {
    const element = await mount('consent');
    const region = element.find('[role="status"]');
    void element.start();
    await element.updateComplete;
    expect(region.textContent).to.equal('Before we start');
    element.find('[part~="consent"] .primary').click();
    await element.opened();
    await element.end();
    await element.updateComplete;
    expect(region.textContent).to.equal('Ready to talk');
  });

  it('every finished line once, partials not at all', async () => {
    const element = await mount();
    const session = await element.call();
    const heard: string[] = [];
    const listener = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (node instanceof Element) {
            heard.push((node.textContent ?? '').replace(/[\u2068\u2069]/g, ''));
          }
        }
      }
    });
    listener.observe(element.find('.lines'), { childList: true });
    session.say(line('a1', 'Hel', false));
    await shown(element);
    session.say(line('a1', 'Hello'));
    await shown(element);
    session.say(line('u1', 'Hi', false));
    await shown(element);
    session.say(line('u1', 'Hi there'));
    session.say({ id: 't', role: 'tool_call', functionName: 'x', isComplete: true });
    session.say(line('a2', 'How are you?'));
    session.say(line('a3', 'Still here'));
    await shown(element);
    session.emit('assistant-speech-start');
    await shown(element);
    listener.disconnect();
    expect(heard).to.deep.equal([
      'Asha: Hello',
      'You: Hi there',
      'Asha: How are you?',
      'Asha: Still here',
    ]);
    expect(announced(element)).to.deep.equal(heard.slice(1));
  });

  it('the list itself is a silent log that can be scrolled by keyboard', async () => {
    const element = await mount();
    const session = await element.call();
    session.say(line('a1', 'Hello'));
    await shown(element);
    const { role, ariaLive, ariaLabel, tabIndex } = element.find('[part~="transcript"]');
    expect([role, ariaLive, ariaLabel, tabIndex]).to.deep.equal(['log', 'off', 'Transcript', 0]);
  });

  it('the course of the call in a polite region, without every turn', async () => {
    const element = await mount();
    const region = element.find('[role="status"]');
    const said = async () => {
      await element.updateComplete;
      return region.textContent;
    };
    const heard = [await said()];
    void element.start();
    heard.push(await said());
    const session = await element.opened();
    await session.answer();
    heard.push(await said());
    session.emit('assistant-speech-start');
    heard.push(await said());
    element.mute();
    heard.push(await said());
    session.observer.network?.('interrupted');
    heard.push(await said());
    await element.end();
    heard.push(await said());
    expect(heard).to.deep.equal([
      '',
      'Connecting…',
      'Connected',
      'Connected',
      'You are muted',
      'Connection interrupted. Reconnecting…',
      'Call ended',
    ]);
  });
});
