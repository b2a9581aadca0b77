import type { TranscriptEntry } from '../../src/sdk/transcript/entry.js';
import type { BotOutput } from '../../src/sdk/transcript/input.js';
import {
  initialTranscript,
  reduceTranscript,
  type TranscriptInput,
  type TranscriptState,
} from '../../src/sdk/transcript/reducer.js';

/*
 * Conversations for the transcript's tests: inputs with their times, in the order and with the gaps
 * that a Pipecat server has, and what comes of them as short lines. Covers the messages that
 * `TranscriptInput` knows; no media, no session.
 */

/** An input and its moment, in milliseconds. */
export interface Timed {
  readonly at: number;
  readonly input: TranscriptInput;
}

/** What a replay gave. */
export interface Replay {
  /** Every emission as a line: `role: text`, with ` ✔` once it is complete. */
  readonly emissions: string[];
  /** The entries at the end, as the same lines. */
  readonly entries: string[];
  readonly emitted: readonly TranscriptEntry[];
  readonly state: TranscriptState;
}

/** How time passes in a replay: ticks at their moment, or none at all. */
export type Ticks = 'punctual' | 'none';

/** An entry as a line. */
export function lineOf(entry: TranscriptEntry): string {
  const words = entry.role === 'tool_call' ? entry.functionName : entry.text;
  return `${entry.role}: ${words}${entry.isComplete ? ' ✔' : ''}`;
}

/** Runs inputs through the reducer, and time on to `until`. */
export function replay(
  timed: readonly Timed[],
  { ticks = 'punctual', until = timed.at(-1)?.at ?? 0 }: { ticks?: Ticks; until?: number } = {},
): Replay {
  let state: TranscriptState = initialTranscript;
  const emitted: TranscriptEntry[] = [];
  const step = (input: TranscriptInput, now: number) => {
    const result = reduceTranscript(state, input, now);
    state = result.state;
    emitted.push(...result.changed);
  };
  const tickUntil = (now: number) => {
    while (ticks === 'punctual' && state.dueAt !== null && state.dueAt <= now) {
      step({ type: 'tick' }, state.dueAt);
    }
  };
  for (const { at, input } of timed) {
    tickUntil(at);
    step(input, at);
  }
  tickUntil(until);
  return {
    emitted,
    emissions: emitted.map(lineOf),
    entries: state.entries.map(lineOf),
    state,
  };
}

type Bare = Extract<TranscriptInput, { type: string }>['type'];
type BareType = Exclude<
  Bare,
  | 'user-transcription'
  | 'bot-llm-text'
  | 'bot-tts-text'
  | 'bot-output'
  | 'tool-in-progress'
  | 'tool-stopped'
>;

/** One line of a script: its moment, and an input or the type of one that has nothing but its type. */
export type Line = readonly [at: number, input: TranscriptInput | BareType];

/** A script written out by hand. Afterwards time passes until `until`, if given. */
export function script(lines: readonly Line[], until?: number): Replay {
  const timed = lines.map(([at, input]) => ({
    at,
    input: typeof input === 'string' ? { type: input } : input,
  }));
  return replay(timed, { until });
}

export const interim = (text: string): TranscriptInput => ({
  type: 'user-transcription',
  text,
  final: false,
});

export const final = (text: string, timestamp?: string): TranscriptInput => ({
  type: 'user-transcription',
  text,
  final: true,
  timestamp,
});

export const llm = (text: string): TranscriptInput => ({ type: 'bot-llm-text', text });
export const tts = (text: string): TranscriptInput => ({ type: 'bot-tts-text', text });

export const toolRuns = (toolCallId: string, functionName = ''): TranscriptInput => ({
  type: 'tool-in-progress',
  toolCallId,
  functionName,
});

export const toolStops = (toolCallId: string, functionName = ''): TranscriptInput => ({
  type: 'tool-stopped',
  toolCallId,
  functionName,
});

/** An announcement of an older server (protocol 1). */
export const older = (text: string, spoken = false): TranscriptInput => ({
  type: 'bot-output',
  text,
  spoken,
});

/** An announcement, or the progress of one, of a newer server (protocol 2). */
export const newer = (
  text: string,
  segmentId: string,
  spokenStatus: string = 'new',
  more: Partial<BotOutput> = {},
): TranscriptInput => ({
  type: 'bot-output',
  text,
  segmentId,
  spokenStatus,
  willBeSpoken: true,
  ...more,
});

/** Which protocol the server of a conversation speaks. */
export type Server = 'older' | 'newer';

/** A conversation in the making: `conversation().bot('Hello').interruptAfter('Hel').user('fine').run()`. */
export class Conversation {
  readonly #server: Server;
  readonly #inputs: Timed[] = [];
  #now = 0;
  #segment = 0;
  #lastReply: { from: number; at: number; text: string } | null = null;

  constructor(server: Server) {
    this.#server = server;
  }

  /** The inputs so far. */
  get inputs(): readonly Timed[] {
    return this.#inputs;
  }

  /** Lets time pass. */
  wait(ms: number): this {
    this.#now += ms;
    return this;
  }

  /** Any inputs, at this moment. */
  send(...inputs: readonly (TranscriptInput | BareType)[]): this {
    for (const input of inputs) {
      const full = typeof input === 'string' ? { type: input } : input;
      this.#inputs.push({ at: this.#now, input: full });
    }
    return this;
  }

  /** The visitor says something: partial transcriptions while they speak, the final one after it. */
  user(text: string, { partials = [] }: { partials?: readonly string[] } = {}): this {
    this.wait(300).send('user-started-speaking', 'bot-interrupted');
    for (const partial of partials) this.wait(200).send(interim(partial));
    this.wait(300).send('user-stopped-speaking');
    return this.wait(150).send(final(text, `t${this.#now}`));
  }

  /** The assistant answers: the model's tokens, ahead of a voice that speaks them word by word. */
  bot(text: string): this {
    const at = this.wait(400).#now;
    this.#lastReply = { from: this.#inputs.length, at, text };
    this.send('bot-llm-started');
    for (const token of tokensOf(text)) this.wait(20).send(llm(token));
    this.wait(20).send('bot-llm-stopped');
    return this.#speak(text);
  }

  /** The assistant says something that no model wrote: `assistantSpeak()`, a filler. */
  says(text: string): this {
    this.#lastReply = null;
    return this.wait(200).#speak(text);
  }

  /** The visitor interrupts the last reply after these characters of it; the model was still at work. */
  interruptAfter(heard: string): this {
    const reply = this.#lastReply;
    if (!reply?.text.startsWith(heard)) throw new Error(`nothing begins with ${heard}`);
    this.#inputs.length = reply.from;
    this.#now = reply.at;
    this.send('bot-llm-started').wait(20).send(llm(heard), 'bot-tts-started');
    if (this.#server === 'newer') this.#announce(heard);
    this.wait(200).send('bot-started-speaking').wait(300).send('user-started-speaking');
    return this.wait(10).send('bot-interrupted').wait(50).send('bot-stopped-speaking');
  }

  /** The assistant calls a tool. */
  tool(functionName: string, { id = functionName, takes = 500 } = {}): this {
    this.wait(50).send(toolRuns(id, functionName));
    return this.wait(takes).send(toolStops(id, functionName));
  }

  /** Replays it and lets time pass until nothing waits. */
  run({ ticks = 'punctual' }: { ticks?: Ticks } = {}): Replay {
    return replay(this.#inputs, { ticks, until: this.#now + 60_000 });
  }

  #speak(text: string): this {
    if (this.#server === 'older') this.send(older(text));
    this.send('bot-tts-started').wait(200).send('bot-started-speaking');
    const segment = this.#server === 'newer' ? this.#announce(text) : '';
    for (const word of text.split(/\s+/)) {
      this.wait(150);
      if (this.#server === 'older') this.send(older(word, true));
      else this.send(newer(text, segment, 'in-progress'));
      this.send(tts(word));
    }
    if (this.#server === 'newer') this.send(newer(text, segment, 'completed'));
    return this.send('bot-tts-stopped').wait(350).send('bot-stopped-speaking');
  }

  #announce(text: string): string {
    const segment = String((this.#segment += 1));
    this.send(newer(text, segment));
    return segment;
  }
}

/** A conversation with a server of one generation. */
export function conversation(server: Server = 'newer'): Conversation {
  return new Conversation(server);
}

/** Tokens as a model sends them: each word with the space before it. */
function tokensOf(text: string): string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}
