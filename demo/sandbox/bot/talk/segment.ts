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
    this.#output('new', '', this.text);
  }

  /** Tells about the words that have begun by now. */
  follow({ words }: Utterance, played: number): void {
    const texts = words.map(({ text }) => text);
    for (let next = words[this.#spokenWords]; next && next.at <= played;) {
      this.#spokenWords += 1;
      this.#line.send('bot-tts-text', { text: next.text });
      const spoken = texts.slice(0, this.#spokenWords).join(' ');
      const rest = texts.slice(this.#spokenWords).join(' ');
      this.#output(rest === '' ? 'completed' : 'in-progress', spoken, rest);
      next = words[this.#spokenWords];
    }
  }

  /** The fields and their order are those of Pipecat 1.14. */
  #output(status: 'new' | 'in-progress' | 'completed', spoken: string, rest: string): void {
    this.#line.send('bot-output', {
      text: this.text,
      output_type: 'sentence',
      text_type: 'sentence',
      aggregated_by: 'sentence',
      segment_id: this.#id,
      ...(status === 'new' ? { spoken: false } : {}),
      will_be_spoken: true,
      spoken_status: status,
      spoken_progress: { accumulated_text: spoken, remaining_text: rest },
    });
  }
}
