import { createAudioSource } from './webrtc.js';

const sampleRate = 48_000;
const frameSize = sampleRate / 100;
const frameTime = 10;
/** After a stall the lost frames are skipped rather than sent in one burst. */
const longestCatchUp = 8;

interface Playing {
  samples: Int16Array;
  position: number;
  onProgress: (played: number) => void;
  settle: (finished: boolean) => void;
}

/** The bot's voice: a steady stream of 10 ms frames, silence between the utterances. */
export class VoiceOutput {
  readonly track: MediaStreamTrack;
  readonly #source = createAudioSource();
  readonly #timer: NodeJS.Timeout;
  readonly #startedAt = performance.now();
  #sent = 0;
  #latest = 0;
  #skipped = 0;
  #playing: Playing | undefined;

  constructor() {
    this.track = this.#source.createTrack();
    this.#timer = setInterval(() => {
      this.#pump();
    }, frameTime);
  }

  /** Whether sound goes out at this moment. */
  get busy(): boolean {
    return this.#playing !== undefined;
  }

  /** How punctual the stream was: the worst delay of a frame, and the time dropped to catch up, both in ms. */
  get pacing(): { worstDelay: number; skipped: number } {
    return { worstDelay: Math.round(this.#latest), skipped: this.#skipped * frameTime };
  }

  /** Plays PCM to its end or until `stop()`; true when it was heard in full. `onProgress` is given milliseconds. */
  play(
    samples: Int16Array,
    onProgress: (played: number) => void = () => undefined,
  ): Promise<boolean> {
    this.stop();
    return new Promise((settle) => {
      this.#playing = { samples, position: 0, onProgress, settle };
    });
  }

  stop(): void {
    const playing = this.#playing;
    this.#playing = undefined;
    playing?.settle(false);
  }

  close(): void {
    clearInterval(this.#timer);
    this.stop();
    this.track.stop();
  }

  #pump(): void {
    const due = Math.floor((performance.now() - this.#startedAt) / frameTime);
    let behind = due - this.#sent;
    this.#latest = Math.max(this.#latest, (behind - 1) * frameTime);
    if (behind > longestCatchUp) {
      this.#skipped += behind - longestCatchUp;
      behind = longestCatchUp;
      this.#sent = due - behind;
    }
    for (; behind > 0; behind--) {
      this.#source.onData({
        samples: this.#nextFrame(),
        sampleRate,
        bitsPerSample: 16,
        channelCount: 1,
        numberOfFrames: frameSize,
      });
      this.#sent += 1;
    }
  }

  #nextFrame(): Int16Array {
    const frame = new Int16Array(frameSize);
    const playing = this.#playing;
    if (!playing) return frame;
    frame.set(playing.samples.subarray(playing.position, playing.position + frameSize));
    playing.onProgress((playing.position * 1000) / sampleRate);
    playing.position += frameSize;
    if (playing.position >= playing.samples.length && this.#playing === playing) {
      this.#playing = undefined;
      playing.settle(true);
    }
    return frame;
  }
}
