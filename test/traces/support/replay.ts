import type { Call, CallConfig, CallEvents } from '../../../src/sdk/call/call.js';
import { CallSession } from '../../../src/sdk/session/call-session.js';
import type { TranscriptEntry } from '../../../src/sdk/transcript/entry.js';
import { toTranscriptInput } from '../../../src/sdk/transcript/normalise.js';
import {
  initialTranscript,
  reduceTranscript,
  type TranscriptInput,
  type TranscriptState,
} from '../../../src/sdk/transcript/reducer.js';
import { FakeCall } from '../../support/fake-call.js';
import { ManualClock, settled } from '../../support/manual-clock.js';
import type { Arrival, Trace } from './trace.js';

/** An entry as it was emitted, and when. */
export interface Emission {
  readonly at: number;
  readonly entry: TranscriptEntry;
}

/** Past every waiting time of the transcript, in milliseconds. */
const LONG_AFTER = 15_000;

/** Through the transcript's reducer alone, and time on until nothing waits. */
export function replayInReducer(arrivals: readonly Arrival[]): Emission[] {
  let state: TranscriptState = initialTranscript;
  const emissions: Emission[] = [];
  const step = (input: TranscriptInput, at: number) => {
    const result = reduceTranscript(state, input, at);
    state = result.state;
    emissions.push(...result.changed.map((entry) => ({ at, entry })));
  };
  const passTime = (until: number) => {
    while (state.dueAt !== null && state.dueAt <= until) step({ type: 'tick' }, state.dueAt);
  };
  for (const { at, type, data } of arrivals) {
    passTime(at);
    const input = toTranscriptInput(type, data);
    if (input) step(input, at);
  }
  passTime((arrivals.at(-1)?.at ?? 0) + LONG_AFTER);
  return emissions;
}

/** What a session made of a trace. */
export interface SessionReplay {
  readonly emissions: Emission[];
  /** Every event but transcripts, in order. */
  readonly events: readonly {
    readonly at: number;
    readonly event: string;
    readonly args: unknown[];
  }[];
}

/**
 * Through a whole session, from connecting to the assistant's leaving: its messages, its clock and its
 * events are real, the media is not there.
 */
export async function replayInSession(
  trace: Trace,
  arrivals: readonly Arrival[],
): Promise<SessionReplay> {
  const clock = new ManualClock();
  const emissions: Emission[] = [];
  const events: SessionReplay['events'][number][] = [];
  let call: FakeCall | undefined;
  const makeCall = (config: CallConfig, callEvents: CallEvents): Call =>
    (call = new FakeCall(config, callEvents));
  const session = new CallSession(
    {
      prepare: () => () => Promise.resolve({ roomUrl: 'https://rooms.example/a', token: 'secret' }),
      hasLead: false,
      secrets: [],
      options: {
        playAudio: false,
        on: {
          '*': (event: string, ...args: unknown[]) => {
            const at = clock.now();
            if (event === 'transcript') emissions.push({ at, entry: args[0] as TranscriptEntry });
            else events.push({ at, event, args });
          },
        },
      },
    },
    { clock, loadCall: () => Promise.resolve(makeCall) },
  );
  await settled();
  if (!call) throw new Error('No call was made.');
  call.microphone.resolve();
  call.joined.resolve();
  await settled();
  call.events.botJoined();
  call.events.trackStarted({ kind: 'audio' } as MediaStreamTrack, false);
  call.events.ready();
  // Who joins late may have missed it; the backend says so again.
  if (!arrivals.some(({ type }) => type === 'bot-ready')) call.server('bot-ready');
  for (const { at, type, data } of arrivals) {
    if (at > clock.now()) await clock.advance(at - clock.now());
    call.says(type, data);
  }
  await clock.advance(Math.max(0, trace.leftAt - clock.now()));
  call.events.botLeft();
  await settled();
  await session.ready;
  if (clock.pending > 0) throw new Error(`${clock.pending} timers are left after the end.`);
  return { emissions, events };
}

/** What a session asks of a browser before it calls. Node has none of it. */
export function pretendToBeABrowser(): void {
  const navigator = { mediaDevices: { getUserMedia: () => undefined } };
  const location = new URL('https://shop.example/');
  Object.assign(globalThis, {
    isSecureContext: true,
    RTCPeerConnection: Object,
    document: {},
    location,
  });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}
