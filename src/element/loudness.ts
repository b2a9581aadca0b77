import { Meter } from './meter.js';

/** How often it is drawn, in milliseconds. Each time takes the main thread two frames, whatever moves. */
export const PERIOD = 350;

/** Shows how loud both sides are: in the orb's halo, around the microphone's button, in the settings. */
export class Loudness {
  readonly #meters = {
    local: [
      new Meter({
        selectors: ['.mic'],
        pseudoElement: '::after',
        property: 'opacity',
        valueAt: (level) => `${0.6 * level}`,
      }),
      new Meter({
        selectors: ['.meter i'],
        property: 'scale',
        valueAt: (level) => `${Math.min(1, 1.6 * level)} 1`,
        informs: true,
      }),
    ],
    remote: [
      new Meter({
        selectors: ['.orb.big', '.orb'],
        pseudoElement: '::after',
        property: 'scale',
        valueAt: (level) => `${1 + 0.22 * level}`,
      }),
    ],
  };
  readonly #levels = { local: 0, remote: 0 };
  #period = 0;

  /** How loud a side is now, 0 to 1. */
  hear(level: number, local: boolean, root: ParentNode): void {
    // A difference that nobody sees is not drawn.
    this.#levels[local ? 'local' : 'remote'] = Math.round(level * 20) / 20;
    const period = Math.floor(performance.now() / PERIOD);
    if (period === this.#period) return;
    this.#period = period;
    for (const side of ['local', 'remote'] as const) {
      for (const meter of this.#meters[side]) meter.show(this.#levels[side], root);
    }
  }

  /** Something else may be drawn now. */
  drawn(): void {
    for (const meter of [...this.#meters.local, ...this.#meters.remote]) meter.drawn();
  }
}
