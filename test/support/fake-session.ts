/**
 * A scripted call for the element's tests. It covers only the element's slice of the SDK: the life
 * cycle, the events and the snapshot that the UI reads. No network, no media, no RTVI.
 */
import type { CallRuntime } from '../../src/element/call-settings.js';
import { InvalidRequestError, SessionError, type BuddyError } from '../../src/sdk/errors.js';
import type { CallObserver, LiveSession } from '../../src/sdk/session/live-session.js';
import type { TranscriptEntry } from '../../src/sdk/transcript/entry.js';
import type {
  ClientOptions,
  ConnectionStatus,
  JoinRoomOptions,
  SessionEvent,
  SessionState,
  StartSessionOptions,
  Unsubscribe,
} from '../../src/sdk/types.js';

/** What a call was opened with. */
export interface Opened {
  client?: ClientOptions;
  start?: StartSessionOptions;
  room?: JoinRoomOptions;
}

type CallOptions = (StartSessionOptions | JoinRoomOptions) & { observer?: CallObserver };

/** One call, moved by the test that owns it. */
export class FakeSession implements LiveSession {
  readonly ready: Promise<void>;
  readonly calls: string[] = [];
  readonly opened: Opened;
  readonly observer: CallObserver;
  /** The error that ended the session. */
  failure: BuddyError | null = null;
  /** Set to hold the tear-down, after an end or a failure, until the test lets it go. */
  closing: Promise<void> = Promise.resolve();
  /** Set to have `assistantSpeak()` wait for an end of speech that never comes. */
  isSpeechless = false;
  readonly #options: CallOptions;
  #resolve: () => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #status: ConnectionStatus = 'idle';
  #isMicEnabled: boolean;
  #transcripts: readonly TranscriptEntry[] = [];
  #ended: Promise<void> | null = null;
  #speaking: ((error: SessionError) => void)[] = [];

  constructor(options: CallOptions, opened: Opened) {
    this.#options = options;
    this.opened = opened;
    this.observer = options.observer ?? {};
    this.#isMicEnabled = !options.muted;
    this.ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.ready.catch(() => {});
    queueMicrotask(() => {
      if (this.#status === 'idle') this.#become('connecting');
    });
  }

  getState(): SessionState {
    return Object.freeze({
      status: this.#status,
      isMicEnabled: this.#isMicEnabled,
      transcripts: this.#transcripts,
      assistantAudioTrack: null,
      userAudioTrack: null,
      error: null,
    });
  }

  /** Emits an event as the session does, the wildcard's handler included. */
  emit(event: SessionEvent, ...args: unknown[]): void {
    this.#options.on?.['*']?.(event, ...args);
  }

  /** WebRTC is up. */
  connect(): void {
    this.#become('connected');
    this.emit('connected');
  }

  /** The assistant is ready, and with it the call. */
  async answer(): Promise<void> {
    if (this.#status !== 'connected') this.connect();
    this.emit('assistant-ready');
    this.emit('conversation-start');
    this.#resolve();
    await this.ready;
  }

  /**
   * The call fails with this error, before or after it was connected.
   */
  fail(error: BuddyError): Promise<void> {
    return this.#over(() => this.#breakDown(error));
  }

  /** An entry appears or changes. */
  say(entry: TranscriptEntry): void {
    const rest = this.#transcripts.filter(({ id }) => id !== entry.id);
    const at = this.#transcripts.findIndex(({ id }) => id === entry.id);
    this.#transcripts = at < 0 ? [...rest, entry] : this.#transcripts.with(at, entry);
    this.emit('transcript', entry);
  }

  /** The assistant leaves by itself. */
  leave(reason = 'assistant_disconnected'): Promise<void> {
    return this.#end(reason);
  }

  close(): Promise<void> {
    this.calls.push('close');
    return this.#end('client_disconnected');
  }

  end(): Promise<void> {
    return this.close();
  }

  mute(): void {
    this.setMicEnabled(false);
  }

  unmute(): void {
    this.setMicEnabled(true);
  }

  setMicEnabled(enabled: boolean): void {
    this.calls.push(`mic ${enabled}`);
    if (enabled === this.#isMicEnabled) return;
    this.#isMicEnabled = enabled;
    this.emit('mic-change', enabled);
  }

  assistantSpeak(text: string): Promise<void> {
    if (!text.trim()) return Promise.reject(new InvalidRequestError('The text is empty.'));
    this.calls.push(`speak ${text}`);
    if (!this.isSpeechless) return Promise.resolve();
    return new Promise((_, reject) => this.#speaking.push(reject));
  }

  sendMessage(msgType: string, data?: unknown): void {
    this.calls.push(`message ${msgType} ${JSON.stringify(data)}`);
  }

  sendText(text: string): Promise<void> {
    this.calls.push(`text ${text}`);
    return Promise.resolve();
  }

  microphones(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve([]);
  }

  resumeAudio(): void {
    this.calls.push('resumeAudio');
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

  on(): Unsubscribe {
    return () => {};
  }
  off(): void {}
  onUserTranscript(): Unsubscribe {
    return () => {};
  }
  onAssistantTranscript(): Unsubscribe {
    return () => {};
  }
  onToolCall(): Unsubscribe {
    return () => {};
  }
  onAssistantSpeaking(): Unsubscribe {
    return () => {};
  }
  onUserSpeaking(): Unsubscribe {
    return () => {};
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #become(status: ConnectionStatus): void {
    this.#status = status;
    this.emit('state-change', status);
  }

  #end(reason: string): Promise<void> {
    return this.#over(() => this.#tearDown(reason));
  }

  /** Ends it once, also where a handler of the end's own events ends it again. */
  #over(work: () => Promise<void>): Promise<void> {
    if (!this.#ended) {
      let done = () => {};
      this.#ended = new Promise((resolve) => (done = resolve));
      void work().then(done);
    }
    return this.#ended;
  }

  async #tearDown(reason: string): Promise<void> {
    const started = this.#status === 'connected';
    this.#become('disconnecting');
    if (started) this.emit('conversation-end', reason);
    this.#silence();
    await this.closing;
    this.#become('disconnected');
    this.emit('disconnected');
    this.#transcripts = [];
    const details = { reason: 'aborted' };
    this.#reject(new SessionError('The call was ended.', { details }));
  }

  async #breakDown(error: BuddyError): Promise<void> {
    const wasConnected = this.#status === 'connected';
    this.failure = error;
    this.#become('error');
    this.emit('error', error.message);
    this.#silence();
    await this.closing;
    if (wasConnected) this.emit('disconnected');
    this.#reject(error);
  }

  #silence(): void {
    for (const reject of this.#speaking.splice(0)) {
      reject(new SessionError('The session ended.', { details: { reason: 'not-connected' } }));
    }
  }
}

/** A runtime that makes {@link FakeSession}s and keeps them, newest last. */
export class FakeRuntime implements CallRuntime {
  readonly sessions: FakeSession[] = [];
  readonly BuddyClient: CallRuntime['BuddyClient'];
  /** Thrown when a session is opened, as for wrong use. */
  refusal: BuddyError | null = null;

  constructor() {
    const open = (options: CallOptions, opened: Opened) => this.#open(options, opened);
    this.BuddyClient = class {
      readonly #client: ClientOptions;
      constructor(client: ClientOptions) {
        this.#client = client;
      }
      openSession(start: StartSessionOptions & { observer?: CallObserver }): LiveSession {
        return open(start, { client: this.#client, start });
      }
    };
  }

  /** The newest session. */
  get session(): FakeSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('No call has been opened');
    return session;
  }

  openRoom(room: JoinRoomOptions & { observer?: CallObserver }): LiveSession {
    return this.#open(room, { room });
  }

  #open(options: CallOptions, opened: Opened): FakeSession {
    if (this.refusal) throw this.refusal;
    const session = new FakeSession(options, opened);
    this.sessions.push(session);
    return session;
  }
}
