import { NetworkError, SessionError, type BuddyError } from '../sdk/errors.js';
import type { ConnectionStatus, Session } from '../sdk/types.js';
import type { CallRuntime } from './call-settings.js';
import type { CallView } from './call-view.js';
import { dispatch } from './events.js';
import type { CallHost, SessionController } from './session-controller.js';

/** What `start()` has answered with while the code that starts a call is on the way. */
export interface Wish extends PromiseWithResolvers<Session> {
  /** When it was wished for: milliseconds, monotonic. */
  readonly at: number;
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
  readonly #loadRuntime: () => Promise<CallRuntime>;
  /** Where the call stands while its code is on the way, or could not be loaded. */
  #status: ConnectionStatus = 'idle';
  #loading: Promise<void> | undefined;
  #runtime: Promise<CallRuntime> | undefined;
  #wish: Wish | null = null;

  /** @param statusChanged - called before the event that says so */
  constructor(host: CallHost, statusChanged: () => void, loadRuntime: () => Promise<CallRuntime>) {
    this.#host = host;
    this.#statusChanged = statusChanged;
    this.#loadRuntime = loadRuntime;
  }

  get status(): ConnectionStatus {
    return this.calls?.state.status ?? this.#status;
  }

  /** The visitor has a call, or is about to. */
  get isActive(): boolean {
    return /^conn/.test(this.status);
  }

  /** Fetches everything that a call needs, side by side. Rejects where a call could not be started. */
  load(): Promise<void> {
    void this.#fetchRuntime();
    this.#loading ??= import('./in-call.js').then(
      (code) => {
        const { calls, view } = code.equip(this.#host, {
          runtime: () => this.#askRuntime(),
          statusChanged: this.#statusChanged,
        });
        this.calls = calls;
        this.view = view;
        this.#host.requestUpdate();
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  /** Fetches it before anybody has asked for a call. Nobody is told of a failure. */
  preload(): void {
    Promise.all([this.load(), this.#askRuntime()]).catch(() => {});
  }

  start(): Promise<Session> {
    if (this.calls) return this.calls.start();
    if (!this.#wish) {
      this.#wish = { ...Promise.withResolvers(), at: performance.now() };
      this.#wish.promise.catch(() => {});
      void this.#begin(this.#wish);
    }
    return this.#wish.promise;
  }

  async end(): Promise<void> {
    if (!this.calls) {
      if (!this.#wish) return;
      // What was wished for begins, and ends at once, when there is something to begin and end it.
      this.#wish = null;
      this.#become('disconnecting');
      await this.load().catch(() => {});
    }
    await this.calls?.end();
  }

  async #begin(wish: Wish): Promise<void> {
    this.#become('connecting');
    try {
      await this.load();
    } catch (cause) {
      this.#fail(wish, cause);
      return;
    }
    void this.calls?.start(wish);
  }

  #fail(wish: Wish, cause: unknown): void {
    // It failed with the rest, most likely, and nobody has asked for it.
    this.#runtime = undefined;
    if (this.#wish !== wish) {
      this.#become('idle');
      wish.reject(new SessionError('The call was ended', { details: { reason: 'aborted' } }));
      return;
    }
    this.#wish = null;
    const error = loadError(cause);
    wish.reject(error);
    dispatch(this.#host, 'state-change', { status: 'connecting' });
    this.#become('error');
    dispatch(this.#host, 'state-change', { status: 'error' });
    dispatch(this.#host, 'error', { message: error.message, error });
  }

  #become(status: ConnectionStatus): void {
    this.#status = status;
    this.#statusChanged();
    this.#host.requestUpdate();
  }

  #fetchRuntime(): Promise<CallRuntime> {
    this.#runtime ??= this.#loadRuntime();
    this.#runtime.catch(() => {});
    return this.#runtime;
  }

  /** A failure is told once; whoever asks after that has it loaded again. */
  async #askRuntime(): Promise<CallRuntime> {
    try {
      return await this.#fetchRuntime();
    } catch (error) {
      this.#runtime = undefined;
      throw error;
    }
  }
}

/** Something of the calling code could not be loaded. */
export function loadError(cause: unknown): BuddyError {
  const details = { reason: 'call-machine' };
  return new NetworkError('The calling code could not be loaded', { details, cause });
}
