const frameTime = 10;
const framesPerWindow = 2;
const windowTime = frameTime * framesPerWindow;
/** How far back the background is learnt: what lasts longer becomes background itself. */
const memory = 2000 / windowTime;
/** The share of the memory that counts as background. Speech pauses more often than that. */
const backgroundShare = 0.15;
/** Sound must be this much above the background (dB), and above an absolute floor (dBFS). */
const margin = 9;
const quietest = -52;
const silence = -100;

/** How much sound in how short a time is speech, in milliseconds. */
interface Evidence {
  active: number;
  within: number;
}

const easily: Evidence = { active: 60, within: 1200 };
const surely: Evidence = { active: 240, within: 320 };

/**
 * Tells speech from background in 10 ms frames, with a noise floor that follows the last two seconds: a steady tone is
 * speech at its onset and background after that. Time is counted in frames, so it needs no clock.
 */
export class VoiceActivity {
  readonly #levels: number[] = [];
  readonly #active: boolean[] = [];
  #frameEnergy: number[] = [];
  #quiet = 0;

  /** Takes the level of one frame, 0 to 1. */
  push(rms: number): void {
    this.#frameEnergy.push(rms ** 2);
    if (this.#frameEnergy.length < framesPerWindow) return;
    const energy = this.#frameEnergy.reduce((sum, value) => sum + value, 0) / framesPerWindow;
    this.#frameEnergy = [];
    const level = energy > 0 ? 10 * Math.log10(energy) : silence;
    keep(this.#levels, level);
    const active = level > Math.max(this.#floor() + margin, quietest);
    keep(this.#active, active);
    this.#quiet = active ? 0 : this.#quiet + windowTime;
  }

  /** The background is known: two seconds were heard. */
  get learnt(): boolean {
    return this.#levels.length >= memory;
  }

  /** How long nothing was said, in milliseconds. */
  get quietFor(): number {
    return this.#quiet;
  }

  /** A little sound suffices while nobody else speaks. */
  get maybeSpeech(): boolean {
    return this.#holds(easily);
  }

  /** Sustained sound over a known background: enough to interrupt somebody. */
  get clearSpeech(): boolean {
    return this.learnt && this.#holds(surely);
  }

  /** What was heard up to now proves nothing about what comes. The background stays known. */
  forget(): void {
    this.#active.length = 0;
  }

  #holds({ active, within }: Evidence): boolean {
    const recent = this.#active.slice(-within / windowTime);
    return recent.filter(Boolean).length * windowTime >= active;
  }

  /** What was not heard yet counts as silence, so that the first word after joining is one. */
  #floor(): number {
    const index = Math.floor(memory * backgroundShare) - (memory - this.#levels.length);
    if (index < 0) return silence;
    return [...this.#levels].sort((a, b) => a - b)[index] ?? silence;
  }
}

function keep<T>(list: T[], value: T): void {
  list.push(value);
  if (list.length > memory) list.shift();
}
