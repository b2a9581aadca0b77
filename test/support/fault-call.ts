/** A real call against the local backend in which one thing goes wrong, with everything on record. */
import { BuddyClient } from '../../src/sdk/index.js';
import { openRoom } from '../../src/sdk/join-room.js';
import type { ClientDependencies } from '../../src/sdk/client.js';
import { loadCall } from '../../src/sdk/call/load.js';
import { systemClock, type Clock } from '../../src/sdk/clock.js';
import { deferred } from '../../src/sdk/deferred.js';
import type { BuddyError } from '../../src/sdk/errors.js';
import { DEFAULT_LIMITS, type SessionLimits } from '../../src/sdk/session/limits.js';
import type { CallObserver, ConnectStep, LiveSession } from '../../src/sdk/session/live-session.js';
import type { CallRuntime } from '../../src/element/call-settings.js';
import type {
  CallOptions,
  ClientOptions,
  SessionEvent,
  StartSessionOptions,
  TranscriptEntry,
} from '../../src/sdk/types.js';
import type { FaultName } from '../../demo/sandbox/faults/catalogue.js';
import type { FaultElement } from './fault-element.js';
import { sandboxToken, sandboxUrl } from './sandbox.js';
import { until } from './until.js';

type Watched = CallOptions & { observer?: CallObserver };

export interface FaultCallOptions extends CallOptions {
  /** Joins the room directly, with no request to the API. */
  direct?: boolean;
  executionMode?: 'production' | 'stream';
  limits?: Partial<SessionLimits>;
  /** Of the API and the session. */
  clock?: Clock;
  /** Of the call below them: the call machine's start, leaving. */
  callClock?: Clock;
  /** How long a fault takes that takes time, in milliseconds. */
  faultMs?: number;
  dependencies?: Partial<ClientDependencies>;
  /** Makes the call, as a visitor's click would. It knows no `on` and no `signal`. */
  element?: FaultElement;
  /** Is given the session in the moment it is made. */
  made?: (session: LiveSession) => void;
}

export interface FaultCall {
  readonly session: LiveSession;
  /** Every event with its arguments. */
  readonly events: (readonly [SessionEvent, ...unknown[]])[];
  /** Every emission of every entry. */
  readonly transcripts: TranscriptEntry[];
  readonly network: ('interrupted' | 'restored')[];
  readonly progress: ConnectStep[];
  /** What must never be seen: the API's token and the room's. */
  readonly secrets: string[];
  /** The error that `ready` rejected with; null when the call came up. */
  readonly outcome: Promise<BuddyError | null>;
  /** The life-cycle events in order, in short. */
  story(): string[];
  /** What else of the call can be read, apart from the document. */
  exposed(): string[];
  /** Waits for an event. */
  saw(event: SessionEvent, ms?: number): Promise<void>;
}

/** Starts a call with a fault in it, or without one. */
export async function faultCall(
  fault: FaultName | null,
  options: FaultCallOptions = {},
): Promise<FaultCall> {
  const {
    direct,
    executionMode = 'stream',
    limits,
    clock = systemClock,
    callClock = systemClock,
    faultMs,
    dependencies,
    element,
    made,
    on,
    ...rest
  } = options;
  const access = await sandboxToken(fault ? `?fault=${fault}` : '');
  const events: FaultCall['events'] = [];
  const transcripts: TranscriptEntry[] = [];
  const network: FaultCall['network'] = [];
  const progress: ConnectStep[] = [];
  const secrets = [access.token];
  const recorded = <O extends Watched>(settings: O): O => ({
    ...settings,
    on: {
      ...settings.on,
      '*': (event: SessionEvent, ...args: unknown[]) => {
        events.push([event, ...args]);
        if (event === 'transcript') transcripts.push(args[0] as TranscriptEntry);
        settings.on?.['*']?.(event, ...args);
      },
    },
    observer: {
      ...settings.observer,
      network: (state: 'interrupted' | 'restored') => {
        network.push(state);
        settings.observer?.network?.(state);
      },
      progress: (step: ConnectStep) => {
        progress.push(step);
        settings.observer?.progress?.(step);
      },
    },
  });
  const given: Partial<ClientDependencies> = {
    limits: { ...DEFAULT_LIMITS, ...limits },
    clock,
    ...dependencies,
    loadCall: async () => {
      const makeCall = await (dependencies?.loadCall ?? loadCall)();
      return (config, callEvents) => makeCall({ ...config, clock: callClock }, callEvents);
    },
  };
  const noting = { ...given, fetch: notingTheRoomsToken(given.fetch ?? fetch, secrets) };
  const opened = deferred<LiveSession>();
  const opening = (open: LiveSession): LiveSession => {
    made?.(open);
    opened.resolve(open);
    return open;
  };
  // The real one, but for the clocks and limits above.
  const runtime: CallRuntime = {
    clock: systemClock,
    BuddyClient: class {
      readonly #client: BuddyClient;
      constructor(settings: ClientOptions) {
        this.#client = new BuddyClient(settings, noting);
      }
      openSession(settings: StartSessionOptions): LiveSession {
        return opening(this.#client.openSession(recorded(settings)));
      }
    },
    openRoom: (settings) => opening(openRoom(recorded(settings), given)),
  };

  let room: { roomUrl: string; token: string } | undefined;
  if (direct) {
    const query = new URLSearchParams({
      mode: executionMode,
      ...(fault ? { fault } : {}),
      ...(faultMs ? { fault_ms: String(faultMs) } : {}),
    });
    const answer = await fetch(`${await sandboxUrl()}/sandbox/room?${query}`);
    room = (await answer.json()) as { roomUrl: string; token: string };
    secrets.push(room.token);
  }
  const payload = faultMs ? { fault_ms: faultMs } : {};
  const { token, templateId, baseUrl, bundlePath } = access;
  const daily = { bundlePathOverride: bundlePath };
  const call = { muted: true, on, ...rest };
  if (element) {
    Object.assign(element, { token, templateId, baseUrl, payload, dailyBundlePath: bundlePath });
    Object.assign(element, { mode: executionMode, muted: call.muted });
    if (room) Object.assign(element, { roomUrl: room.roomUrl, roomToken: room.token });
    element.runtime = runtime;
    element.start().catch(() => undefined);
  } else if (room) {
    runtime.openRoom({ ...call, ...room, daily });
  } else {
    const client = new runtime.BuddyClient({ auth: { token }, baseUrl, daily });
    client.openSession({ ...call, templateId, executionMode, payload });
  }
  const session = await opened.promise;
  const outcome = session.ready.then(
    () => null,
    (error: unknown) => error as BuddyError,
  );
  return {
    session,
    events,
    transcripts,
    network,
    progress,
    secrets,
    outcome,
    story: () => storyOf(events),
    exposed: () => element?.exposed() ?? [],
    saw: async (event, ms) => {
      await until(`the event ${event}`, () => events.some(([name]) => name === event), ms);
    },
  };
}

/** A clock on which the limits of half a minute are over soon; everything else takes its time. */
export function hurried(ms: number, limit = 30_000): Clock {
  return {
    now: systemClock.now,
    after: (wait, callback) => systemClock.after(wait === limit ? ms : wait, callback),
  };
}

const LIFE_CYCLE: readonly SessionEvent[] = [
  'connected',
  'disconnected',
  'error',
  'state-change',
  'assistant-ready',
  'conversation-start',
  'conversation-end',
  'pipeline-error',
];

function storyOf(events: FaultCall['events']): string[] {
  return events.flatMap(([event, argument]) => {
    if (!LIFE_CYCLE.includes(event)) return [];
    if (event === 'state-change') return [`> ${String(argument)}`];
    return [event === 'conversation-end' ? `${event} ${String(argument)}` : event];
  });
}

function notingTheRoomsToken(send: typeof fetch, secrets: string[]): typeof fetch {
  return async (...request) => {
    const response = await send(...request);
    const body: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    const token = (body as { token?: unknown } | null)?.token;
    if (typeof token === 'string') secrets.push(token);
    return response;
  };
}
