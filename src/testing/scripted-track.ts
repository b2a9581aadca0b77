/**
 * A voice without sound. It has the part of a `MediaStreamTrack` that a call's UI looks at; nothing
 * can play it.
 */
export class ScriptedTrack extends EventTarget {
  readonly kind = 'audio';
  readonly id = crypto.randomUUID();
  readonly label = 'Scripted voice';
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = 'live';

  /** Ends, as a microphone does that is pulled out. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** The same as the type that a session hands out. */
  asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}
