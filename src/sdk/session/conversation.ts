import type { Clock } from '../clock.js';
import { cut } from '../cut.js';
import { wellFormed } from '../well-formed.js';
import type { ConversationEndReason } from '../types.js';
import type { SessionEmitter } from './emitter.js';
import { Speech } from './speech.js';

/** A pipeline error is told twice, in two shapes, within this time, in milliseconds. */
const TWIN_WINDOW_MS = 500;

/** The longest `tts-chunk`, in characters. */
const MAX_CHUNK = 20_000;

type Fields = Readonly<Record<string, unknown>>;

/** What the conversation tells its session besides the events it emits. */
export interface ConversationReport {
  ready(): void;
  ttsEnded(): void;
  /** The conversation is over, by the server's word. */
  ended(): void;
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

  /**
   * One RTVI message of the room, without secrets and control characters; one that means nothing to the
   * session is passed over.
   */
  receive(type: string, data: unknown): void {
    const fields = fieldsOf(data);
    switch (type) {
      case 'bot-ready':
        return this.#ready();
      case 'server-message':
        return this.#serverMessage(fields);
      case 'error':
        return this.#error(fields);
      case 'metrics':
        return this.#emitter.emit('metrics', data);
      case 'user-started-speaking':
        return this.#speech.user(true);
      case 'user-stopped-speaking':
        return this.#speech.user(false);
      case 'bot-started-speaking':
        return this.#speech.assistant(true);
      case 'bot-stopped-speaking':
        return this.#speech.assistant(false);
      case 'bot-interrupted':
        return this.#speech.ttsEnd();
      case 'bot-tts-started':
        return this.#speech.ttsStart();
      case 'bot-tts-text':
        return this.#speech.ttsChunk(wellFormed(cut(wordsOf(fields['text']), MAX_CHUNK)));
      case 'bot-tts-stopped':
        return this.#speech.ttsStopped();
      default:
    }
  }

  /**
   * Closes what is open. Nothing is emitted afterwards.
   * @param endTranscript - completes its lines, for whoever keeps them when the conversation has ended
   */
  end(reason: ConversationEndReason, endTranscript: () => void): void {
    this.#speech.end();
    endTranscript();
    // What an assistant says of its own end must not be lost with it.
    for (const error of this.#waitingErrors.keys()) this.#pipelineError('', error);
    this.#finish(reason);
    this.#ended = true;
  }

  /** The backend's own messages: `{type, timestamp?, payload?}`. */
  #serverMessage(message: Fields): void {
    const payload = fieldsOf(message['payload']);
    const field = (name: string): string => this.#safe(payload[name] ?? message[name]);
    switch (message['type']) {
      case 'bot-ready':
        return this.#ready();
      case 'conversation-start':
        return this.#start();
      case 'conversation-end':
        this.#finish(field('reason') || 'unknown');
        return this.#report.ended();
      case 'pipeline-error':
        return this.#pipelineError(field('processor'), field('error'));
      default:
    }
  }

  #error({ error, message, fatal }: Fields): void {
    const words = this.#safe(error) || this.#safe(message) || 'The assistant failed.';
    // Anything that counts as true: Pipecat's client takes it so, and leaves the room.
    if (fatal) this.#report.failed(words);
    else this.#untypedError(words);
  }

  #ready(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#emitter.emit('assistant-ready');
    // The server's own word may be lost on the way.
    this.#start();
    this.#report.ready();
  }

  /** A text from the room, fit for an event. */
  #safe(text: unknown): string {
    return this.#report.redact(wordsOf(text));
  }

  #start(): void {
    if (this.#started || this.#ended) return;
    this.#started = true;
    this.#emitter.emit('conversation-start');
  }

  #finish(reason: ConversationEndReason): void {
    if (!this.#started || this.#ended) return;
    this.#ended = true;
    this.#emitter.emit('conversation-end', reason);
  }

  #pipelineError(processor: string, error: string): void {
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
    const cancel = this.#clock.after(TWIN_WINDOW_MS, () => this.#pipelineError('', error));
    this.#waitingErrors.set(error, cancel);
  }

  #isRecent(error: string): boolean {
    const at = this.#recentErrors.get(error);
    return at !== undefined && this.#clock.now() - at < TWIN_WINDOW_MS;
  }

  #remember(error: string): void {
    const now = this.#clock.now();
    // Oldest first: a flood of errors must not have each look through all the others.
    for (const [text, at] of this.#recentErrors) {
      if (now - at < TWIN_WINDOW_MS) break;
      this.#recentErrors.delete(text);
    }
    this.#recentErrors.set(error, now);
  }
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** Not cut here: half a token would no longer be recognised as one and blanked. */
function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
