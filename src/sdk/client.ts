import { connectLead, createLead, type RoomAccess } from './api/breeze-buddy-api.js';
import type { HttpContext } from './api/http.js';
import { leadError } from './api/lead-error.js';
import { planLead, type LeadPlan } from './api/lead-plan.js';
import { CallSession } from './session/call-session.js';
import type { CallObserver, LiveSession } from './session/live-session.js';
import type { SessionDependencies } from './session/plan.js';
import type {
  ClientOptions,
  CreateLeadOptions,
  LeadResult,
  Session,
  StartSessionOptions,
} from './types.js';

/** What a {@link BuddyClient} stands on; for tests. */
export interface ClientDependencies extends SessionDependencies {
  fetch: typeof fetch;
}

/** Starts voice sessions for one authenticated user. Long-lived: use it for any number of calls. */
export class BuddyClient {
  readonly #options: ClientOptions;
  readonly #dependencies: Partial<ClientDependencies>;

  constructor(options: ClientOptions, dependencies: Partial<ClientDependencies> = {}) {
    this.#options = options ?? {};
    this.#dependencies = dependencies;
  }

  /**
   * Creates a lead through the API and connects the call.
   * @returns the session, once the assistant is ready
   * @throws {InvalidRequestError} wrong use
   * @throws {AuthenticationError} the token has expired or is refused
   * @throws {APIError} the API refused or failed; `details.retryAfter` is in seconds, where it tells one
   * @throws {NetworkError} the API or the calling code was not reached
   * @throws {TimeoutError} the API did not answer in 30 s, the room did not come up in 30 s, or the
   *   assistant's voice in 20 s and the assistant itself in 15 s more
   * @throws {SessionError} the call failed, or was closed while connecting
   */
  async startSession(options: StartSessionOptions): Promise<Session> {
    const session = this.openSession(options);
    await session.ready;
    return session;
  }

  /**
   * The same, but hands out the session at once, while it connects, so that it can be watched and
   * closed meanwhile. What `startSession()` would reject with, `session.ready` does.
   */
  openSession(options: StartSessionOptions & { observer?: CallObserver }): LiveSession {
    // Read once: a page may hand a fresh one to its options at any time.
    const { token } = this.#options.auth ?? {};
    const { observer, ...rest } = options ?? {};
    return new CallSession(
      {
        prepare: () => {
          const plan = this.#plan(rest, token);
          return (signal) => this.#findRoom(plan, this.#http(token, signal));
        },
        hasLead: true,
        secrets: typeof token === 'string' ? [token] : [],
        options: rest,
        daily: this.#options.daily,
        observer,
      },
      this.#dependencies,
    );
  }

  /**
   * Only plans a call: `POST /leads`, without connecting. Sent once: the server does not recognise a
   * repetition.
   * @throws {InvalidRequestError} wrong use
   * @throws {AuthenticationError} the token has expired or is refused
   * @throws {APIError} the API refused or failed
   * @throws {NetworkError} the API was not reached
   * @throws {TimeoutError} the API did not answer in 30 s
   */
  async createLead(options: CreateLeadOptions): Promise<LeadResult> {
    const { token } = this.#options.auth ?? {};
    return createLead(this.#plan(options, token), this.#http(token));
  }

  #plan(options: CreateLeadOptions, token: string | undefined): LeadPlan {
    const plan = planLead(token, this.#options, options ?? {});
    if (typeof plan === 'string') throw leadError(plan);
    // fetch() would refuse it, in words that repeat the password.
    const { username, password } = new URL(plan.api);
    if (username || password) throw leadError('baseUrl');
    return plan;
  }

  async #findRoom(plan: LeadPlan, http: HttpContext): Promise<RoomAccess> {
    const { leadId } = await createLead(plan, http);
    return connectLead(plan, leadId, http);
  }

  #http(token = '', signal?: AbortSignal): HttpContext {
    const { fetch, clock } = this.#dependencies;
    return { token, signal, fetch, clock };
  }
}
