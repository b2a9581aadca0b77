import { AudioOutput } from '../audio-output.js';
import type { Call, CallEvents } from '../call/call.js';
import { loadCall } from '../call/load.js';
import { systemClock } from '../clock.js';
import { deferred } from '../deferred.js';
import type { BuddyError } from '../errors.js';
import { guarded } from '../guarded.js';
import { redact, withoutSecrets } from '../redact.js';
import { abortedError, sessionError } from '../session-error.js';
import { TranscriptKeeper } from '../transcript/keeper.js';
import type {
  ConnectionStatus,
  ConversationEndReason,
  SessionState,
  TranscriptEntry,
} from '../types.js';
import { wrongUse } from '../wrong-use.js';
import { BaseSession } from './base-session.js';
import { connect, Milestones } from './connect.js';
import { Conversation } from './conversation.js';
import { toBuddyError } from './failures.js';
import { DEFAULT_LIMITS } from './limits.js';
import type { CallObserver, LiveSession } from './live-session.js';
import { checkOptions, type SessionDependencies, type SessionPlan } from './plan.js';
import { Speaking } from './speaking.js';
import { mayBecome } from './status.js';
import { Waits } from './waits.js';

const MAX_EARLY_MESSAGES = 1_000;

/** After the microphone was switched, how long the room may still tell of what was before, in milliseconds. */
const MIC_SETTLES_MS = 1_000;

/** One call, from connecting to the end. It is used once; the next call is another session. */
export class CallSession extends BaseSession implements LiveSession {
  readonly ready: Promise<void>;
  readonly #plan: SessionPlan;
  readonly #dependencies: SessionDependencies;
  readonly #waits: Waits<'interruption' | 'microphone' | 'farewell'>;
  readonly #milestones = new Milestones();
  readonly #abort = new AbortController();
  readonly #secrets: string[];
  readonly #transcript: TranscriptKeeper;
  readonly #conversation: Conversation;
  readonly #speaking: Speaking;
  readonly #audio: AudioOutput | null;
  readonly #tracks = new Map<MediaStreamTrack, boolean>();
  /** Messages that came before WebRTC was reported up. Null from then on. */
  #early: (readonly [type: string, data: unknown])[] | null = [];
  #call: Call | null = null;
  #status: ConnectionStatus = 'idle';
  #isReady = false;
  #isMicEnabled: boolean;
  #failure: BuddyError | null = null;
  #snapshot: SessionState | null = null;
  #ending: Promise<void> | null = null;

  constructor(plan: SessionPlan, dependencies: Partial<SessionDependencies> = {}) {
    super(plan.options.on);
    this.#plan = plan;
    this.#dependencies = { clock: systemClock, loadCall, limits: DEFAULT_LIMITS, ...dependencies };
    this.#secrets = [...plan.secrets];
    const { clock } = this.#dependencies;
    this.#waits = new Waits(clock);
    this.#isMicEnabled = !(plan.options.muted ?? false);
    this.#audio =
      plan.options.playAudio === false || typeof document === 'undefined'
        ? null
        : new AudioOutput((blocked) => this.#tell((observer) => observer.audioBlocked?.(blocked)));
    this.#transcript = new TranscriptKeeper(clock, (entry) => {
      this.#snapshot = null;
      this.emitter.emit('transcript', entry);
    });
    this.#speaking = new Speaking(
      () => this.#reachable(),
      (text) => this.sendMessage('tts-speak', { text }),
    );
    this.#conversation = new Conversation(this.emitter, clock, {
      ready: () => this.#milestones.assistantReady.resolve(),
      ttsEnded: () => this.#speaking.settle(),
      ended: () => this.#awaitFarewell(),
      failed: (message) => void this.#end(sessionError('assistant-failed', message)),
      redact: (text) => redact(text, this.#secrets),
    });
    this.ready = this.#run();
    this.ready.catch(() => undefined);
  }

  getState(): SessionState {
    this.#snapshot ??= Object.freeze({
      status: this.#status,
      isMicEnabled: this.#isMicEnabled,
      transcripts: this.#transcript.entries as TranscriptEntry[],
      assistantAudioTrack: this.#audioTrack(false),
      userAudioTrack: this.#audioTrack(true),
      error: this.#failure?.message ?? null,
    });
    return this.#snapshot;
  }

  get failure(): BuddyError | null {
    return this.#failure;
  }

  async close(): Promise<void> {
    this.#begin();
    await this.#end(null);
    this.emitter.clear();
    this.#transcript.clear();
    this.#snapshot = null;
  }

  setMicEnabled(wanted: unknown): void {
    if (this.#ending) return;
    const enabled = Boolean(wanted);
    this.#call?.setMicEnabled(enabled);
    this.#waits.begin('microphone', MIC_SETTLES_MS, () => this.#micReported());
    this.#micIs(enabled);
  }

  assistantSpeak(text: string): Promise<void> {
    return this.#speaking.speak(text);
  }

  sendMessage(msgType: string, data?: unknown): void {
    if (typeof msgType !== 'string' || !msgType) {
      throw wrongUse('msgType', 'A message needs a type.');
    }
    this.#reachable().sendMessage(msgType, data);
  }

  async sendText(text: string): Promise<void> {
    await this.#reachable().sendText(text);
  }

  resumeAudio(): void {
    this.#audio?.resume();
  }

  async microphones(): Promise<MediaDeviceInfo[]> {
    return this.#call && !this.#ending ? this.#call.microphones() : [];
  }

  setMicrophone(deviceId: string): void {
    if (!this.#ending) this.#call?.setMicrophone(deviceId);
  }

  setVolume(volume: number): void {
    this.#audio?.setVolume(volume);
  }

  async setSpeaker(deviceId: string): Promise<void> {
    await this.#audio?.setSpeaker(deviceId);
  }

  /** Connects. What a caller does right after making the session comes first. */
  async #run(): Promise<void> {
    await Promise.resolve();
    this.#begin();
    try {
      checkOptions(this.#plan);
      const { signal } = this.#abort;
      const outer = this.#plan.options.signal;
      outer?.addEventListener('abort', () => void this.close(), { signal });
      if (outer?.aborted) void this.close();
      if (this.#ending) await this.#milestones.stopped.promise;
      await connect(
        this.#plan,
        this.#dependencies,
        this.#callEvents(),
        this.#milestones,
        {
          isMicEnabled: () => this.#isMicEnabled,
          made: (call) => {
            this.#call = call;
          },
          token: (token) => this.#secrets.push(token),
          connected: () => this.#connected(),
          done: (step) => this.#tell((observer) => observer.progress?.(step)),
        },
        signal,
      );
      this.#isReady = true;
      this.#speaking.begin();
    } catch (error) {
      const typed = toBuddyError(error, this.#secrets);
      await this.#end(typed);
      throw this.#failure ?? typed;
    }
  }

  #begin(): void {
    if (this.#status === 'idle') this.#become('connecting');
  }

  #connected(): void {
    this.#become('connected');
    // A handler may have closed the session at once.
    if (this.#ending) return;
    this.emitter.emit('connected');
    const early = this.#early ?? [];
    this.#early = null;
    for (const [type, data] of early) this.#message(type, data);
  }

  #callEvents(): CallEvents {
    // A call that is being left may still report things; they are of no one's concern.
    const here =
      <A extends unknown[]>(handle: (...args: A) => void) =>
      (...args: A): void => {
        if (!this.#ending) handle(...args);
      };
    return {
      message: here((type, data) => {
        if (!this.#early) this.#message(type, data);
        else if (this.#early.length < MAX_EARLY_MESSAGES) this.#early.push([type, data]);
      }),
      botJoined: here(() => {
        this.#milestones.assistantJoined = true;
      }),
      botLeft: here(() => this.#assistantGone()),
      trackStarted: here((track, local) => this.#trackStarted(track, local)),
      trackStopped: here((track, local) => this.#trackStopped(track, local)),
      ready: here(() => this.#milestones.channelReady.resolve()),
      micChanged: here(() => {
        if (!this.#waits.has('microphone')) this.#micReported();
      }),
      micFailed: here(() => {
        // Whatever is told from now on is no echo of what was before.
        this.#waits.stop('microphone');
        this.#micReported();
      }),
      failed: here((failure) => void this.#end(toBuddyError(failure, this.#secrets))),
      left: here(() => void this.#end(sessionError('connection-lost', 'The room was left.'))),
      network: here((state) => {
        this.#interrupted(state === 'interrupted');
        this.#tell((observer) => observer.network?.(state));
      }),
      level: here((level, local) => this.#tell((observer) => observer.level?.(level, local))),
    };
  }

  /** The room gives up a lost signalling by itself. A lost way for the media it bears forever. */
  #interrupted(isInterrupted: boolean): void {
    if (!isInterrupted) return this.#waits.stop('interruption');
    this.#waits.begin('interruption', this.#dependencies.limits.interruption, () => {
      void this.#end(sessionError('connection-lost', 'The connection was interrupted too long.'));
    });
  }

  #assistantGone(): void {
    if (this.#isReady) void this.#end(null, 'assistant_disconnected');
    else void this.#end(sessionError('assistant-left', 'The assistant left before it was ready.'));
  }

  /** An assistant that has ended the conversation leaves. One that stays would keep the microphone open. */
  #awaitFarewell(): void {
    if (this.#ending) return;
    const { farewell } = this.#dependencies.limits;
    this.#waits.begin('farewell', farewell, () => this.#assistantGone());
  }

  #tell(tell: (observer: CallObserver) => void): void {
    const { observer } = this.#plan;
    if (observer && !this.#ending) guarded(() => tell(observer));
  }

  #message(type: string, content: unknown): void {
    if (this.#ending) return;
    const data = withoutSecrets(content, this.#secrets);
    if (type.startsWith('bot-') && this.#waits.has('farewell')) this.#awaitFarewell();
    this.#conversation.receive(type, data);
    this.#transcript.receive(type, data);
  }

  #trackStarted(track: MediaStreamTrack, local: boolean): void {
    if (this.#tracks.has(track)) return;
    this.#tracks.set(track, local);
    this.#snapshot = null;
    // At once: a greeting may be under way before anything is said to be ready.
    if (!local && track.kind === 'audio') this.#audio?.add(track);
    this.emitter.emit('track-started', track, local);
    if (!local && track.kind === 'audio') this.#milestones.assistantTrack.resolve();
  }

  #trackStopped(track: MediaStreamTrack, local: boolean): void {
    if (!this.#tracks.delete(track)) return;
    this.#snapshot = null;
    this.#audio?.remove(track);
    this.emitter.emit('track-stopped', track, local);
  }

  #audioTrack(local: boolean): MediaStreamTrack | null {
    let found: MediaStreamTrack | null = null;
    for (const [track, isLocal] of this.#tracks) {
      if (isLocal === local && track.kind === 'audio') found = track;
    }
    return found;
  }

  /** What the room says of the microphone holds, unless it is only late. */
  #micReported(): void {
    if (this.#status === 'connected' && this.#call) this.#micIs(this.#call.isMicEnabled);
  }

  #micIs(enabled: boolean): void {
    if (this.#isMicEnabled === enabled) return;
    this.#isMicEnabled = enabled;
    this.#snapshot = null;
    this.emitter.emit('mic-change', enabled);
  }

  #reachable(): Call {
    if (!this.#call || this.#status !== 'connected' || this.#ending) {
      throw sessionError('not-connected', 'The session is not connected.');
    }
    return this.#call;
  }

  #become(status: ConnectionStatus): void {
    if (!mayBecome(this.#status, status)) return;
    this.#status = status;
    this.#snapshot = null;
    this.emitter.emit('state-change', status);
  }

  /** Ends the session, once: by a call to `close()`, by the assistant's leaving, or by an error. */
  #end(error: BuddyError | null, reason?: ConversationEndReason): Promise<void> {
    if (!this.#ending) {
      const ended = deferred();
      this.#ending = ended.promise;
      void this.#tearDown(error, reason ?? (error ? 'error' : 'client_disconnected')).finally(() =>
        ended.resolve(),
      );
    }
    return this.#ending;
  }

  async #tearDown(error: BuddyError | null, reason: ConversationEndReason): Promise<void> {
    const wasConnected = this.#status === 'connected';
    this.#milestones.stopped.reject(error ?? abortedError());
    this.#early = null;
    this.#failure = error;
    // None of them keeps the others from their end, whatever throws in it.
    for (const step of [
      () => this.#abort.abort(),
      () => this.#waits.stopAll(),
      () => this.#audio?.stop(),
      () => this.#become(error ? 'error' : 'disconnecting'),
      () => error && this.emitter.emit('error', error.message),
      // Before the speech that is under way is given its end: nobody has heard the rest of it.
      () => this.#speaking.fail(),
      () => this.#conversation.end(reason, () => this.#transcript.end()),
      () => {
        for (const [track, local] of [...this.#tracks]) this.#trackStopped(track, local);
      },
    ]) {
      guarded(step);
    }
    await this.#call?.leave();
    if (!error) this.#become('disconnected');
    if (!error || wasConnected) this.emitter.emit('disconnected');
  }
}
