import { expect } from '@open-wc/testing';
import {
  clip,
  MAX_ENTRIES,
  MAX_ENTRY_TEXT,
  MAX_KNOWN_TOOLS,
  MAX_OPEN_TOOLS,
  remember,
} from '../../../src/sdk/transcript/bounds.js';
import type { TranscriptEntry } from '../../../src/sdk/transcript/entry.js';
import { toTranscriptInput } from '../../../src/sdk/transcript/normalise.js';
import {
  initialTranscript,
  reduceTranscript,
  type TranscriptInput,
  type TranscriptState,
} from '../../../src/sdk/transcript/reducer.js';
import { final, interim, llm, older, toolRuns, toolStops } from '../../support/conversation.js';

function feed(
  inputs: Iterable<TranscriptInput>,
  from: TranscriptState = initialTranscript,
): { state: TranscriptState; emitted: TranscriptEntry[] } {
  let state = from;
  const emitted: TranscriptEntry[] = [];
  for (const input of inputs) {
    const step = reduceTranscript(state, input, 0);
    state = step.state;
    emitted.push(...step.changed);
  }
  return { state, emitted };
}

function* many(count: number, make: (i: number) => TranscriptInput): Generator<TranscriptInput> {
  for (let i = 0; i < count; i += 1) yield make(i);
}

describe('the bounds of a transcript', () => {
  it('keeps the newest entries, and each that is open', () => {
    const { state } = feed([
      toolRuns('long', 'long'),
      ...many(5_000, (i) => toolStops(`t${i}`)),
      final('Hello'),
    ]);
    const ids = state.entries.map(({ id }) => id);
    expect(ids).to.have.length(MAX_ENTRIES);
    expect(ids[0]).to.equal('tool_long');
    expect(ids.at(-1)).to.equal('user_5002');
    const rest = feed([toolStops('long'), toolStops('last')], state).state;
    expect(rest.entries).to.have.length(MAX_ENTRIES);
    expect(rest.entries.some(({ id }) => id === 'tool_long')).to.equal(false);
  });

  const bot = { type: 'bot-started-speaking' } as const;
  const floods: readonly [lane: string, inputs: TranscriptInput[]][] = [
    ['the visitor’s finals', [...many(3_000, () => final('0123456789'))]],
    ['the visitor’s interim', [interim('x'.repeat(50_000))]],
    ['the model’s tokens', [bot, ...many(3_000, () => llm('0123456789 '))]],
    ['the model’s one token', [bot, llm('😀'.repeat(50_000))]],
    ['announced text', [bot, ...many(3_000, () => older('0123456789'))]],
  ];
  for (const [lane, inputs] of floods) {
    it(`cuts the text of an entry: ${lane}`, () => {
      const { state, emitted } = feed([...inputs, { type: 'teardown' }]);
      const [entry] = state.entries;
      const text = entry && 'text' in entry ? entry.text : '';
      expect(text.length).to.be.within(MAX_ENTRY_TEXT - 1, MAX_ENTRY_TEXT);
      expect(text.endsWith('…')).to.equal(true);
      expect(/\p{Surrogate}/u.test(text)).to.equal(false);
      expect(emitted.length).to.be.lessThan(2_000);
    });
  }

  it('shows that the text of a single message was cut', () => {
    const message = { text: 'x'.repeat(MAX_ENTRY_TEXT + 1), final: true };
    const input = toTranscriptInput('user-transcription', message);
    const [entry] = input ? feed([input]).state.entries : [];
    const text = entry && 'text' in entry ? entry.text : '';
    expect(text).to.have.length(MAX_ENTRY_TEXT);
    expect(text.endsWith('…')).to.equal(true);
  });

  it('lets only so many tools run', () => {
    const { state } = feed(many(MAX_OPEN_TOOLS + 3, (i) => toolRuns(`t${i}`)));
    const open = state.entries.filter(({ isComplete }) => !isComplete);
    expect(open.map(({ id }) => id)[0]).to.equal('tool_t3');
    expect(open).to.have.length(MAX_OPEN_TOOLS);
  });

  it('gives no id twice, even where it can no longer remember the calls', () => {
    const { emitted } = feed(
      (function* () {
        for (let round = 0; round < 2; round += 1) {
          yield* many(MAX_KNOWN_TOOLS + 10, (i) => toolStops(`t${i}`));
        }
      })(),
    );
    expect(new Set(emitted.map(({ id }) => id)).size).to.equal(emitted.length);
  });

  it('cuts text between characters', () => {
    expect(clip('abc', 3)).to.equal('abc');
    expect(clip('abcd', 3)).to.equal('ab…');
    expect(clip('a😀bc', 3)).to.equal('a…');
  });

  it('remembers the last', () => {
    expect(remember([1, 2, 3], 4, 3)).to.deep.equal([2, 3, 4]);
    expect(remember([], 4, 3)).to.deep.equal([4]);
  });
});

describe('the cost of an update', () => {
  for (const entries of [50, 5_000]) {
    it(`is one small array for an entry, after ${entries} of them`, () => {
      const { state } = feed([...many(entries, (i) => toolStops(`t${i}`)), bot(), llm('Hello')]);
      const next = reduceTranscript(state, llm(' there'), 1).state;
      const before = new Set(state.inside.log.chunks);
      const copied = next.inside.log.chunks.filter((chunk) => !before.has(chunk));
      expect(copied).to.have.length(1);
      expect(next.inside.tools.known).to.equal(state.inside.tools.known);
    });
  }

  it('makes no array of the entries before somebody asks', () => {
    const { state } = feed(many(500, (i) => toolStops(`t${i}`)));
    expect(state.entries).to.equal(state.entries);
    expect(Object.isFrozen(state.entries)).to.equal(true);
    expect(initialTranscript.entries).to.deep.equal([]);
  });

  function bot(): TranscriptInput {
    return { type: 'bot-started-speaking' };
  }
});
