/** A wav file's bytes: one channel of 16-bit samples at `rate` a second. */
export function wav(samples: Int16Array, rate: number): Buffer;
