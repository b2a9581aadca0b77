import type { SessionEmitter } from './emitter.js';
import type { Clock } from '../clock.js';

/**
 * After the voice has stopped, or the visitor has begun to talk before it was heard, how long an open
 * `tts-start` waits for its `tts-end`, in milliseconds.
 */
const LOST_TTS_END_MS = 3_000;

/** Between two texts in a row the voice is said to stop, and to start again at once: no end, in milliseconds. */
const BREATH_MS = 150;

/**
 * After synthesis, how long the voice may go on without a word of it before its end counts as lost, in
 * milliseconds.
 */
const LOST_VOICE_END_MS = 15_000;

/**
 * Speech events in pairs: every start has one end, whatever the network loses or doubles.
 */
export class Speech {
  readonly #emitter: SessionEmitter;
  readonly #clock: Clock;
  readonly #onTtsEnd: () => void;
  #user = false;
  #assistant = false;
  #tts = false;
  #spokenSinceTts = false;
  /** Synthesis has ended while the voice still says what it made. */
  #isSynthesized = false;
  #cancelLostEnd: () => void = () => undefined;

  constructor(emitter: SessionEmitter, clock: Clock, onTtsEnd: () => void) {
    this.#emitter = emitter;
    this.#clock = clock;
    this.#onTtsEnd = onTtsEnd;
  }

  user(speaking: boolean): void {
    if (this.#user === speaking) return;
    this.#user = speaking;
    if (speaking && this.#tts && !this.#spokenSinceTts) this.#endIn(LOST_TTS_END_MS);
    this.#emitter.emit(speaking ? 'user-speech-start' : 'user-speech-end');
  }

  assistant(speaking: boolean): void {
    this.#cancelLostEnd();
    if (speaking) this.#spokenSinceTts = true;
    else if (this.#tts && this.#spokenSinceTts) {
      this.#endIn(this.#isSynthesized ? BREATH_MS : LOST_TTS_END_MS);
    }
    if (this.#assistant === speaking) return;
    this.#assistant = speaking;
    this.#emitter.emit(speaking ? 'assistant-speech-start' : 'assistant-speech-end');
  }

  ttsStart(): void {
    this.#cancelLostEnd();
    this.#isSynthesized = false;
    if (this.#tts) return;
    this.#tts = true;
    this.#spokenSinceTts = this.#assistant;
    this.#emitter.emit('tts-start');
  }

  ttsChunk(text: string): void {
    if (!text) return;
    if (!this.#tts) this.ttsStart();
    else if (this.#isSynthesized && this.#assistant) this.#endIn(LOST_VOICE_END_MS);
    // A handler of the start may have ended the session, and the speech with it.
    if (this.#tts) this.#emitter.emit('tts-chunk', text);
  }

  /** Pipecat synthesizes faster than it speaks: it says so seconds before the last word is heard. */
  ttsStopped(): void {
    if (!this.#tts || !this.#assistant) return this.ttsEnd();
    this.#isSynthesized = true;
    this.#endIn(LOST_VOICE_END_MS);
  }

  #endIn(ms: number): void {
    this.#cancelLostEnd();
    this.#cancelLostEnd = this.#clock.after(ms, () => this.ttsEnd());
  }

  ttsEnd(): void {
    this.#cancelLostEnd();
    this.#isSynthesized = false;
    if (!this.#tts) return;
    this.#tts = false;
    // First: what a handler of the event has spoken waits for an end of its own.
    this.#onTtsEnd();
    this.#emitter.emit('tts-end');
  }

  /** Ends whatever is still open. */
  end(): void {
    this.ttsEnd();
    this.assistant(false);
    this.user(false);
  }
}
