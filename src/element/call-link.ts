import {
  AuthenticationError,
  BuddyError,
  InvalidRequestError,
  SessionError,
} from '../sdk/errors.js';
import { abortedError } from '../sdk/session-error.js';
import type { LiveSession } from '../sdk/session/live-session.js';
import type { ConnectionStatus, Session, SessionEvent, TranscriptEntry } from '../sdk/types.js';
import type { CallRuntime, CallSettings } from './call-settings.js';
import { changes } from './call-change.js';
import { isActive, type CallState } from './call-state.js';
import type { DeviceChoices } from './device-choices.js';
import { detailOf } from './event-detail.js';
import { openCall } from './open-call.js';
import { TrackWatch } from './track-watch.js';

/** What a link reports to. */
export interface LinkOwner {
  readonly state: CallState;
  isMuted(): boolean;
  /** Keeps a change and shows it. */
  change(change: Partial<CallState>): void;
  /** Keeps a change that is shown with the next update. */
  note(change: Partial<CallState>): void;
  setStatus(status: ConnectionStatus): void;
  showError(error: BuddyError): void;
  /** The tag's name. */
  readonly tag: string;
  /** The call is over, with this status to report, or with none. */
  finish(status?: ConnectionStatus): void;
  emit(event: SessionEvent, detail: unknown): void;
  micChanged(enabled: boolean): void;
  level(level: number, local: boolean): void;
  /** Another second of the call is over. */
  tick(seconds: number): void;
  requestUpdate(): void;
}

/** Has an error shown, once a call. */
export function report(owner: LinkOwner, error: BuddyError): void {
  if (error instanceof InvalidRequestError && !owner.state.error) {
    // The page's author has to know; a visitor only reads that the call isn't set up.
    console.warn(`<${owner.tag}>: ${error.message}`);
  }
  owner.showError(error);
}

/** Opens one call and follows its session until it is over. Loaded with the calling code. */
export class CallLink {
  /** The session of the current attempt. */
  live: LiveSession | null = null;
  /** A refused attempt that is being left. */
  leaving: Promise<void> | null = null;
  readonly #runtime: CallRuntime;
  readonly #devices: DeviceChoices;
  readonly #settings: CallSettings;
  readonly #owner: LinkOwner;
  /** Tells the attempts apart. Null when nothing is to be followed. */
  #attempt: symbol | null = null;
  #isOver = false;
  /** The page's tokenProvider can still be asked for another token. */
  #askAgain: boolean;
  /** WebRTC was up. From here on a failure is followed by `disconnected`. */
  #connected = false;
  readonly #tracks = new TrackWatch((...facts) => this.#heard(...facts));
  /** Not the visitor but the loss of the microphone has switched it off. */
  #mutedByLoss = false;
  #transcripts: readonly TranscriptEntry[] = [];
  /** When each entry appeared, in whole seconds of the call. */
  readonly #times = new Map<string, number>();
  #isStale = false;
  #frame = 0;
  #stopTicking = (): void => {};

  constructor(
    runtime: CallRuntime,
    devices: DeviceChoices,
    settings: CallSettings,
    owner: LinkOwner,
  ) {
    this.#runtime = runtime;
    this.#devices = devices;
    this.#settings = settings;
    this.#owner = owner;
    this.#askAgain = !!settings.tokenProvider;
  }

  /** The conversation so far, also after its end: a session that closes forgets it. */
  get transcripts(): readonly TranscriptEntry[] {
    this.#readTranscripts();
    return this.#transcripts;
  }

  /**
   * Resolves when the assistant is ready. What it rejects with has been reported.
   * @param ask - asks for another token, where the first one is refused
   */
  async connect(token: Promise<string>, ask: () => Promise<string>): Promise<Session> {
    for (;;) {
      try {
        const microphone = this.#devices.microphoneToOpen();
        const live = this.#open(...(await Promise.all([token, microphone])));
        await live.ready;
        return live;
      } catch (error) {
        if (this.#isOver || !this.#canRecover(error)) throw this.#fail(error);
        // By now the refused attempt is left. The visitor only sees that it takes a little longer.
        this.#askAgain = false;
        token = ask();
      }
    }
  }

  /** Follows no more, and leaves nothing running. */
  stop(): void {
    if (this.#isOver) return;
    this.#readTranscripts();
    this.#isOver = true;
    this.#attempt = null;
    this.#stopTicking();
    // The next call may find a microphone.
    if (this.#mutedByLoss) this.#owner.micChanged(true);
    this.#tracks.stop();
    cancelAnimationFrame(this.#frame);
  }

  #open(token: string, microphone: string): LiveSession {
    if (this.#isOver) throw abortedError();
    const owner = this.#owner;
    const attempt = (this.#attempt = Symbol());
    const current = () => this.#attempt === attempt;
    this.live = openCall(this.#runtime, this.#settings, token, {
      muted: owner.isMuted(),
      microphone,
      on: { '*': (event, ...args) => current() && this.#hear(event, args) },
      observer: {
        progress: (step) => current() && owner.change({ steps: [...owner.state.steps, step] }),
        network: (state) => current() && owner.change({ interrupted: state === 'interrupted' }),
        audioBlocked: (audioBlocked) => current() && owner.change({ audioBlocked }),
        level: (level, local) => current() && owner.level(level, local),
      },
    });
    return this.live;
  }

  /** Whole seconds into the call at which an entry appeared. */
  secondsOf(id: string): number | undefined {
    return this.#times.get(id);
  }

  /** Whether another token may mend it. */
  #canRecover(error: unknown): boolean {
    return this.#askAgain && !this.#connected && error instanceof AuthenticationError;
  }

  #hear(event: SessionEvent, args: readonly unknown[]): void {
    // A refused token that is to be replaced is of no concern to the page.
    const { live } = this;
    if (!live || !this.#canRecover(live.failure)) return this.#follow(event, args);
    this.leaving = live.end();
    this.live = this.#attempt = null;
  }

  #follow(event: SessionEvent, args: readonly unknown[]): void {
    const owner = this.#owner;
    switch (event) {
      case 'state-change':
        this.#readTranscripts();
        if (args[0] === 'error') return this.#failed();
        return owner.setStatus(args[0] as ConnectionStatus);
      case 'error':
        return this.#failed();
      case 'disconnected':
        return owner.finish(owner.state.status === 'error' ? 'error' : 'disconnected');
      case 'connected':
        this.#connected = true;
        // Some browsers know no loudspeaker by its id before the microphone is open.
        if (this.live) this.#devices.applyTo(this.live);
        this.#tick();
        break;
      case 'mic-change':
        if (args[0]) this.#mutedByLoss = false;
        owner.micChanged(!!args[0]);
        break;
      case 'track-started':
        this.#tracks.started(args[0] as MediaStreamTrack, !!args[1]);
        break;
      case 'track-stopped':
        this.#tracks.stopped(args[0] as MediaStreamTrack);
        break;
      case 'transcript':
        this.#transcriptChanged(args[0] as TranscriptEntry);
        break;
    }
    const change = changes[event];
    // The room decides how often somebody begins to speak: that is shown with the next frame.
    if (change && event.includes('speech')) this.#showWithFrame(change);
    else if (change) owner.change(change);
    owner.emit(event, detailOf(event, args));
  }

  #heard(local: boolean, ended: boolean, silenced: boolean): void {
    // A track that comes over the network is silenced until its first sound arrives.
    this.#owner.change(local ? { microphoneLost: ended || silenced } : { soundLost: ended });
    if (!local || !ended || this.#owner.isMuted()) return;
    // It is off, so it has to show as off. Switched on again, it is opened anew.
    this.#mutedByLoss = true;
    this.live?.setMicEnabled(false);
  }

  #failed(): void {
    report(this.#owner, this.live?.failure ?? new SessionError('The call failed'));
  }

  #fail(cause: unknown): BuddyError {
    const error =
      cause instanceof BuddyError ? cause : new SessionError('The call failed', { cause });
    const status = this.live?.getState().status;
    // Closed while it was connecting: the session tells the rest.
    const isClosed = status === 'disconnecting' || status === 'disconnected';
    if (this.#isOver || isClosed) return error;
    report(this.#owner, error);
    if (!this.#connected) this.#owner.finish();
    return error;
  }

  #tick(): void {
    const owner = this.#owner;
    const { clock } = this.#runtime;
    const since = clock.now();
    const tick = () => {
      const elapsed = clock.now() - since;
      this.#stopTicking = clock.after(1000 - (elapsed % 1000), tick);
      if (isActive(owner.state)) owner.tick(Math.floor(elapsed / 1000));
    };
    tick();
  }

  #readTranscripts(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const rows = this.live?.getState().transcripts;
    if (!rows?.length) return;
    this.#transcripts = rows;
    // The session forgets the oldest entries of a long call.
    if (this.#times.size > 2 * rows.length + 100) {
      const kept = new Set(rows.map(({ id }) => id));
      for (const id of this.#times.keys()) if (!kept.has(id)) this.#times.delete(id);
    }
  }

  #transcriptChanged(entry: TranscriptEntry): void {
    this.#isStale = true;
    if (!this.#times.has(entry.id)) this.#times.set(entry.id, this.#owner.state.seconds ?? 0);
    if (entry.isComplete) this.#readTranscripts();
    this.#showWithFrame({});
  }

  /** However many updates come in, a frame shows them at once. */
  #showWithFrame(change: Partial<CallState>): void {
    this.#owner.note(change);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#owner.requestUpdate();
    });
  }
}
