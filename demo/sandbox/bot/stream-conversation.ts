import { isObject } from '../http/json.js';
import type { Conversation } from './conversation.js';
import type { RtviMessage } from './talk/rtvi.js';
import type { Speaker } from './talk/speaker.js';
import type { UserTurns } from './talk/user-turns.js';

const longestText = 2000;

export interface StreamParts {
  speaker: Speaker;
  turns: UserTurns;
  signal: AbortSignal;
}

/** The stream mode: the bot says what the page sends it, one text after another, and nothing else. */
export class StreamConversation implements Conversation {
  readonly #parts: StreamParts;
  readonly #queue: string[] = [];
  #wake: (() => void) | undefined;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => this.#wake?.());
  }

  greet(): void {
    // Nothing is said that the page did not send.
  }

  receive({ type, data }: RtviMessage): void {
    if (type !== 'client-message' || !isObject(data) || data['t'] !== 'tts-speak') return;
    const { d } = data;
    const text = isObject(d) ? d['text'] : undefined;
    if (typeof text !== 'string' || text.trim() === '') return;
    this.#queue.push(text.slice(0, longestText));
    this.#wake?.();
  }

  /** What was still to be said is thrown away. */
  interrupted(): void {
    this.#queue.length = 0;
  }

  async run(): Promise<void> {
    const { speaker, turns, signal } = this.#parts;
    turns.listen();
    void this.#hearOut();
    while (!signal.aborted) {
      const text = this.#queue.shift();
      if (text !== undefined) await speaker.say(text);
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  /** The user may talk at any time; nothing answers. */
  async #hearOut(): Promise<void> {
    const { turns, signal } = this.#parts;
    while (!signal.aborted) await turns.next();
  }
}
