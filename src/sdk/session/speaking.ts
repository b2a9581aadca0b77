import { cut } from '../cut.js';
import { sessionError } from '../session-error.js';
import { wrongUse } from '../wrong-use.js';
import { deferred, type Deferred } from './deferred.js';

/** The longest text that the backend speaks at once, in characters. */
export const MAX_SPEECH_LENGTH = 2_000;

/** Promises of `assistantSpeak()`: each waits for the next end of speech. */
export class Speaking {
  readonly #send: (text: string) => void;
  #pending: Deferred<void>[] = [];

  /** @param send - hands a text to the backend; what it throws rejects the promise */
  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  async speak(text: string): Promise<void> {
    if (typeof text !== 'string' || !text.trim()) {
      throw wrongUse('text', 'There is no text to speak.');
    }
    const spoken = deferred();
    this.#send(shorten(text));
    this.#pending.push(spoken);
    await spoken.promise;
  }

  /** Speech has ended: everything that was sent before has been said, or was cut off. */
  settle(): void {
    for (const spoken of this.#pending.splice(0)) spoken.resolve();
  }

  /** The session has ended. */
  fail(): void {
    for (const spoken of this.#pending.splice(0)) {
      spoken.reject(sessionError('not-connected', 'The session ended before the text was spoken.'));
    }
  }
}

function shorten(text: string): string {
  if (text.length <= MAX_SPEECH_LENGTH) return text;
  console.warn(`assistantSpeak(): the text was cut to ${MAX_SPEECH_LENGTH} characters.`);
  return cut(text, MAX_SPEECH_LENGTH);
}
