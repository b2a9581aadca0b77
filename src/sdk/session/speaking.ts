import { cut } from '../cut.js';
import { deferred, type Deferred } from '../deferred.js';
import { sessionError } from '../session-error.js';
import { isBlank } from '../transcript/blank.js';
import { wrongUse } from '../wrong-use.js';

/** The longest text that the backend speaks at once, in characters. */
const MAX_SPEECH_LENGTH = 2_000;

interface Wish {
  readonly text: string;
  readonly spoken: Deferred<void>;
}

/** Promises of `assistantSpeak()`: each waits for the next end of speech. */
export class Speaking {
  readonly #check: () => void;
  readonly #send: (text: string) => void;
  /** What waits for an assistant that can hear it; null once there is one. */
  #waiting: Wish[] | null = [];
  #pending: Deferred<void>[] = [];

  /**
   * What these throw rejects the promise.
   * @param check - throws where nothing can be spoken, neither now nor soon
   * @param send - hands a text to the backend
   */
  constructor(check: () => void, send: (text: string) => void) {
    this.#check = check;
    this.#send = send;
  }

  async speak(text: string): Promise<void> {
    const wish = { text: checked(text), spoken: deferred() };
    this.#check();
    if (this.#waiting) this.#waiting.push(wish);
    else this.#say(wish);
    await wish.spoken.promise;
  }

  /** The assistant is ready: what waited for it is said, in order. */
  begin(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const wish of waiting) this.#say(wish);
  }

  /** Speech has ended: everything that was sent before has been said, or was cut off. */
  settle(): void {
    for (const spoken of this.#pending.splice(0)) spoken.resolve();
  }

  /** The session has ended. */
  fail(): void {
    const waiting = this.#waiting?.splice(0).map(({ spoken }) => spoken) ?? [];
    for (const spoken of [...waiting, ...this.#pending.splice(0)]) {
      spoken.reject(sessionError('not-connected', 'The session ended before the text was spoken.'));
    }
  }

  #say({ text, spoken }: Wish): void {
    try {
      this.#send(text);
      this.#pending.push(spoken);
    } catch (error) {
      spoken.reject(error);
    }
  }
}

function checked(text: unknown): string {
  if (typeof text !== 'string' || isBlank(text)) {
    throw wrongUse('text', 'There is no text to speak.');
  }
  if (text.length <= MAX_SPEECH_LENGTH) return text;
  console.warn(`assistantSpeak(): the text was cut to ${MAX_SPEECH_LENGTH} characters.`);
  return cut(text, MAX_SPEECH_LENGTH);
}
