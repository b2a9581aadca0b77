/** Hears whether a voice has ended, or is silenced for a while. */
export type VoiceReport = (local: boolean, ended: boolean, silenced: boolean) => void;

/**
 * Watches the voices of a call for what no event of the session tells: a microphone that is pulled
 * out, switched off or no longer allowed, and an assistant's track that ends while the call goes on.
 */
export class TrackWatch {
  readonly #report: VoiceReport;
  /** Takes back the listeners of what is watched. */
  readonly #watched = new Map<MediaStreamTrack, AbortController>();

  constructor(report: VoiceReport) {
    this.#report = report;
  }

  started(track: MediaStreamTrack, local: boolean): void {
    if (track.kind !== 'audio') return;
    const watch = new AbortController();
    this.#watched.set(track, watch);
    const look = () => this.#report(local, track.readyState === 'ended', track.muted);
    for (const sign of ['ended', 'mute', 'unmute']) {
      track.addEventListener(sign, look, watch);
    }
    look();
  }

  /** The session has let go of it. */
  stopped(track: MediaStreamTrack): void {
    this.#watched.get(track)?.abort();
    this.#watched.delete(track);
  }

  stop(): void {
    for (const track of [...this.#watched.keys()]) this.stopped(track);
  }
}
