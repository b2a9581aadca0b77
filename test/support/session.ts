/** A session over a {@link FakeCall}, at any point of its life, with everything it emits on record. */
import type { CallLoader } from '../../src/sdk/call/call.js';
import { CallSession } from '../../src/sdk/session/call-session.js';
import type { SessionPlan } from '../../src/sdk/session/plan.js';
import type { CallOptions, SessionEvent } from '../../src/sdk/types.js';
import { audioTrack, FakeCalls, type FakeCall } from './fake-call.js';
import { ManualClock, settled } from './manual-clock.js';
import './unhandled.js';

export const ROOM = { roomUrl: 'https://rooms.example/room', token: 'room-secret' };

export interface Stage {
  session: CallSession;
  clock: ManualClock;
  calls: FakeCalls;
  /** Every event in order: its name, or its name and arguments. */
  events: (SessionEvent | [SessionEvent, ...unknown[]])[];
  /** Events since the last look. */
  take(): (SessionEvent | [SessionEvent, ...unknown[]])[];
  /** What `ready` came to: 'resolved', the error, or null while it is pending. */
  outcome(): unknown;
  call: FakeCall;
}

/** A session that has just been made. */
export function newSession(
  options: CallOptions = {},
  plan: Partial<SessionPlan> = {},
  loadCall?: CallLoader,
): Omit<Stage, 'call'> {
  const clock = new ManualClock();
  const calls = new FakeCalls();
  const events: Stage['events'] = [];
  let seen = 0;
  let outcome: unknown = null;
  const session = new CallSession(
    {
      prepare: () => () => Promise.resolve(ROOM),
      hasLead: true,
      secrets: ['api-secret'],
      options: {
        ...options,
        on: {
          ...options.on,
          '*': (event, ...args) => {
            events.push(args.length ? [event, ...args] : event);
            options.on?.['*']?.(event, ...args);
          },
        },
      },
      ...plan,
    },
    { clock, loadCall: loadCall ?? calls.load },
  );
  session.ready.then(
    () => (outcome = 'resolved'),
    (error: unknown) => (outcome = error),
  );
  return {
    session,
    clock,
    calls,
    events,
    take: () => {
      const fresh = events.slice(seen);
      seen = events.length;
      return fresh;
    },
    outcome: () => outcome,
  };
}

/** … with its call made, waiting for the microphone. */
export async function callingSession(
  options?: CallOptions,
  plan?: Partial<SessionPlan>,
): Promise<Stage> {
  const stage = newSession(options, plan);
  await settled();
  return { ...stage, call: stage.calls.last };
}

/** … in the room, waiting for the assistant. */
export async function connectedSession(
  options?: CallOptions,
  plan?: Partial<SessionPlan>,
): Promise<Stage> {
  const stage = await callingSession(options, plan);
  stage.call.microphone.resolve();
  await settled();
  stage.call.joined.resolve();
  await settled();
  return stage;
}

/** … with the assistant there and ready, everything so far taken. */
export async function readySession(
  options?: CallOptions,
  plan?: Partial<SessionPlan>,
): Promise<Stage & { assistantTrack: MediaStreamTrack }> {
  const stage = await connectedSession(options, plan);
  const assistantTrack = audioTrack();
  stage.call.events.botJoined();
  stage.call.events.trackStarted(assistantTrack, false);
  stage.call.events.ready();
  stage.call.says('bot-ready', { version: '2.1.0' });
  await settled();
  stage.take();
  return { ...stage, assistantTrack };
}
