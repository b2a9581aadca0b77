import type { HeardFrame } from './voice-input.js';

const recentFrames = 50;

/** What a test asks about the user's sound: how much came, how loud lately and in all. */
export interface HeardSummary {
  framesReceived: number;
  rms: number;
  peak: number;
  total: { rms: number; peak: number };
}

/** Keeps the level of the last 500 ms and of the whole call. */
export class HeardLevel {
  readonly #recent: HeardFrame[] = [];
  #frames = 0;
  #energy = 0;
  #peak = 0;

  add(frame: HeardFrame): void {
    this.#frames += 1;
    this.#energy += frame.rms ** 2;
    this.#peak = Math.max(this.#peak, frame.peak);
    this.#recent.push(frame);
    if (this.#recent.length > recentFrames) this.#recent.shift();
  }

  summary(): HeardSummary {
    const energy = this.#recent.reduce((sum, { rms }) => sum + rms ** 2, 0);
    return {
      framesReceived: this.#frames,
      rms: Math.sqrt(energy / (this.#recent.length || 1)),
      peak: this.#recent.reduce((most, { peak }) => Math.max(most, peak), 0),
      total: { rms: Math.sqrt(this.#energy / (this.#frames || 1)), peak: this.#peak },
    };
  }
}
