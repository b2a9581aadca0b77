import { deferred, type Deferred } from '../sdk/deferred.js';
import { NetworkError, type BuddyError } from '../sdk/errors.js';
import { abortedError } from '../sdk/session-error.js';
import type { ConnectionStatus, Session } from '../sdk/types.js';
import { settingsOf, type CallRuntime, type CallSettings } from './call-settings.js';
import type { CallView } from './call-view.js';
import { dispatch } from './events.js';
import type { HeadStart } from './head-start.js';
import type { CallHost, SessionController } from './session-controller.js';

/** How long a part of the code may take to come, in milliseconds. */
const LOAD_LIMIT_MS = 30_000;

/** A call that was wished for before there was anything to make it. */
export interface Wish extends Deferred<Session> {
  /** When it was wished for: milliseconds, monotonic. */
  readonly at: number;
  /** What the page had its last word on. */
  settings?: CallSettings;
}

/** Where the code and the first answer come from. */
export interface CallSource {
  runtime(): Promise<CallRuntime>;
  /** Asks the API what can be asked while the code is on the way. */
  headStart(settings: CallSettings): HeadStart | undefined;
}

/**
 * What comes with the first wish to call, and until then the little that can be said of a call. It is
 * fetched once; a failure is forgotten, so that it can be tried again.
 */
export class CallCode {
  /** Makes the calls, once it is there. */
  calls: SessionController | null = null;
  /** Draws them. */
  view: CallView | null = null;
  readonly #host: CallHost;
  readonly #statusChanged: () => void;
  readonly #source: CallSource;
  /** Where the call stands while its code is on the way, or could not be loaded. */
  #status: ConnectionStatus = 'idle';
  #loading: Promise<void> | undefined;
  #runtime: Promise<CallRuntime> | undefined;
  #wish: Wish | null = null;
  /** An end is being told. */
  #isEnding = false;
  #error: BuddyError | null = null;

  /** @param statusChanged - called before the event that says so */
  constructor(host: CallHost, statusChanged: () => void, source: CallSource) {
    this.#host = host;
    this.#statusChanged = statusChanged;
    this.#source = source;
  }

  get status(): ConnectionStatus {
    return this.calls?.state.status ?? this.#status;
  }

  /** The visitor has a call, or is about to. */
  get isActive(): boolean {
    return this.calls?.isActive ?? !!this.#wish;
  }

  /** Fetches everything that a call needs, side by side. Rejects where a call could not be started. */
  load(): Promise<void> {
    void this.#fetchRuntime();
    return (this.#loading ??= inTime(import('./in-call.js')).then(
      (code) => {
        ({ calls: this.calls, view: this.view } = code.equip(this.#host, {
          status: this.#status,
          error: this.#error,
          runtime: () => this.#askRuntime(),
          statusChanged: this.#statusChanged,
        }));
        this.#host.requestUpdate();
        if (this.#wish) this.calls.goOn(this.#wish);
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  /** Fetches it before anybody has asked for a call. Nobody is told of a failure. */
  preload(): void {
    Promise.all([this.load(), this.#askRuntime()]).catch(() => {});
  }

  start(): Promise<Session> {
    if (this.calls) return this.calls.start();
    if (this.#wish) return this.#wish.promise;
    const wish: Wish = (this.#wish = { ...deferred<Session>(), at: performance.now() });
    if (!this.#isEnding) void this.#begin(wish);
    return wish.promise;
  }

  /** A page that is left calls nobody when the visitor comes back to it. */
  handleEvent(): void {
    void this.end();
  }

  async end(): Promise<void> {
    if (this.calls) return this.calls.end();
    this.#drop();
    // A listener may have ended it before it began.
    if (this.#status === 'connecting')
      this.#over(['disconnecting', 'disconnected'], 'disconnected', null);
  }

  async #begin(wish: Wish): Promise<void> {
    const settings = (wish.settings = settingsOf(this.#host));
    const isAllowed = dispatch(this.#host, 'before-start', settings.request, true);
    if (this.#wish !== wish) return;
    if (!isAllowed) return this.#drop();
    this.#become('connecting');
    if (this.#wish !== wish) return;
    addEventListener('pagehide', this);
    try {
      settings.headStart = this.#source.headStart(settings);
      await this.load();
    } catch (cause) {
      if (this.#wish === wish) {
        // It failed with the rest, most likely, and nobody has asked for it.
        this.#runtime = undefined;
        const error = (this.#error = loadError(cause));
        this.#drop(error);
        this.#over(['error'], 'error', { message: error.message, error });
      }
    }
    removeEventListener('pagehide', this);
  }

  #drop(error: BuddyError = abortedError()): void {
    removeEventListener('pagehide', this);
    this.#wish?.settings?.headStart?.cancel();
    this.#wish?.reject(error);
    this.#wish = null;
    this.#statusChanged();
  }

  /** Tells of an end. A call that a listener starts meanwhile begins after it. */
  #over(statuses: readonly ConnectionStatus[], event: string, detail: unknown): void {
    this.#isEnding = true;
    for (const status of statuses) this.#become(status);
    dispatch(this.#host, event, detail);
    this.#isEnding = false;
    if (this.#wish) void this.#begin(this.#wish);
  }

  #become(status: ConnectionStatus): void {
    this.#status = status;
    this.#statusChanged();
    this.#host.requestUpdate();
    dispatch(this.#host, 'state-change', { status });
  }

  #fetchRuntime(): Promise<CallRuntime> {
    return (this.#runtime ??= inTime(this.#source.runtime()));
  }

  /** A failure is told once; whoever asks after that has it loaded again. */
  #askRuntime(): Promise<CallRuntime> {
    return this.#fetchRuntime().catch((error: unknown) => {
      this.#runtime = undefined;
      throw error;
    });
  }
}

/** Nothing else ends the wait for code that neither comes nor fails. Never an unhandled rejection. */
function inTime<T>(code: Promise<T>): Promise<T> {
  const made = deferred<T>();
  const limit = setTimeout(made.reject, LOAD_LIMIT_MS);
  code.finally(() => clearTimeout(limit)).then(made.resolve, made.reject);
  return made.promise;
}

/** Something of the calling code could not be loaded. */
export function loadError(cause: unknown): BuddyError {
  const details = { reason: 'call-machine' };
  return new NetworkError('The call could not be loaded', { details, cause });
}
