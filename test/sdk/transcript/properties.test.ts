import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  MAX_DROPPED,
  MAX_KNOWN_TOOLS,
  MAX_OPEN_TOOLS,
  MAX_PARKED,
  MAX_REMEMBERED,
} from '../../../src/sdk/transcript/bounds.js';
import type { TranscriptEntry } from '../../../src/sdk/transcript/entry.js';
import { toTranscriptInput } from '../../../src/sdk/transcript/normalise.js';
import {
  initialTranscript,
  reduceTranscript,
  type TranscriptInput,
  type TranscriptState,
} from '../../../src/sdk/transcript/reducer.js';
import { replay, type Timed } from '../../support/conversation.js';

const seed = Date.now() | 0;
const STREAMS = 20_000;
const share = (part: number) => ({ seed, numRuns: Math.round(STREAMS * part) });
console.log(`transcript properties: ${STREAMS} random message streams, seed ${seed}`);

const words = fc.constantFrom(
  ...['Hello', 'Hello there.', ' you', ' ', 'One moment please.', '✓', '你好', 'สวัสดี', '👋', 'no'],
);
const callId = fc.constantFrom('a', 'b', '1', 'user_1', '__proto__', 'constructor', '#2_a');

const message: fc.Arbitrary<TranscriptInput> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.constantFrom(...bareTypes()) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('user-transcription' as const),
      text: words,
      final: fc.boolean(),
      timestamp: fc.constantFrom(undefined, 't1', 't2'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constantFrom('bot-llm-text' as const, 'bot-tts-text' as const),
      text: words,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('bot-output' as const),
      text: words,
      spoken: fc.constantFrom(undefined, true, false),
      spokenStatus: fc.constantFrom(undefined, 'new', 'in-progress', 'completed'),
      willBeSpoken: fc.constantFrom(undefined, true, false),
      segmentId: fc.constantFrom(undefined, '1', '2', '3'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('tool-in-progress' as const, 'tool-stopped' as const),
      toolCallId: callId,
      functionName: fc.constantFrom('', 'look', 'book'),
    }),
  },
);

const gap = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.constantFrom(0, 500, 1_000, 1_500, 3_000, 10_000),
);

/** A stream of messages with their moments, and the call's end. */
const stream: fc.Arbitrary<Timed[]> = fc
  .array(fc.tuple(gap, message), { maxLength: 40 })
  .map((steps) => {
    let at = 0;
    const timed = steps.map(([ms, input]) => ({ at: (at += ms), input }));
    return [...timed, { at: at + 100, input: { type: 'teardown' } }];
  });

function bareTypes() {
  return [
    'user-started-speaking',
    'user-stopped-speaking',
    'bot-started-speaking',
    'bot-stopped-speaking',
    'bot-interrupted',
    'bot-llm-started',
    'bot-llm-stopped',
    'bot-tts-started',
    'bot-tts-stopped',
    'tick',
  ] as const;
}

/** What must hold after every single step; `known` are the entries as they were emitted so far. */
function checkStep(
  before: TranscriptState,
  after: TranscriptState,
  changed: readonly TranscriptEntry[],
  known: Map<string, TranscriptEntry>,
): void {
  for (const entry of changed) {
    const last = known.get(entry.id);
    if (!Object.isFrozen(entry)) throw new Error(`not frozen: ${entry.id}`);
    if (entry.role !== 'tool_call' && entry.text.trim() === '') throw new Error('empty text');
    if (last) checkChange(last, entry);
    known.set(entry.id, entry);
  }
  const ids = after.entries.map(({ id }) => id);
  const expected = [...known.keys()];
  if (ids.join() !== expected.join())
    throw new Error(`order: ${ids.join()}, not ${expected.join()}`);
  for (const [i, entry] of after.entries.entries()) {
    if (entry !== known.get(entry.id))
      throw new Error(`an entry that was not emitted: ${entry.id}`);
    const same = before.entries[i] === entry || changed.includes(entry);
    if (!same) throw new Error(`a new identity without a change: ${entry.id}`);
  }
  if (changed.length === 0 && after.entries !== before.entries) throw new Error('a needless copy');
  const { bot, user, tools, now } = after.inside;
  if (after.dueAt !== null && after.dueAt <= now) throw new Error('due in the past');
  const isBounded =
    bot.dropped.length <= MAX_DROPPED &&
    bot.parked.length <= MAX_PARKED &&
    bot.seen.length <= MAX_REMEMBERED &&
    user.seen.length <= MAX_REMEMBERED &&
    tools.open.length <= MAX_OPEN_TOOLS &&
    tools.known.length <= MAX_KNOWN_TOOLS;
  if (!isBounded) throw new Error('unbounded');
}

function checkChange(last: TranscriptEntry, entry: TranscriptEntry): void {
  if (last.isComplete && !entry.isComplete) throw new Error(`no longer complete: ${entry.id}`);
  if (last.role !== entry.role) throw new Error(`another role: ${entry.id}`);
  const isSame =
    last.isComplete === entry.isComplete && JSON.stringify(last) === JSON.stringify(entry);
  if (isSame) throw new Error(`emitted without a change: ${entry.id}`);
  if (last.role === 'assistant' && entry.role === 'assistant') {
    if (!entry.text.startsWith(last.text)) throw new Error(`shrunk: ${last.text} to ${entry.text}`);
  }
}

describe(`any stream of messages (seed ${seed})`, () => {
  it('keeps ids, order, text and completion, step by step, and completes all at the end', () => {
    const property = fc.property(stream, (timed) => {
      let state: TranscriptState = initialTranscript;
      const known = new Map<string, TranscriptEntry>();
      for (const { at, input } of timed) {
        const step = reduceTranscript(state, input, at);
        checkStep(state, step.state, step.changed, known);
        state = step.state;
      }
      if (state.dueAt !== null) throw new Error('something is due after the end');
      if (!state.entries.every(({ isComplete }) => isComplete)) throw new Error('left open');
    });
    fc.assert(property, share(0.4));
  });

  it('comes to the same with punctual ticks and without any', () => {
    const property = fc.property(stream, (timed) => {
      const punctual = replay(timed, { ticks: 'punctual' });
      const none = replay(timed, { ticks: 'none' });
      expect(none.emissions).to.deep.equal(punctual.emissions);
      expect(none.state.entries).to.deep.equal(punctual.state.entries);
    });
    fc.assert(property, share(0.25));
  });

  it('never loses a final of the visitor, and says none twice', () => {
    const property = fc.property(stream, (timed) => {
      let count = 0;
      const marked = timed.map(({ at, input }) => {
        if (input.type !== 'user-transcription' || !input.final) return { at, input };
        return { at, input: { ...input, text: `w${(count += 1)}`, timestamp: undefined } };
      });
      const { state } = replay(marked);
      const text = state.entries
        .map((entry) => (entry.role === 'user' ? entry.text : ''))
        .join(' ');
      const seen = text.match(/w\d+/g) ?? [];
      const all = Array.from({ length: count }, (_, i) => `w${i + 1}`);
      expect(seen.toSorted()).to.deep.equal(all.toSorted());
    });
    fc.assert(property, share(0.15));
  });

  it('survives any JSON', () => {
    const names = [
      'user-transcription',
      'bot-llm-text',
      'bot-tts-text',
      'bot-output',
      'llm-function-call-in-progress',
      'llm-function-call-stopped',
      ...bareTypes(),
    ];
    const keys = ['text', 'final', 'timestamp', 'spoken', 'spoken_status', 'will_be_spoken'].concat(
      ['segment_id', 'aggregated_by', 'tool_call_id', 'function_name', '__proto__', 'toString'],
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('\ud800', '\u202e', '\u0000', 'x'.repeat(30_000), '__proto__'),
      fc.jsonValue({ maxDepth: 2 }),
      fc.boolean(),
    );
    const data = fc.oneof(
      { weight: 5, arbitrary: fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 6 }) },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
    );
    const type = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...names) },
      { weight: 1, arbitrary: value },
    );
    const property = fc.property(fc.array(fc.tuple(type, data), { maxLength: 20 }), (messages) => {
      let state: TranscriptState = initialTranscript;
      const known = new Map<string, TranscriptEntry>();
      for (const [i, [kind, payload]] of messages.entries()) {
        const input = toTranscriptInput(kind, payload);
        if (!input) continue;
        const step = reduceTranscript(state, input, i * 700);
        for (const entry of step.changed) {
          if ('text' in entry && /\p{Surrogate}|(?![\n\t])\p{Cc}/u.test(entry.text)) {
            throw new Error('ill-formed text');
          }
        }
        checkStep(state, step.state, step.changed, known);
        state = step.state;
      }
    });
    fc.assert(property, share(0.2));
  });
});
