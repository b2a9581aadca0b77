/** A real call against the local backend in which one thing goes wrong, with everything on record. */
import { BuddyClient } from '../../src/sdk/index.js';
import { openRoom } from '../../src/sdk/join-room.js';
import type { ClientDependencies } from '../../src/sdk/client.js';
import { loadCall } from '../../src/sdk/call/load.js';
import { systemClock, type Clock } from '../../src/sdk/clock.js';
import type { BuddyError } from '../../src/sdk/errors.js';
import { DEFAULT_LIMITS, type SessionLimits } from '../../src/sdk/session/limits.js';
import type { ConnectStep, LiveSession } from '../../src/sdk/session/live-session.js';
import type { CallOptions, SessionEvent, TranscriptEntry } from '../../src/sdk/types.js';
import type { FaultName } from '../../demo/sandbox/faults/catalogue.js';
import { sandboxToken, sandboxUrl } from './sandbox.js';
import { until } from './until.js';

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
    made,
    on,
    ...rest
  } = options;
  const access = await sandboxToken(fault ? `?fault=${fault}` : '');
  const daily = { bundlePathOverride: access.bundlePath };
  const events: FaultCall['events'] = [];
  const transcripts: TranscriptEntry[] = [];
  const network: FaultCall['network'] = [];
  const progress: ConnectStep[] = [];
  const secrets = [access.token];
  const base = {
    muted: true,
    ...rest,
    on: {
      ...on,
      '*': (event: SessionEvent, ...args: unknown[]) => {
        events.push([event, ...args]);
        if (event === 'transcript') transcripts.push(args[0] as TranscriptEntry);
        on?.['*']?.(event, ...args);
      },
    },
    observer: {
      network: (state: 'interrupted' | 'restored') => network.push(state),
      progress: (step: ConnectStep) => progress.push(step),
    },
  };
  const given: Partial<ClientDependencies> = {
    limits: { ...DEFAULT_LIMITS, ...limits },
    clock,
    ...dependencies,
    loadCall: async () => {
      const makeCall = await (dependencies?.loadCall ?? loadCall)();
      return (config, callEvents) => makeCall({ ...config, clock: callClock }, callEvents);
    },
  };
  let session: LiveSession;
  if (direct) {
    const query = new URLSearchParams({
      mode: executionMode,
      ...(fault ? { fault } : {}),
      ...(faultMs ? { fault_ms: String(faultMs) } : {}),
    });
    const answer = await fetch(`${await sandboxUrl()}/sandbox/room?${query}`);
    const room = (await answer.json()) as { roomUrl: string; token: string };
    secrets.push(room.token);
    session = openRoom({ ...base, ...room, daily }, given);
  } else {
    const client = new BuddyClient(
      { auth: { token: access.token }, baseUrl: access.baseUrl, daily },
      { ...given, fetch: notingTheRoomsToken(given.fetch ?? fetch, secrets) },
    );
    const payload = faultMs ? { fault_ms: faultMs } : {};
    session = client.openSession({
      ...base,
      templateId: access.templateId,
      executionMode,
      payload,
    });
  }
  made?.(session);
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
