import type { CallRuntime } from '../element/call-settings.js';
import type { BuddyError } from '../sdk/errors.js';
import type { CallObserver, LiveSession } from '../sdk/session/live-session.js';
import type { ClientOptions, JoinRoomOptions, StartSessionOptions } from '../sdk/types.js';
import { ScriptedClock } from './scripted-clock.js';
import { ScriptedSession, type Opened, type OpenOptions } from './scripted-session.js';

/** Stands for the calling code: it opens {@link ScriptedSession}s and keeps them, newest last. */
export class ScriptedRuntime implements CallRuntime {
  readonly sessions: ScriptedSession[] = [];
  readonly clock = new ScriptedClock();
  readonly BuddyClient: CallRuntime['BuddyClient'];
  /** Thrown when a session is opened, as for wrong use. */
  refusal: BuddyError | null = null;
  /** Called with every session that is opened. */
  opened: (session: ScriptedSession) => void = () => {};

  constructor() {
    const open = (options: OpenOptions, opened: Opened) => this.#open(options, opened);
    this.BuddyClient = class {
      readonly #client: ClientOptions;
      constructor(client: ClientOptions) {
        this.#client = client;
      }
      openSession(start: StartSessionOptions & { observer?: CallObserver }): LiveSession {
        return open(start, { client: this.#client, start });
      }
    };
  }

  /** The newest session. */
  get session(): ScriptedSession {
    const session = this.sessions.at(-1);
    if (!session) throw new Error('No call has been opened');
    return session;
  }

  openRoom(room: JoinRoomOptions & { observer?: CallObserver }): LiveSession {
    return this.#open(room, { room });
  }

  #open(options: OpenOptions, opened: Opened): ScriptedSession {
    if (this.refusal) throw this.refusal;
    const session = new ScriptedSession(options, opened);
    this.sessions.push(session);
    this.opened(session);
    return session;
  }
}
