/// <reference lib="esnext.disposable" preserve="true" />
import type {
  AssistantTranscript,
  ToolCallTranscript,
  TranscriptEntry,
  UserTranscript,
} from './transcript/entry.js';

export type { AssistantTranscript, ToolCallTranscript, TranscriptEntry, UserTranscript };

/**
 * Where a session stands: `idle → connecting → connected → disconnecting → disconnected`, or `error`
 * from `connecting` or `connected`. A session is used once: the next call is another one.
 */
export type ConnectionStatus =
  'idle' | 'connecting' | 'connected' | 'disconnecting' | 'disconnected' | 'error';

/**
 * How the call runs: `production` is the normal conversation, `test` the same without telephony side
 * effects, `stream` speaks only what `assistantSpeak()` sends.
 */
export type ExecutionMode = 'production' | 'test' | 'stream';

/**
 * Why a conversation ended. `idle_timeout` and `client_disconnected` are the backend's; where it says
 * nothing, `client_disconnected` follows `close()`, `assistant_disconnected` the assistant's leaving
 * and `error` a failed call. Servers may send further reasons, of at most 500 characters.
 */
export type ConversationEndReason = 'idle_timeout' | 'client_disconnected' | (string & {});

/** A fatal error in one processor of the server's pipeline. */
export interface PipelineErrorDetails {
  /** The processor's name; `''` where the server keeps it to itself. */
  processor: string;
  /** What it says went wrong, in its own words: at most 500 characters, tokens blanked. */
  error: string;
}

/** One step of the assistant's speech. `text` of a chunk is a word or a sentence. */
export type AssistantSpeakingEvent =
  { type: 'start' } | { type: 'chunk'; text: string } | { type: 'end' };

/** One step of the visitor's voice activity. */
export type UserSpeakingEvent = { type: 'start' } | { type: 'end' };

/** Every session event with its handler's shape. */
export interface SessionEventMap {
  /** WebRTC is fully established. */
  connected: () => void;
  /**
   * The session has ended. Exactly once, and last; never for one that failed before it was connected,
   * which has `error` alone.
   */
  disconnected: () => void;
  /**
   * What ended the session, in words that name no secret; the promise of `startSession()` or
   * `joinRoom()` rejects with the typed error where it is still pending. At most once.
   */
  error: (message: string) => void;
  /** Any change of status. */
  'state-change': (status: ConnectionStatus) => void;
  /** The assistant's pipeline is ready. Once. */
  'assistant-ready': () => void;
  /** The conversation is active: the server says so, or the assistant is ready. Once. */
  'conversation-start': () => void;
  /**
   * The conversation has ended, and why. Once, before `disconnected`; never without a
   * `conversation-start`.
   */
  'conversation-end': (reason: ConversationEndReason) => void;
  /**
   * A processor of the server's pipeline failed; the call goes on. The same text twice within 500 ms is
   * told once, since servers tell it in two shapes.
   */
  'pipeline-error': (details: PipelineErrorDetails) => void;
  /** A media track has started; `local` is the visitor's own. */
  'track-started': (track: MediaStreamTrack, local: boolean) => void;
  /** A media track has stopped; `local` is the visitor's own. */
  'track-stopped': (track: MediaStreamTrack, local: boolean) => void;
  /** The microphone was switched on or off, by a method, the browser or the room. */
  'mic-change': (enabled: boolean) => void;
  /** The visitor started to speak, as the server hears it: voice activity, no text. In pairs with its end. */
  'user-speech-start': () => void;
  /** The visitor stopped speaking. */
  'user-speech-end': () => void;
  /** The assistant's voice started. In pairs with its end. */
  'assistant-speech-start': () => void;
  /** The assistant's voice stopped. */
  'assistant-speech-end': () => void;
  /** Speech synthesis began, in every mode. In pairs with `tts-end`. */
  'tts-start': () => void;
  /** A piece of the text being spoken, a word or a sentence: at most 20 000 characters, never empty. */
  'tts-chunk': (text: string) => void;
  /** Synthesis has ended and the voice with it, or the visitor talked over it. */
  'tts-end': () => void;
  /** An entry appeared or changed; the entry is frozen, and whole each time. */
  transcript: (entry: TranscriptEntry) => void;
  /**
   * The pipeline's measurements, unchecked, as RTVI's `metrics` message brings them:
   * `{ttfb?, processing?, characters?, …}`.
   */
  metrics: (data: unknown) => void;
}

/** The name of a session event. */
export type SessionEvent = keyof SessionEventMap;

/** Hears every event, after the handlers of that event. `args` are those of the event's own handler. */
export type WildcardHandler = (event: SessionEvent, ...args: unknown[]) => void;

/** Takes a subscription back. Calling it again does nothing. */
export type Unsubscribe = () => void;

/** Handlers that are registered before the session connects. */
export type InitialHandlers = {
  [E in SessionEvent]?: SessionEventMap[E] | undefined;
} & { '*'?: WildcardHandler | undefined };

/** A read-only snapshot of a session. */
export interface SessionState {
  readonly status: ConnectionStatus;
  /** Whether the microphone is, or is to be, on. */
  readonly isMicEnabled: boolean;
  /** In the order of their first emission; the newest 2 000. Frozen, the entries too. Empty after `close()`. */
  readonly transcripts: TranscriptEntry[];
  /** The newest voice that comes from the room; null while there is none. */
  readonly assistantAudioTrack: MediaStreamTrack | null;
  /** The visitor's voice; null while the microphone is off or gone. */
  readonly userAudioTrack: MediaStreamTrack | null;
  /** The message of the error that ended the session, or null. */
  readonly error: string | null;
}

/** A voice session. `client.startSession()` and `joinRoom()` make one. */
export interface Session {
  /** A frozen snapshot of the current state; the same object until something changes. */
  getState(): SessionState;
  /**
   * Ends the call, or the attempt: releases audio, aborts requests, removes listeners, clears
   * transcripts. Idempotent, never rejects, resolves when nothing is left running, after some seconds
   * at most.
   */
  close(): Promise<void>;
  /** The same as `close()`. */
  end(): Promise<void>;
  /** Switches the microphone off. */
  mute(): void;
  /** Switches the microphone on. */
  unmute(): void;
  /** Switches the microphone on or off, before the call too. No effect after it. */
  setMicEnabled(enabled: boolean): void;
  /**
   * Has the assistant speak a text verbatim: RTVI client message `tts-speak {text}`, which the backend
   * honours in stream mode only. Text over 2000 characters is cut, with a console warning. Where the
   * assistant is not ready yet, it is sent once it is.
   * @returns resolves on the next `tts-end`, also where the visitor talks over it
   * @throws {InvalidRequestError} for blank text
   * @throws {SessionError} when the session is not connected, or closes first
   */
  assistantSpeak(text: string): Promise<void>;
  /**
   * Sends an RTVI client message to the backend, which answers or not.
   * @param data - anything that JSON can write; a room takes some 4 000 characters
   * @throws {SessionError} when the session is not connected, or the assistant not yet ready
   * @throws {InvalidRequestError} without a type, or for data that is too large or no JSON
   */
  sendMessage(msgType: string, data?: unknown): void;
  /**
   * Subscribes to an event, or to all with `*`. A handler that throws is reported to the page
   * (`reportError`) and stops nothing.
   */
  on<E extends SessionEvent>(event: E, handler: SessionEventMap[E]): Unsubscribe;
  on(event: '*', handler: WildcardHandler): Unsubscribe;
  /** Takes a subscription back. */
  off<E extends SessionEvent>(event: E, handler: SessionEventMap[E]): void;
  off(event: '*', handler: WildcardHandler): void;
  /** Only the visitor's transcripts. */
  onUserTranscript(handler: (entry: UserTranscript) => void): Unsubscribe;
  /** Only the assistant's transcripts. */
  onAssistantTranscript(handler: (entry: AssistantTranscript) => void): Unsubscribe;
  /** Only tool calls. */
  onToolCall(handler: (entry: ToolCallTranscript) => void): Unsubscribe;
  /** The assistant's speech: start, chunk(text), end. */
  onAssistantSpeaking(handler: (event: AssistantSpeakingEvent) => void): Unsubscribe;
  /** The visitor's voice activity: start, end. */
  onUserSpeaking(handler: (event: UserSpeakingEvent) => void): Unsubscribe;
  /** The same as `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** How the client proves who it is. */
export interface AuthConfig {
  /**
   * A short-lived JWT that your backend issues. A fresh one may be put in its place at any time: each
   * call reads it once, when it starts.
   */
  token: string;
}

/** Settings that are handed to Daily. */
export interface DailyOptions {
  /** A folder's URL that serves `call-machine-object-bundle.js` in place of Daily's CDN. */
  bundlePathOverride?: string | undefined;
  /** A proxy for Daily's signalling. */
  proxyUrl?: string | undefined;
  /** Load Daily's script with a script tag, so that a page needs no `unsafe-eval`. Default true. */
  avoidEval?: boolean | undefined;
}

/** Options of {@link BuddyClient}. */
export interface ClientOptions {
  auth: AuthConfig;
  /** One of the token's reseller ids. Optional where the token names exactly one. */
  resellerId?: string | undefined;
  /** One of the token's merchant ids. Optional where the token names exactly one. */
  merchantId?: string | undefined;
  /** The API's base URL, or a path of the page's own host: `/api`. Default `https://clairvoyance.breezelabs.app`. */
  baseUrl?: string | undefined;
  daily?: DailyOptions | undefined;
}

/** What both ways of starting a call take. */
export interface CallOptions {
  /** Handlers registered before connecting, so that nothing is missed. */
  on?: InitialHandlers | undefined;
  /** Start with the microphone off. Default false. */
  muted?: boolean | undefined;
  /** The microphone to open: an `audioinput` device's id that exists. Default: the system's choice. */
  microphone?: string | undefined;
  /**
   * Whether the session plays the assistant's voice. Default true; with false, play
   * `assistantAudioTrack` yourself.
   */
  playAudio?: boolean | undefined;
  /** Aborting it ends the call, or the attempt, as `close()` does. */
  signal?: AbortSignal | undefined;
}

/** Options of `client.createLead()`. */
export interface CreateLeadOptions {
  /** Template UUID. */
  templateId: string;
  /** The template's variables, checked by the server against the template's schema. Default `{}`. */
  payload?: Record<string, unknown> | undefined;
  /** Default `production`. */
  executionMode?: ExecutionMode | undefined;
  /** A correlation id of yours. Made up when left out. The server does not enforce that it is unique. */
  requestId?: string | undefined;
}

/** A lead: one planned call. */
export interface LeadResult {
  /** The lead's id on the server (`lead_call_tracker_id`). */
  leadId: string;
  /** The request id that was sent (`order_id`). */
  requestId: string;
  /** `queued`. */
  status: string;
  /** The server's words: at most 500 characters, tokens blanked. */
  message: string;
}

/** Options of `client.startSession()`. */
export interface StartSessionOptions extends CreateLeadOptions, CallOptions {}

/** Options of `joinRoom()`. */
export interface JoinRoomOptions extends CallOptions {
  /** Daily room URL. */
  roomUrl: string;
  /** Daily meeting token. */
  token: string;
  daily?: DailyOptions | undefined;
}
