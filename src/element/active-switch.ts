/** The element, as far as `active` is concerned. */
interface ActiveHost {
  active: boolean;
  readonly isConnected: boolean;
  start(): Promise<unknown>;
  end(): Promise<void>;
}

/** Keeps `active`, which the page sets and a call changes, in step with the call. */
export class ActiveSwitch {
  readonly #host: ActiveHost;
  readonly #calls: { readonly isActive: boolean };
  /** What it was when it last agreed with the call. */
  #known = false;

  constructor(host: ActiveHost, calls: { readonly isActive: boolean }) {
    this.#host = host;
    this.#calls = calls;
  }

  /** Starts or ends a call where the page has changed it: in an element that is out of the page, no call starts. */
  obey(): void {
    const host = this.#host;
    // No more than some turns: listeners that want the opposite of each other would hang the page.
    for (
      let turns = 9;
      turns-- && !host.active !== !this.#known && (host.isConnected || !host.active);
    ) {
      this.#known = host.active;
      if (!host.active === this.#calls.isActive) void (host.active ? host.start() : host.end());
      this.follow();
    }
  }

  /**
   * Follows the call, unless the page has changed it and is still to be heard.
   * @param always - the page has said something else since
   */
  follow(always?: boolean): void {
    const host = this.#host;
    if (always || !host.active === !this.#known) host.active = this.#known = this.#calls.isActive;
  }
}
