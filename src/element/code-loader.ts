import type { CallDesk } from './call-desk.js';
import type { CallRuntime } from './call-settings.js';
import type { CallView, ViewHost, ViewSite } from './call-view.js';

/** Fetches what only a call needs, once. A failure is forgotten, so that it can be tried again. */
export class CodeLoader {
  /** The UI of a call, when it is there. */
  view: CallView | null = null;
  /** The last attempt to load {@link view} has failed. */
  viewFailed = false;
  readonly #host: ViewHost;
  readonly #site: ViewSite;
  readonly #loadRuntime: () => Promise<CallRuntime>;
  #loading: Promise<CallDesk> | undefined;

  constructor(host: ViewHost, site: ViewSite, loadRuntime: () => Promise<CallRuntime>) {
    this.#host = host;
    this.#site = site;
    this.#loadRuntime = loadRuntime;
  }

  /** The calling code and the UI of a call, fetched side by side. */
  load(): Promise<CallDesk> {
    this.#loading ??= Promise.all([this.#loadRuntime(), this.loadView()]).then(
      ([runtime, code]) => new code.CallDesk(runtime, this.view?.devices, () => this.#site.end()),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  async loadView() {
    try {
      const code = await import('./in-call.js');
      this.view ??= new code.CallView(this.#host, this.#site);
      this.viewFailed = false;
      return code;
    } catch (error) {
      this.viewFailed = true;
      throw error;
    } finally {
      this.#host.requestUpdate();
    }
  }
}
