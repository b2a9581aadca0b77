import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * How far a colour may be off before its pixel counts as different: 0 to 1, as YIQ distance. It takes
 * in what another version of Chromium smooths differently.
 */
const COLOUR_TOLERANCE = 0.15;
/** The share of pixels that may differ. Another word in a status line is already more than that. */
export const PIXEL_TOLERANCE = 0.001;

export interface Comparison {
  /** The share of the pixels that differ, 0 to 1; 1 where the sizes do. */
  readonly share: number;
  /** The pixels that differ, in red. */
  readonly difference: Buffer | null;
}

/** Compares two PNGs pixel by pixel; smoothed edges do not count. */
export function compare(one: Buffer, two: Buffer): Comparison {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(two)];
  const { width, height } = a;
  if (width !== b.width || height !== b.height) return { share: 1, difference: null };
  const out = new PNG({ width, height });
  const different = pixelmatch(a.data, b.data, out.data, width, height, {
    threshold: COLOUR_TOLERANCE,
  });
  return { share: different / (width * height), difference: PNG.sync.write(out) };
}
