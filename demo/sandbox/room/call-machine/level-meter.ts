/** Reports a measured level at a steady pace; daily-js calls this an observer. */
export class LevelMeter {
  readonly #report: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(report: () => void) {
    this.#report = report;
  }

  /** `interval` in milliseconds. */
  start(interval: unknown): void {
    this.stop();
    this.#timer = setInterval(this.#report, typeof interval === 'number' ? interval : 100);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
