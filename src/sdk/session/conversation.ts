import type { Clock } from '../clock.js';
import type { ConversationEndReason, PipelineErrorDetails } from '../types.js';
import type { SessionEmitter } from './emitter.js';
import { readRtvi } from './rtvi.js';
import { Speech } from './speech.js';

/** A pipeline error is told twice, in two shapes, within this time, in milliseconds. */
const TWIN_WINDOW_MS = 500;

/** What the conversation tells its session besides the events it emits. */
export interface ConversationReport {
  ready(): void;
  ttsEnded(): void;
  /** A fatal error of the assistant's. */
  failed(message: string): void;
  /** Makes a text from the room fit for an event: no secrets, no more than a log can bear. */
  redact(text: string): string;
}

/** From the room's messages to session events: each once, each in its place. */
export class Conversation {
  readonly #emitter: SessionEmitter;
  readonly #clock: Clock;
  readonly #report: ConversationReport;
  readonly #speech: Speech;
  readonly #waitingErrors = new Map<string, () => void>();
  readonly #recentErrors = new Map<string, number>();
  #isReady = false;
  #started = false;
  #ended = false;

  constructor(emitter: SessionEmitter, clock: Clock, report: ConversationReport) {
    this.#emitter = emitter;
    this.#clock = clock;
    this.#report = report;
    this.#speech = new Speech(emitter, clock, () => report.ttsEnded());
  }

  receive(type: string, data: unknown): void {
    const event = readRtvi(type, data);
    switch (event?.type) {
      case 'assistant-ready':
        if (this.#isReady) return;
        this.#isReady = true;
        this.#emitter.emit('assistant-ready');
        // The server's own word may be lost on the way.
        this.#start();
        return this.#report.ready();
      case 'conversation-start':
        return this.#start();
      case 'conversation-end':
        return this.#finish(this.#report.redact(event.reason));
      case 'pipeline-error':
        return this.#pipelineError({
          processor: this.#report.redact(event.details.processor),
          error: this.#report.redact(event.details.error),
        });
      case 'error':
        if (event.fatal) return this.#report.failed(this.#report.redact(event.message));
        return this.#untypedError(this.#report.redact(event.message));
      case 'metrics':
        return this.#emitter.emit('metrics', event.data);
      case 'user-speech':
        return this.#speech.user(event.speaking);
      case 'assistant-speech':
        return this.#speech.assistant(event.speaking);
      case 'interrupted':
        return this.#speech.ttsEnd();
      case 'tts-start':
        return this.#speech.ttsStart();
      case 'tts-chunk':
        return this.#speech.ttsChunk(event.text);
      case 'tts-end':
        return this.#speech.ttsStopped();
      default:
    }
  }

  /** Closes what is open. Nothing is emitted afterwards. */
  end(reason: ConversationEndReason): void {
    this.#speech.end();
    for (const cancel of this.#waitingErrors.values()) cancel();
    this.#waitingErrors.clear();
    this.#finish(reason);
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#emitter.emit('conversation-start');
  }

  #finish(reason: ConversationEndReason): void {
    if (!this.#started || this.#ended) return;
    this.#ended = true;
    this.#emitter.emit('conversation-end', reason);
  }

  #pipelineError({ processor, error }: PipelineErrorDetails): void {
    this.#waitingErrors.get(error)?.();
    this.#waitingErrors.delete(error);
    if (this.#isRecent(error)) return;
    this.#remember(error);
    this.#emitter.emit('pipeline-error', { processor, error });
  }

  /** An error without its processor's name waits for its twin that has it. */
  #untypedError(error: string): void {
    if (this.#isRecent(error) || this.#waitingErrors.has(error) || this.#waitingErrors.size > 100)
      return;
    const cancel = this.#clock.after(TWIN_WINDOW_MS, () =>
      this.#pipelineError({ processor: '', error }),
    );
    this.#waitingErrors.set(error, cancel);
  }

  #isRecent(error: string): boolean {
    const at = this.#recentErrors.get(error);
    return at !== undefined && this.#clock.now() - at < TWIN_WINDOW_MS;
  }

  #remember(error: string): void {
    const now = this.#clock.now();
    for (const [text, at] of this.#recentErrors) {
      if (now - at >= TWIN_WINDOW_MS) this.#recentErrors.delete(text);
    }
    this.#recentErrors.set(error, now);
  }
}
