import { Meter } from './meter.js';

/** How often it is drawn, in milliseconds. Each time takes the main thread two frames, whatever moves. */
export const PERIOD = 500;

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
  /** How loud each side was since it was last drawn: the mean of what was told, and how often that was. */
  readonly #heard = { local: { level: 0, times: 0 }, remote: { level: 0, times: 0 } };
  #drawnAt = 0;
  /** Told, and not drawn yet. */
  #isNew = false;

  /** How loud a side is now, 0 to 1. */
  hear(level: number, local: boolean, root: ParentNode): void {
    const heard = this.#heard[local ? 'local' : 'remote'];
    heard.level += (level - heard.level) / ++heard.times;
    this.#isNew = true;
    this.#draw(root, PERIOD);
  }

  /** Something else may be drawn now. */
  drawn(root?: ParentNode): void {
    for (const meter of [...this.#meters.local, ...this.#meters.remote]) meter.drawn();
    if (root) this.draw(root);
  }

  /** A frame comes for something else, which shows the loudness, too: it comes earlier then. */
  draw(root: ParentNode): void {
    if (this.#isNew) this.#draw(root, PERIOD / 2);
  }

  #draw(root: ParentNode, period: number): void {
    const now = performance.now();
    if (now - this.#drawnAt < period) return;
    this.#drawnAt = now;
    this.#isNew = false;
    for (const side of ['local', 'remote'] as const) {
      const heard = this.#heard[side];
      heard.times = 0;
      for (const meter of this.#meters[side]) meter.show(Math.round(heard.level * 20) / 20, root);
    }
  }
}
