import type { RtviLine } from './rtvi.js';
import type { Timing } from './timing.js';

const frameTime = 10;

/**
 * One turn of the user. The sound is real, the words are scripted: they come one by one for as long as the user is
 * heard. Time is counted in the frames of the user's own sound.
 */
export class UserTurn {
  readonly text: string;
  readonly #words: string[];
  readonly #line: RtviLine;
  readonly #userId: string;
  readonly #timing: Timing;
  #elapsed = 0;
  #shown = 0;

  constructor(text: string, userId: string, line: RtviLine, timing: Timing) {
    this.text = text;
    this.#words = text.split(/\s+/);
    this.#line = line;
    this.#userId = userId;
    this.#timing = timing;
  }

  /** A frame went by; true when the turn is over. */
  advance(quietFor: number): boolean {
    this.#elapsed += frameTime;
    const { userWord, endOfTurn, afterLastWord } = this.#timing;
    const due = Math.min(Math.floor(this.#elapsed / userWord), this.#words.length);
    if (due > this.#shown) {
      this.#shown = due;
      this.#transcribe(this.#words.slice(0, due).join(' '), false);
    }
    const over =
      quietFor >= endOfTurn || this.#elapsed >= this.#words.length * userWord + afterLastWord;
    if (over) this.#transcribe(this.text, true);
    return over;
  }

  #transcribe(text: string, final: boolean): void {
    const said = { text, timestamp: new Date().toISOString(), final, user_id: this.#userId };
    this.#line.send('user-input', { ...said, input_type: 'transcription' });
    this.#line.send('user-transcription', said);
  }
}
