import type { VoiceOutput } from '../media/voice-output.js';
import { sampleRate } from '../speech/utterance.js';
import { sentences } from '../speech/sentences.js';
import type { Synthesizer } from '../speech/synthesizer.js';
import { pause } from './pause.js';
import type { RtviLine } from './rtvi.js';
import { Segment } from './segment.js';
import type { Timing } from './timing.js';

/** A text that the bot said, or began to say. */
export interface Said {
  text: string;
  finished: boolean;
  cut: boolean;
}

export interface SpeakerParts {
  output: VoiceOutput;
  synthesizer: Synthesizer;
  line: RtviLine;
  timing: Timing;
}

interface Run {
  said: Said;
  controller: AbortController;
  thinking: boolean;
  speaking: boolean;
  /** Sentences that are announced as soon as the voice begins. */
  waiting: Segment[];
}

/** Says texts aloud and tells the user's side about it, message by message. One text at a time. */
export class Speaker {
  readonly said: Said[] = [];
  readonly #parts: SpeakerParts;
  #interruptions = 0;
  #segments = 0;
  #run: Run | undefined;

  constructor(parts: SpeakerParts) {
    this.#parts = parts;
  }

  get interruptions(): number {
    return this.#interruptions;
  }

  /** Whether the bot is heard at this moment, short breaths included. */
  get speaking(): boolean {
    return this.#run?.speaking ?? this.#parts.output.busy;
  }

  /** Whether there is something to interrupt. */
  get busy(): boolean {
    return this.#run !== undefined;
  }

  /** Synthesizes ahead what will be said soon. A failure surfaces when it is said. */
  prepare(text: string): void {
    for (const sentence of sentences(text)) {
      this.#parts.synthesizer.synthesize(sentence).catch(() => undefined);
    }
  }

  /** Plays a text as plain audio that no message tells about. */
  async play(text: string): Promise<void> {
    const { samples } = await this.#parts.synthesizer.synthesize(text);
    const said: Said = { text, finished: false, cut: false };
    this.said.push(said);
    said.finished = await this.#parts.output.play(samples);
    said.cut = !said.finished;
  }

  /** Says a text that a language model thought up, token by token. False when it was interrupted. */
  reply(text: string): Promise<boolean> {
    return this.#perform(text, true);
  }

  /** Says a text as it is, without a language model. False when it was interrupted. */
  say(text: string): Promise<boolean> {
    return this.#perform(text, false);
  }

  /** The user takes the turn: whatever is being said stops at once. False when there was nothing to stop. */
  interrupt(): boolean {
    const { output, line } = this.#parts;
    // Pipecat says so at every turn of the user, whether there was something to interrupt or not.
    line.send('bot-interrupted');
    const run = this.#run;
    if (!run) return false;
    this.#run = undefined;
    run.controller.abort();
    run.said.cut = true;
    this.#interruptions += 1;
    output.stop();
    if (run.thinking) line.send('bot-llm-stopped');
    if (run.speaking) line.send('bot-stopped-speaking');
    return true;
  }

  /** Stops without a word. */
  close(): void {
    this.#run?.controller.abort();
    this.#run = undefined;
    this.#parts.output.stop();
  }

  async #perform(text: string, thinks: boolean): Promise<boolean> {
    const segments = sentences(text).map(
      (sentence) => new Segment(++this.#segments, sentence, this.#parts.line),
    );
    const run: Run = {
      said: { text, finished: false, cut: false },
      controller: new AbortController(),
      thinking: false,
      speaking: false,
      waiting: [],
    };
    this.#run = run;
    this.said.push(run.said);
    this.prepare(text);
    const written = thinks ? this.#think(run, segments) : this.#given(run, segments);
    await this.#speak(run, segments, written);
    if (this.#run !== run) return false;
    this.#run = undefined;
    run.said.finished = true;
    return true;
  }

  /** Streams the tokens; each sentence goes to the voice as soon as its last token is out. */
  #think(run: Run, segments: Segment[]): Promise<void>[] {
    const { line, timing } = this.#parts;
    const { signal } = run.controller;
    const stream = async (segment: Segment, first: boolean): Promise<void> => {
      const tokens = segment.text.match(/\s*\S+/g) ?? [];
      for (const [index, token] of tokens.entries()) {
        await pause(timing.token, signal);
        if (signal.aborted) return;
        line.send('bot-llm-text', { text: index === 0 && !first ? ` ${token}` : token });
      }
      line.send('bot-transcription', { text: segment.text });
      announce(run, segment);
    };
    let previous = pause(timing.think, signal).then(() => {
      if (signal.aborted) return;
      run.thinking = true;
      line.send('bot-llm-started');
      line.send('metrics', { ttfb: [{ processor: 'LLMService#0', value: timing.think / 1000 }] });
    });
    const written = segments.map((segment, index) => {
      previous = previous.then(() => stream(segment, index === 0));
      return previous;
    });
    void previous.then(() => {
      if (!run.thinking || signal.aborted) return;
      run.thinking = false;
      line.send('bot-llm-stopped');
    });
    return written;
  }

  /** Text that needs no thought: all of it is there. */
  #given(run: Run, segments: Segment[]): Promise<void>[] {
    return segments.map((segment) => {
      announce(run, segment);
      return Promise.resolve();
    });
  }

  async #speak(run: Run, segments: Segment[], written: Promise<void>[]): Promise<void> {
    const { output, synthesizer, line, timing } = this.#parts;
    const { signal } = run.controller;
    for (const [index, segment] of segments.entries()) {
      await written[index];
      if (signal.aborted) return;
      if (index === 0) line.send('bot-tts-started');
      const utterance = await synthesizer.synthesize(segment.text);
      if (signal.aborted) return;
      if (!run.speaking) this.#begin(run);
      else await output.play(silence(timing.breath));
      if (signal.aborted) return;
      // Synthesis is ahead of the voice: it ends while the last sentence is still to be heard.
      if (index === segments.length - 1) line.send('bot-tts-stopped');
      const heard = await output.play(utterance.samples, (played) => {
        segment.follow(utterance, played);
      });
      if (!heard || signal.aborted) return;
      segment.follow(utterance, Infinity);
    }
    if (!run.speaking) return;
    line.send('bot-stopped-speaking');
    run.speaking = false;
  }

  #begin(run: Run): void {
    const { line } = this.#parts;
    line.send('metrics', {
      characters: [{ processor: 'TTSService#0', value: run.said.text.length }],
    });
    line.send('bot-started-speaking');
    run.speaking = true;
    for (const segment of run.waiting.splice(0)) segment.announce();
  }
}

/** A sentence is announced once the voice is to be heard. */
function announce(run: Run, segment: Segment): void {
  if (run.speaking) segment.announce();
  else run.waiting.push(segment);
}

function silence(milliseconds: number): Int16Array {
  return new Int16Array((milliseconds * sampleRate) / 1000);
}
