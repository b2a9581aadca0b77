import { guarded } from './guarded.js';

/**
 * Plays the voices of a room, each in an `<audio>` of its own: not every browser plays more than one
 * track of a stream. None is ever put into the document: a media element that is taken out of a
 * document is paused, so one inside a host would fall silent when the host moves.
 */
export class AudioOutput {
  readonly #onBlocked: (blocked: boolean) => void;
  readonly #voices = new Map<MediaStreamTrack, HTMLAudioElement>();
  /** Those that have no voice. The first of them was made in the visitor's gesture. */
  readonly #spare: HTMLAudioElement[];
  #volume = 1;
  #speaker = '';
  #isStopped = false;

  /**
   * To be made within the visitor's gesture: WebKit lets an element play later if `play()` was
   * called on it while the visitor was acting.
   * @param onBlocked hears that the browser refuses to play before the visitor acts, or that it plays
   */
  constructor(onBlocked: (blocked: boolean) => void) {
    this.#onBlocked = onBlocked;
    const first = newAudio();
    this.#spare = [first];
    void plays(first);
  }

  /** Plays this track, beside all others. */
  add(track: MediaStreamTrack): void {
    if (this.#isStopped || this.#voices.has(track)) return;
    const audio = this.#spare.pop() ?? newAudio();
    audio.volume = this.#volume;
    if (this.#speaker) audio.setSinkId(this.#speaker).catch(() => undefined);
    audio.oncanplay = () => void this.#play(audio);
    audio.srcObject = new MediaStream([track]);
    this.#voices.set(track, audio);
    void this.#play(audio);
  }

  /** Lets go of this track. */
  remove(track: MediaStreamTrack): void {
    const audio = this.#voices.get(track);
    if (!audio) return;
    this.#voices.delete(track);
    silence(audio);
    this.#spare.push(audio);
  }

  /** Tries to play again. In a visitor's gesture it succeeds. */
  resume(): void {
    for (const audio of this.#voices.values()) void this.#play(audio);
  }

  /** @param volume 0 to 1. Ignored where the device's own buttons decide (iOS). */
  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume));
    for (const audio of this.#voices.values()) audio.volume = this.#volume;
  }

  /**
   * Plays through this loudspeaker from now on; `''` is the system's own choice.
   * Rejects where the browser can't choose, or the device is gone.
   */
  async setSpeaker(deviceId: string): Promise<void> {
    if (this.#isStopped) return;
    const all = [...this.#spare, ...this.#voices.values()];
    await Promise.all(all.map((audio) => audio.setSinkId(deviceId)));
    this.#speaker = deviceId;
  }

  /** Stops for good and lets go of every track. */
  stop(): void {
    this.#isStopped = true;
    for (const audio of [...this.#spare, ...this.#voices.values()]) silence(audio);
    this.#voices.clear();
  }

  async #play(audio: HTMLAudioElement): Promise<void> {
    const isPlaying = await plays(audio);
    if (isPlaying !== null && !this.#isStopped) this.#onBlocked(!isPlaying);
  }
}

function newAudio(): HTMLAudioElement {
  const audio = document.createElement('audio');
  audio.autoplay = true;
  audio.setAttribute('playsinline', '');
  return audio;
}

/**
 * Plays. Answers whether the browser lets it; null where that isn't known. In a page that has wrapped
 * `play()` it may throw, or answer with nothing.
 */
async function plays(audio: HTMLAudioElement): Promise<boolean | null> {
  try {
    await audio.play();
    return true;
  } catch (error) {
    // An AbortError only says that another play() or another track has taken over.
    return error instanceof DOMException && error.name === 'NotAllowedError' ? false : null;
  }
}

function silence(audio: HTMLAudioElement): void {
  audio.oncanplay = null;
  guarded(() => audio.pause());
  audio.srcObject = null;
}
