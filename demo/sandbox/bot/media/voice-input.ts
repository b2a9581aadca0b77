import { nonstandard } from './webrtc.js';

/** One 10 ms frame of what the user's microphone sends. */
export interface HeardFrame {
  rms: number;
  peak: number;
}

/** Measures every frame of a remote track. Levels are from 0 to 1. */
export class VoiceInput {
  readonly #sink: InstanceType<typeof nonstandard.RTCAudioSink>;

  constructor(track: MediaStreamTrack, onFrame: (frame: HeardFrame) => void) {
    this.#sink = new nonstandard.RTCAudioSink(track);
    this.#sink.ondata = (event: { samples: Int16Array }) => {
      onFrame(measure(event.samples));
    };
  }

  close(): void {
    this.#sink.ondata = null;
    this.#sink.stop();
  }
}

/** The level of a frame of 16 bit PCM. */
export function measure(samples: Int16Array): HeardFrame {
  let energy = 0;
  let peak = 0;
  for (const sample of samples) {
    energy += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  return { rms: Math.sqrt(energy / (samples.length || 1)) / 32_768, peak: peak / 32_768 };
}
