import type { Utterance } from '../speech/utterance.js';
import type { RtviLine } from './rtvi.js';

/** One sentence on its way out: announced once, then followed word by word. */
export class Segment {
  readonly text: string;
  readonly #id: number;
  readonly #line: RtviLine;
  #spokenWords = 0;

  constructor(id: number, text: string, line: RtviLine) {
    this.#id = id;
    this.text = text;
    this.#line = line;
  }

  announce(): void {
    this.#output('new', 0, this.text.split(/\s+/));
  }

  /** Tells about the words that have begun by now. */
  follow({ words }: Utterance, played: number): void {
    const texts = words.map(({ text }) => text);
    for (let next = words[this.#spokenWords]; next && next.at <= played;) {
      this.#spokenWords += 1;
      this.#line.send('bot-tts-text', { text: next.text });
      this.#output('in-progress', this.#spokenWords, texts);
      next = words[this.#spokenWords];
    }
  }

  finish({ words }: Utterance): void {
    const texts = words.map(({ text }) => text);
    this.#output('completed', texts.length, texts);
  }

  #output(status: 'new' | 'in-progress' | 'completed', spoken: number, words: string[]): void {
    this.#line.send('bot-output', {
      text: this.text,
      aggregated_by: 'sentence',
      segment_id: this.#id,
      will_be_spoken: true,
      spoken_status: status,
      spoken: status !== 'new',
      ...(status === 'new'
        ? {}
        : {
            spoken_progress: {
              accumulated_text: words.slice(0, spoken).join(' '),
              remaining_text: words.slice(spoken).join(' '),
            },
          }),
    });
  }
}
