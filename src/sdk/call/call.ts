import type { Clock } from '../clock.js';
import type { DailyOptions } from '../types.js';

/** What kind of failure ended a call: Daily's fatal error types, and our own for what it has no word for. */
export type CallFailureType =
  | 'ejected'
  | 'nbf-room'
  | 'nbf-token'
  | 'exp-room'
  | 'exp-token'
  | 'no-room'
  | 'meeting-full'
  | 'end-of-life'
  | 'not-allowed'
  | 'connection-error'
  | 'unsupported'
  | 'call-machine'
  | 'call-machine-late'
  | 'microphone-blocked'
  | 'microphone-dismissed'
  | 'microphone-not-found'
  | 'microphone-in-use'
  | 'microphone-failed'
  | 'microphone-late';

/**
 * Why a call failed, in the words of the layer below. The session makes a typed error of it; the
 * message is for `details`, not for a visitor.
 */
export class CallFailure extends Error {
  readonly type: CallFailureType;
  /** For a refused microphone: who refused it. */
  readonly blockedBy: 'user' | 'browser' | undefined;

  constructor(type: CallFailureType, message: string, blockedBy?: 'user' | 'browser') {
    super(message);
    this.type = type;
    this.blockedBy = blockedBy;
  }
}

/** What a call reports to its session. */
export interface CallEvents {
  /** One RTVI message of the room, not validated: hostile until proven otherwise. */
  message(type: string, data: unknown): void;
  botJoined(): void;
  botLeft(): void;
  trackStarted(track: MediaStreamTrack, local: boolean): void;
  trackStopped(track: MediaStreamTrack, local: boolean): void;
  /** Messages can be sent from now on. */
  ready(): void;
  /** The microphone's state may have changed. */
  micChanged(): void;
  /** The microphone could not be switched on. */
  micFailed(): void;
  failed(failure: CallFailure): void;
  /** The room was left, by us or by the room. */
  left(): void;
  /** The way to the room is interrupted, or back. */
  network(state: 'interrupted' | 'restored'): void;
  /** Loudness 0 to 1, about ten times a second. */
  level(level: number, local: boolean): void;
}

/** One call's media and messages. Used once: a new call gets a new one. */
export interface Call {
  /** Asks for the microphone and loads the call machine. Rejects with a CallFailure. */
  openMicrophone(): Promise<void>;
  /** Joins the room; resolves when WebRTC is up. Rejects with a CallFailure. */
  join(roomUrl: string, token: string): Promise<void>;
  /** Leaves and frees everything. Idempotent, never rejects, bounded in time. */
  leave(): Promise<void>;
  readonly isMicEnabled: boolean;
  setMicEnabled(enabled: boolean): void;
  /** An RTVI `client-message`. Throws when the room can't take it. */
  sendMessage(type: string, data: unknown): void;
  /** An RTVI `send-text`: text the visitor typed. Rejects when the room can't take it. */
  sendText(text: string): Promise<void>;
  microphones(): Promise<MediaDeviceInfo[]>;
  setMicrophone(deviceId: string): void;
}

/** Settings of one call. */
export interface CallConfig {
  /** Start with the microphone on. */
  micEnabled: boolean;
  /** The microphone's device id; the system's choice where it is left out. */
  microphone?: string | undefined;
  daily: DailyOptions;
  /** What the call's own time limits run on. */
  clock: Clock;
}

/** Makes a call. Throws a CallFailure where the browser can't call. */
export type CallFactory = (config: CallConfig, events: CallEvents) => Call;

/** Loads the calling code, which is large and needed only when somebody calls. */
export type CallLoader = () => Promise<CallFactory>;
