import type { CallRuntime } from './call-settings.js';
import type * as inCall from './in-call.js';
import type { CallCode } from './session-controller.js';

type InCall = typeof inCall;

/** Fetches what only a call needs, once. A failure is forgotten, so that it can be tried again. */
export class CodeLoader {
  /** The UI of a call, when it is there. */
  view: InCall | null = null;
  /** The last attempt to load {@link view} has failed. */
  viewFailed = false;
  readonly #loadRuntime: () => Promise<CallRuntime>;
  readonly #viewChanged: () => void;
  #loading: Promise<CallCode> | undefined;

  /** @param viewChanged - called when the view has come, or has failed to */
  constructor(loadRuntime: () => Promise<CallRuntime>, viewChanged: () => void) {
    this.#loadRuntime = loadRuntime;
    this.#viewChanged = viewChanged;
  }

  /** The calling code and the UI of a call, fetched side by side. */
  load(): Promise<CallCode> {
    this.#loading ??= Promise.all([this.#loadRuntime(), this.loadView()]).then(
      ([runtime, { CallLink }]) => ({ runtime, CallLink }),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  async loadView(): Promise<InCall> {
    try {
      this.view ??= await import('./in-call.js');
      this.viewFailed = false;
      return this.view;
    } catch (error) {
      this.viewFailed = true;
      throw error;
    } finally {
      this.#viewChanged();
    }
  }
}
