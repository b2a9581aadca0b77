import {
  connectLead,
  createLead,
  DEFAULT_BASE_URL,
  leadRequest,
  type RoomAccess,
} from './api/breeze-buddy-api.js';
import type { HttpContext } from './api/http.js';
import type { CreateLeadRequest } from './api/wire.js';
import { CallSession } from './session/call-session.js';
import type { CallObserver, LiveSession } from './session/live-session.js';
import type { SessionDependencies } from './session/plan.js';
import { actingIds } from './token.js';
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
          const request = this.#leadRequest(rest, token);
          return (signal) => this.#findRoom(request, this.#http(token, signal));
        },
        hasLead: true,
        secrets: token ? [token] : [],
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
    const request = this.#leadRequest(options, token);
    return createLead(this.#baseUrl, request, this.#http(token));
  }

  #leadRequest(options: CreateLeadOptions, token: string | undefined): CreateLeadRequest {
    return leadRequest(options ?? {}, actingIds(token, this.#options));
  }

  async #findRoom(request: CreateLeadRequest, http: HttpContext): Promise<RoomAccess> {
    const { leadId } = await createLead(this.#baseUrl, request, http);
    return connectLead(this.#baseUrl, leadId, http);
  }

  get #baseUrl(): string {
    return this.#options.baseUrl || DEFAULT_BASE_URL;
  }

  #http(token = '', signal?: AbortSignal): HttpContext {
    const { fetch, clock } = this.#dependencies;
    return { token, signal, fetch, clock };
  }
}
