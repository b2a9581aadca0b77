import type { BuddyError } from '../errors.js';
import type { Session } from '../types.js';

/** A step of connecting that is done. `lead` does not occur where a room is joined directly. */
export type ConnectStep = 'microphone' | 'lead' | 'room' | 'assistant';

/**
 * What a call UI wants to know beyond the session's events. Kept apart from them, because the events'
 * names are fixed and a wildcard handler must see nothing else.
 */
export interface CallObserver {
  /** A step of connecting is done. `microphone` and `lead` come in either order. */
  progress?(step: ConnectStep): void;
  /** The way to the room is interrupted, or back. */
  network?(state: 'interrupted' | 'restored'): void;
  /** The browser refuses to play the assistant's voice until the visitor acts, or plays it. */
  audioBlocked?(blocked: boolean): void;
  /** Loudness 0 to 1, about ten times a second a side. */
  level?(level: number, local: boolean): void;
}

/** A session as it is from its first moment on, while it is still connecting. */
export interface LiveSession extends Session {
  /**
   * Resolves when the assistant is ready, rejects when that never happens (with a SessionError when
   * the session was closed meanwhile). Never an unhandled rejection.
   */
  readonly ready: Promise<void>;
  /** What ended the session, as a typed error: set before the `error` event. */
  readonly failure: BuddyError | null;
  /** Sends text that the visitor typed, as RTVI `send-text`. Rejects with SessionError when not connected. */
  sendText(text: string): Promise<void>;
  /** Plays the assistant's voice after the browser has refused to; call it in a visitor's gesture. */
  resumeAudio(): void;
  /** The microphones to choose from. */
  microphones(): Promise<MediaDeviceInfo[]>;
  /** Speaks through another microphone from now on. */
  setMicrophone(deviceId: string): void;
  /** Loudness of the assistant's voice, 0 to 1. No effect with `playAudio: false`. */
  setVolume(volume: number): void;
  /**
   * Plays the assistant's voice through this loudspeaker (an `audiooutput` device's id, `''` for the
   * system's choice). Rejects where the browser can't choose, or the device is gone.
   */
  setSpeaker(deviceId: string): Promise<void>;
}
