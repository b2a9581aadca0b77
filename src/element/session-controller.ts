import type { ReactiveControllerHost } from 'lit';
import type { BuddyError } from '../sdk/errors.js';
import type { LiveSession } from '../sdk/session/live-session.js';
import type { ConnectionStatus, Session, TranscriptEntry } from '../sdk/types.js';
import { CallDesk } from './call-desk.js';
import type { CallLink, LinkOwner } from './call-link.js';
import { CallRun } from './call-run.js';
import { loadError, type Wish } from './call-code.js';
import {
  settingsOf,
  type CallRuntime,
  type CallSettings,
  type SettingsSource,
} from './call-settings.js';
import { idleState, isActive, quiet, type CallState } from './call-state.js';
import type { DeviceChoices } from './device-choices.js';
import { dispatch } from './events.js';

/** The element, as far as its calls need it. */
export interface CallHost extends ReactiveControllerHost, HTMLElement, SettingsSource {
  muted: boolean;
}

/** What the controller needs besides. */
export interface CallSite {
  /** Where the call stood before there was anything to make it. */
  readonly status: ConnectionStatus;
  /** Why it could not be made. */
  readonly error: BuddyError | null;
  /** Loads the SDK, once. */
  runtime(): Promise<CallRuntime>;
  /** Before the event that says so. */
  statusChanged(): void;
  level(level: number, local: boolean): void;
  /** Another second of the call is over. */
  tick(): void;
}

/**
 * Starts and ends one call at a time for the element, keeps what the UI shows, and passes every event
 * on as `buddy-<event>`. It decides nothing about the call itself.
 */
export class SessionController {
  state: CallState;
  readonly #host: CallHost;
  readonly #site: CallSite;
  readonly #desk: CallDesk;
  #run: CallRun | null = null;
  /** A call that starts when the page has had its word and the one before it is gone. */
  #queued: CallRun | null = null;
  /** The newest call, also after its end. */
  #newest: CallRun | null = null;

  constructor(host: CallHost, devices: DeviceChoices, site: CallSite) {
    this.#host = host;
    this.#site = site;
    const { status, error } = site;
    this.state = { ...idleState, status, error };
    this.#desk = new CallDesk(devices, () => this.end());
  }

  /** The live session, or null. */
  get live(): LiveSession | null {
    return this.#run?.link?.live ?? null;
  }

  get transcripts(): readonly TranscriptEntry[] {
    return this.link?.transcripts ?? [];
  }

  /** The newest call, also after its end. */
  get link(): CallLink | null {
    return this.#newest?.link ?? null;
  }

  /** The visitor has a call, or is about to: one that has been ended is none, although that is still to be told. */
  get isActive(): boolean {
    const isEnding = /^(dis|err)/.test(this.live?.getState().status ?? '');
    return !!this.#queued || (isActive(this.state) && !isEnding);
  }

  start(): Promise<Session> {
    if (this.#queued) return this.#queued.promise;
    const previous = this.#run;
    if (previous && this.isActive) return previous.promise;
    const run = (this.#queued = new CallRun());
    if (previous) {
      this.#site.statusChanged();
      void previous.over.then(() => this.#begin(run));
    } else this.#begin(run);
    return run.promise;
  }

  async end(): Promise<void> {
    this.#queued?.abort();
    this.#queued = null;
    const run = this.#run;
    // The session tells of its end, and then forgets its handlers and what was said.
    const closed = this.live?.end();
    // The call that was to begin would have kept the turn of the one before it.
    if (!run) this.#desk.close();
    if (run && !closed && this.isActive) void this.#abandon(run);
    else this.#site.statusChanged();
    await Promise.all([run?.over, closed]);
  }

  /** Brings the microphone in line with the element. */
  applyMuted(): void {
    const { live } = this;
    const enabled = !this.#host.muted;
    if (live && this.isActive && live.getState().isMicEnabled !== enabled) {
      live.setMicEnabled(enabled);
    }
  }

  #begin(run: CallRun): void {
    if (this.#queued !== run) return;
    const settings = settingsOf(this.#host);
    const allowed = dispatch(this.#host, 'before-start', settings.request, true);
    // A listener may have ended it already.
    if (this.#queued !== run) return;
    if (!allowed) return void this.end();
    this.#queued = null;
    this.#open(run, settings);
  }

  /** Makes a call that the page has had its word on, and that is shown as connecting. */
  goOn({ settings = settingsOf(this.#host), ...wish }: Wish): void {
    const run = new CallRun(wish);
    run.headStart = settings.headStart;
    this.#open(run, settings);
  }

  #open(run: CallRun, settings: CallSettings): void {
    this.#run = this.#newest = run;
    this.#desk.attend();
    const { status } = this.state;
    const { request, tokenProvider } = settings;
    this.state = {
      ...idleState,
      status,
      direct: !!request.roomUrl,
      stream: request.mode === 'stream',
      renewable: !!tokenProvider,
    };
    this.#setStatus('connecting');
    if (this.#run === run) void this.#connect(run, settings);
  }

  async #connect(run: CallRun, settings: CallSettings): Promise<void> {
    const owner = this.#ownerOf(run);
    let runtime: CallRuntime;
    try {
      runtime = await this.#site.runtime();
    } catch (cause) {
      if (run.isOver) return;
      owner.showError(loadError(cause));
      this.#finish(run);
      return;
    }
    if (!run.isOver) await this.#desk.open(runtime, run, settings, owner);
  }

  #ownerOf(run: CallRun): LinkOwner {
    const state = () => this.state;
    return {
      isMuted: () => this.#host.muted,
      micChanged: (enabled) => (this.#host.muted = !enabled),
      level: (level, local) => this.#site.level(level, local),
      tick: (seconds) => {
        this.state = { ...this.state, seconds };
        this.#site.tick();
      },
      get state() {
        return state();
      },
      change: (change) => this.#change(change),
      note: (change) => (this.state = { ...this.state, ...change }),
      setStatus: (status) => this.#setStatus(status),
      showError: (error) => this.#showError(error),
      tag: this.#host.localName,
      finish: (status) => this.#finish(run, status),
      emit: (event, detail) => dispatch(this.#host, event, detail),
      requestUpdate: () => this.#host.requestUpdate(),
    };
  }

  #showError(error: BuddyError): void {
    if (this.state.error) return;
    const { message } = error;
    this.state = {
      ...this.state,
      error,
      failedAt: performance.now(),
      offline: !navigator.onLine,
    };
    this.#setStatus('error');
    dispatch(this.#host, 'error', { message, error });
  }

  /** Ends an attempt that has no session, or none any more. */
  async #abandon(run: CallRun): Promise<void> {
    this.#setStatus('disconnecting');
    run.abort();
    const leaving = run.link?.leaving;
    if (leaving) await leaving;
    this.#finish(run, 'disconnected');
  }

  #finish(run: CallRun, status?: ConnectionStatus): void {
    if (status && this.#run === run) this.#setStatus(status);
    if (this.#run !== run) return;
    this.#run = null;
    run.abort(this.state.error ?? undefined);
    if (!this.#queued) this.#desk.close();
    this.#change(quiet);
    if (status) dispatch(this.#host, 'disconnected', null);
    run.finish();
  }

  #setStatus(status: ConnectionStatus): void {
    if (status === this.state.status) return;
    this.#change({ status });
    this.#site.statusChanged();
    dispatch(this.#host, 'state-change', { status });
  }

  #change(change: Partial<CallState>): void {
    this.state = { ...this.state, ...change };
    this.#host.requestUpdate();
  }
}
