/**
 * Plays the assistant's voice. Its `<audio>` is never put into the document: a media element that is
 * taken out of a document is paused, so one inside a host would fall silent when the host moves.
 */
export class AudioOutput {
  #audio: HTMLAudioElement | null;
  readonly #onBlocked: (blocked: boolean) => void;

  /**
   * To be made within the visitor's gesture: WebKit lets an element play later if `play()` was
   * called on it while the visitor was acting.
   * @param onBlocked hears that the browser refuses to play before the visitor acts, or that it plays
   */
  constructor(onBlocked: (blocked: boolean) => void) {
    const audio = document.createElement('audio');
    audio.autoplay = true;
    audio.setAttribute('playsinline', '');
    audio.oncanplay = () => {
      this.resume();
    };
    this.#audio = audio;
    this.#onBlocked = onBlocked;
    audio.play().catch(() => undefined);
  }

  /** Plays this track in place of any other. */
  play(track: MediaStreamTrack): void {
    if (!this.#audio) return;
    this.#audio.srcObject = new MediaStream([track]);
    this.resume();
  }

  /** Tries to play again. In a visitor's gesture it succeeds. */
  resume(): void {
    const audio = this.#audio;
    if (!audio?.srcObject) return;
    audio.play().then(
      () => this.#audio && this.#onBlocked(false),
      (error: unknown) => {
        // An AbortError only says that another play() or another track has taken over.
        const blocked = error instanceof DOMException && error.name === 'NotAllowedError';
        if (blocked && this.#audio) this.#onBlocked(true);
      },
    );
  }

  /** @param volume 0 to 1. Ignored where the device's own buttons decide (iOS). */
  setVolume(volume: number): void {
    if (this.#audio) this.#audio.volume = Math.min(1, Math.max(0, volume));
  }

  /**
   * Plays through this loudspeaker from now on; `''` is the system's own choice.
   * Rejects where the browser can't choose, or the device is gone.
   */
  async setSpeaker(deviceId: string): Promise<void> {
    await this.#audio?.setSinkId(deviceId);
  }

  /** Stops for good and lets go of the track. */
  stop(): void {
    const audio = this.#audio;
    if (!audio) return;
    this.#audio = null;
    audio.oncanplay = null;
    audio.pause();
    audio.srcObject = null;
  }
}
