import { deferred } from '../sdk/deferred.js';
import type { BuddyError } from '../sdk/errors.js';
import { abortedError, sessionError } from '../sdk/session-error.js';
import { BaseSession } from '../sdk/session/base-session.js';
import type { CallObserver, LiveSession } from '../sdk/session/live-session.js';
import { Speaking } from '../sdk/session/speaking.js';
import { mayBecome } from '../sdk/session/status.js';
import type {
  ClientOptions,
  ConnectionStatus,
  ConversationEndReason,
  JoinRoomOptions,
  SessionEvent,
  SessionEventMap,
  SessionState,
  StartSessionOptions,
  TranscriptEntry,
} from '../sdk/types.js';
import { failures } from './failures.js';

/** What a call was opened with: a client and a template, or a room. */
export interface Opened {
  client?: ClientOptions;
  start?: StartSessionOptions;
  room?: JoinRoomOptions;
}

/** What every way of opening a call hands in. */
export type OpenOptions = (StartSessionOptions | JoinRoomOptions) & { observer?: CallObserver };

/** What begins and ends, in the order in which the end of a call ends it. */
const VOICES = ['tts', 'assistant-speech', 'user-speech'] as const;

/**
 * A session that does what its script says. It has the life cycle, the events and the snapshot of a
 * real one; it has no network, no media and no messages to a backend.
 */
export class ScriptedSession extends BaseSession implements LiveSession {
  readonly ready: Promise<void>;
  /**
   * What was asked of it, in order: `mic false`, `speak <text>`, `message <type> <JSON>`,
   * `text <text>`, `microphone <deviceId>`, `speaker <deviceId>`, `volume <0 to 1>`, `resumeAudio`,
   * `close`.
   */
  readonly calls: string[] = [];
  readonly opened: Opened;
  /** What the UI wants to know beyond the events: `observer.level?.(0.5, false)`. */
  readonly observer: CallObserver;
  /** The error that ended the session. */
  failure: BuddyError | null = null;
  /** Set to hold the tear-down, after an end or a failure, until you let it go. */
  closing: Promise<void> = Promise.resolve();
  /** Set to have `assistantSpeak()` wait for an end of speech that never comes. */
  isSpeechless = false;
  /** The microphones to choose from. */
  devices: readonly MediaDeviceInfo[] = [];
  readonly #ready = deferred();
  #status: ConnectionStatus = 'idle';
  #isMicEnabled: boolean;
  #transcripts: readonly TranscriptEntry[] = [];
  #isConversing = false;
  /** What is being said: it has its end when the call is over. */
  readonly #open = new Set<(typeof VOICES)[number]>();
  #tracks: { assistant: MediaStreamTrack | null; user: MediaStreamTrack | null };
  #snapshot: SessionState | null = null;
  #ended: Promise<void> | null = null;
  readonly #speaking = new Speaking(
    () => this.#mustBeConnected(),
    (text) => this.calls.push(`speak ${text}`),
  );

  constructor(options: OpenOptions, opened: Opened) {
    super(options.on);
    this.opened = opened;
    this.observer = options.observer ?? {};
    this.ready = this.#ready.promise;
    this.#isMicEnabled = !options.muted;
    this.#tracks = { assistant: null, user: null };
    queueMicrotask(() => this.#become('connecting'));
  }

  getState(): SessionState {
    this.#snapshot ??= Object.freeze({
      status: this.#status,
      isMicEnabled: this.#isMicEnabled,
      transcripts: this.#transcripts as TranscriptEntry[],
      assistantAudioTrack: this.#tracks.assistant,
      userAudioTrack: this.#tracks.user,
      error: this.failure?.message ?? null,
    });
    return this.#snapshot;
  }

  /** Emits an event as the session does, to the wildcard's handlers too. */
  emit<E extends SessionEvent>(event: E, ...args: Parameters<SessionEventMap[E]>): void {
    for (const voice of VOICES) {
      if (event === `${voice}-start`) this.#open.add(voice);
      else if (event === `${voice}-end`) this.#open.delete(voice);
    }
    this.emitter.emit(event, ...args);
  }

  /** WebRTC is up. */
  connect(): void {
    this.#become('connecting');
    if (this.#become('connected')) this.emit('connected');
  }

  /** The assistant is ready, and with it the call. */
  async answer(): Promise<void> {
    this.connect();
    if (this.#status !== 'connected') return;
    this.emit('assistant-ready');
    this.#isConversing = true;
    this.emit('conversation-start');
    this.#speaking.begin();
    this.#finishSpeech();
    this.#ready.resolve();
    await this.ready;
  }

  /** The call fails with this error, before or after it was connected. */
  fail(error: BuddyError): Promise<void> {
    return this.#over(() => this.#breakDown(error));
  }

  /** An entry of the transcript appears or changes. */
  say(entry: TranscriptEntry): void {
    const at = this.#transcripts.findIndex(({ id }) => id === entry.id);
    const before = this.#transcripts;
    this.#transcripts =
      at < 0 ? [...before, entry] : before.map((old, index) => (index === at ? entry : old));
    this.#snapshot = null;
    this.emit('transcript', entry);
  }

  /** A side's voice is there, or (with null) no more. */
  voice(side: 'assistant' | 'user', track: MediaStreamTrack | null): void {
    const before = this.#tracks[side];
    this.#tracks[side] = track;
    this.#snapshot = null;
    if (before) this.emit('track-stopped', before, side === 'user');
    if (track) this.emit('track-started', track, side === 'user');
  }

  /** The assistant leaves by itself. Before it is ready, that is a failure. */
  leave(reason: ConversationEndReason = 'assistant_disconnected'): Promise<void> {
    if (!this.#isConversing) return this.fail(failures.assistantLeft());
    return this.#over(() => this.#tearDown(reason));
  }

  async close(): Promise<void> {
    this.calls.push('close');
    await this.#over(() => this.#tearDown('client_disconnected'));
    this.emitter.clear();
    this.#transcripts = [];
    this.#snapshot = null;
  }

  setMicEnabled(enabled: boolean): void {
    this.calls.push(`mic ${enabled}`);
    if (this.#ended || enabled === this.#isMicEnabled) return;
    this.#isMicEnabled = enabled;
    this.#snapshot = null;
    this.emit('mic-change', enabled);
  }

  /** Resolves at once where the assistant is ready, unless the session is {@link isSpeechless}. */
  assistantSpeak(text: string): Promise<void> {
    const spoken = this.#speaking.speak(text);
    this.#finishSpeech();
    return spoken;
  }

  sendMessage(msgType: string, data?: unknown): void {
    this.#mustBeConnected();
    this.calls.push(`message ${msgType} ${JSON.stringify(data)}`);
  }

  async sendText(text: string): Promise<void> {
    await Promise.resolve();
    this.#mustBeConnected();
    this.calls.push(`text ${text}`);
  }

  resumeAudio(): void {
    this.calls.push('resumeAudio');
  }

  microphones(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve([...this.devices]);
  }

  setVolume(volume: number): void {
    this.calls.push(`volume ${volume}`);
  }

  setSpeaker(deviceId: string): Promise<void> {
    this.calls.push(`speaker ${deviceId}`);
    return Promise.resolve();
  }

  setMicrophone(deviceId: string): void {
    this.calls.push(`microphone ${deviceId}`);
  }

  #finishSpeech(): void {
    if (!this.isSpeechless) this.#speaking.settle();
  }

  #mustBeConnected(): void {
    if (this.#status !== 'connected') {
      throw sessionError('not-connected', 'The session is not connected.');
    }
  }

  /** False where a session can't go there from where it is. */
  #become(status: ConnectionStatus): boolean {
    if (!mayBecome(this.#status, status)) return false;
    this.#status = status;
    this.#snapshot = null;
    this.emit('state-change', status);
    return true;
  }

  /** Ends it once, also where a handler of the end's own events ends it again. */
  #over(work: () => Promise<void>): Promise<void> {
    this.#become('connecting');
    if (!this.#ended) {
      const done = deferred();
      this.#ended = done.promise;
      void work().then(done.resolve);
    }
    return this.#ended;
  }

  async #tearDown(reason: ConversationEndReason): Promise<void> {
    this.#become('disconnecting');
    this.#quieten(reason);
    await this.closing;
    this.#become('disconnected');
    this.emit('disconnected');
    this.#ready.reject(abortedError());
  }

  async #breakDown(error: BuddyError): Promise<void> {
    const wasConnected = this.#status === 'connected';
    this.failure = error;
    this.#become('error');
    this.emit('error', error.message);
    this.#quieten('error');
    await this.closing;
    if (wasConnected) this.emit('disconnected');
    this.#ready.reject(error);
  }

  #quieten(reason: ConversationEndReason): void {
    this.#speaking.fail();
    for (const voice of VOICES) if (this.#open.has(voice)) this.emit(`${voice}-end`);
    if (this.#isConversing) this.emit('conversation-end', reason);
    this.#isConversing = false;
    for (const entry of this.#transcripts) {
      if (!entry.isComplete) this.say({ ...entry, isComplete: true });
    }
    for (const side of ['assistant', 'user'] as const) {
      if (this.#tracks[side]) this.voice(side, null);
    }
  }
}
