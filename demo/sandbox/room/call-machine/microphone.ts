export interface MicrophoneInfo {
  deviceId?: string;
  label?: string;
  kind?: 'audioinput';
  groupId?: string;
}

/** The user's microphone: one live track at most, and its measured level. */
export class Microphone {
  readonly #onLost: () => void;
  #track: MediaStreamTrack | undefined;
  #owned = true;
  #context: AudioContext | undefined;
  #analyser: AnalyserNode | undefined;
  #attempt = 0;
  #resuming = false;

  /** `onLost` is called when the device goes away. */
  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  get track(): MediaStreamTrack | undefined {
    return this.#track;
  }

  get info(): MicrophoneInfo {
    if (!this.#track) return {};
    const { deviceId = '', groupId = '' } = this.#track.getSettings();
    return { deviceId, groupId, kind: 'audioinput', label: this.#track.label };
  }

  /**
   * Opens a device, or takes a page's own track. The older track is stopped once the new one is there. Resolves to
   * false when it was closed meanwhile.
   */
  async open(source: string | MediaStreamTrack | undefined, enabled: boolean): Promise<boolean> {
    const attempt = ++this.#attempt;
    const own = source instanceof MediaStreamTrack;
    const track = own ? source : await capture(source);
    if (attempt !== this.#attempt) {
      if (!own) track.stop();
      return false;
    }
    this.#release();
    this.#track = track;
    this.#owned = !own;
    track.enabled = enabled;
    track.addEventListener('ended', this.#ended);
    if (this.#context) this.#listen(this.#context);
    return true;
  }

  setEnabled(enabled: boolean): void {
    if (this.#track) this.#track.enabled = enabled;
  }

  /** The level now, from 0 to 1. Measured from the first call on. */
  level(): number {
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#listen(this.#context);
    }
    this.#resume(this.#context);
    if (!this.#analyser) return 0;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
    return Math.min(1, Math.sqrt(energy / samples.length));
  }

  close(): void {
    this.#attempt += 1;
    this.#release();
    void this.#context?.close().catch(() => undefined);
    this.#context = undefined;
    this.#analyser = undefined;
  }

  readonly #ended = (): void => {
    this.#release();
    this.#onLost();
  };

  /** A context made before the first click sleeps; `resume()` then waits for that click. */
  #resume(context: AudioContext): void {
    if (context.state !== 'suspended' || this.#resuming) return;
    this.#resuming = true;
    void context
      .resume()
      .catch(() => undefined)
      .finally(() => {
        this.#resuming = false;
      });
  }

  #listen(context: AudioContext): void {
    this.#analyser?.disconnect();
    this.#analyser = undefined;
    if (!this.#track) return;
    this.#analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(new MediaStream([this.#track])).connect(this.#analyser);
  }

  #release(): void {
    this.#track?.removeEventListener('ended', this.#ended);
    // A track that the page handed over stays the page's to stop.
    if (this.#owned) this.#track?.stop();
    this.#track = undefined;
  }
}

async function capture(deviceId: string | undefined): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: deviceId ? { deviceId: { exact: deviceId } } : true,
  });
  const [track] = stream.getAudioTracks();
  if (!track) throw new DOMException('No microphone found', 'NotFoundError');
  return track;
}
