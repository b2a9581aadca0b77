import { CallFailure, type Call, type CallEvents } from '../call/call.js';
import { deferred, type Deferred } from '../deferred.js';
import { TimeoutError, type BuddyError } from '../errors.js';
import { abortedError, sessionError } from '../session-error.js';
import { within } from '../within.js';
import type { ConnectStep } from './live-session.js';
import type { SessionDependencies, SessionPlan } from './plan.js';

/** What connecting waits for, reported by the call's events. */
export class Milestones {
  readonly assistantTrack: Deferred<void> = deferred();
  readonly assistantReady: Deferred<void> = deferred();
  /** Messages can be sent. */
  readonly channelReady: Deferred<void> = deferred();
  /** Rejects when the session ends first, or there is no room. */
  readonly stopped: Deferred<never> = deferred<never>();
  assistantJoined = false;
}

/** What {@link connect} tells the session while it is under way. */
export interface ConnectReport {
  /** Whether the microphone is to be on when the call is made. */
  isMicEnabled(): boolean;
  /** The call exists, and must be left whatever comes. */
  made(call: Call): void;
  /** The room's token: one more secret. */
  token(token: string): void;
  /** WebRTC is up. */
  connected(): void;
  done(step: ConnectStep): void;
}

/**
 * From nothing to an assistant that is ready. The microphone, the calling code and the API run side
 * by side; a limit holds for each step but for the visitor's answer to the permission prompt.
 */
export async function connect(
  plan: SessionPlan,
  { clock, loadCall, limits }: SessionDependencies,
  events: CallEvents,
  milestones: Milestones,
  report: ConnectReport,
  signal: AbortSignal,
): Promise<void> {
  const step = async <T>(
    begin: () => Promise<T>,
    limit?: number,
    tellLate?: () => Error,
  ): Promise<T> => {
    // The step before may have been done in the very moment in which the session ended.
    if (signal.aborted) throw abortedError();
    const work = Promise.race([begin(), milestones.stopped.promise]);
    return limit === undefined ? work : within(limit, work, tellLate, clock);
  };
  const findRoom = plan.prepare();
  checkBrowser();
  const room = findRoom(signal).then((access) => {
    report.token(access.token);
    if (plan.hasLead) report.done('lead');
    return access;
  });
  // Whatever is under way then ends with it.
  room.catch((error: unknown) => milestones.stopped.reject(error));
  const makeCall = await step(
    () => loaded(loadCall()),
    limits.load,
    () => new CallFailure('call-machine-late', 'The calling code was not there in time.'),
  );
  const [call, { roomUrl, token }] = await step(async () => {
    const call = made(() =>
      makeCall(
        {
          micEnabled: report.isMicEnabled(),
          microphone: plan.options.microphone,
          daily: plan.daily ?? {},
          clock,
        },
        events,
      ),
    );
    report.made(call);
    const microphone = call.openMicrophone().then(() => report.done('microphone'));
    const [access] = await Promise.all([room, microphone]);
    return [call, access] as const;
  });
  await step(
    () => call.join(roomUrl, token),
    limits.connect,
    () => late('room', 'The room did not come up in time.'),
  );
  report.connected();
  report.done('room');
  await step(
    () => milestones.assistantTrack.promise,
    limits.assistantTrack,
    () =>
      milestones.assistantJoined
        ? late('assistant-track', "The assistant's voice did not come up in time.")
        : sessionError('assistant-left', 'The assistant did not join the call.'),
  );
  await step(
    () => Promise.all([milestones.assistantReady.promise, milestones.channelReady.promise]),
    limits.assistantReady,
    () => late('assistant-ready', 'The assistant was not ready in time.'),
  );
  report.done('assistant');
}

function late(step: string, message: string): TimeoutError {
  return new TimeoutError(message, { details: { step } });
}

function checkBrowser(): void {
  // Not known outside browsers.
  const { isSecureContext } = globalThis as { isSecureContext?: boolean };
  if (isSecureContext === false) {
    throw sessionError('insecure-context', 'Calls need a secure page (https).');
  }
  if (
    !globalThis.navigator?.mediaDevices?.getUserMedia ||
    typeof RTCPeerConnection !== 'function'
  ) {
    throw sessionError('unsupported', 'This browser can not make calls.');
  }
  // Browsers give the microphone to an origin. A sandboxed frame has none, unless it is allowed to.
  if (location.protocol !== 'file:') {
    if (globalThis.origin === 'null') throw notHere('A sandboxed frame needs allow-same-origin.');
    // As with srcdoc: daily-js posts its messages to the address's origin, and to no other.
    if (location.origin === 'null') throw notHere('A frame needs an address of its own: src.');
  }
  // What Chromium alone can tell beforehand; elsewhere it is a refusal like any other.
  const { featurePolicy } = document as {
    // A form or picture of that name takes its place.
    featurePolicy?: { allowsFeature?(name: string): boolean };
  };
  if (featurePolicy?.allowsFeature?.('microphone') === false) {
    throw notHere('A frame needs allow="microphone", and the page a policy that allows it.');
  }
}

function notHere(message: string): BuddyError {
  return sessionError('microphone-blocked', message, { details: { blockedBy: 'browser' } });
}

async function loaded<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    throw new CallFailure('call-machine', error instanceof Error ? error.message : String(error));
  }
}

function made<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new CallFailure('unsupported', error instanceof Error ? error.message : String(error));
  }
}
