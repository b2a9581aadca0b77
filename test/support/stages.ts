/** Calls that are closed at a certain stage of their life, from inside the step itself. */
import { loadCall } from '../../src/sdk/call/load.js';
import type { LiveSession } from '../../src/sdk/session/live-session.js';
import { faultCall, type FaultCall, type FaultCallOptions } from './fault-call.js';

export const STAGES = [
  'idle',
  'loading the calling code',
  'asking for the lead',
  'opening the microphone',
  'asking for the room',
  'joining',
  'waiting for the voice',
  'waiting for the assistant',
  'ready',
] as const;

export type Stage = (typeof STAGES)[number];

/** Starts a call and does something the moment a stage is reached: closes it, unless told otherwise. */
export async function stoppedAt(
  stage: Stage,
  options: FaultCallOptions = {},
  act: (session: LiveSession) => unknown = (session) => session.close(),
): Promise<FaultCall> {
  let session: LiveSession | undefined;
  let acting: Promise<unknown> | undefined;
  const reach = (reached: Stage): void => {
    if (reached !== stage || acting || !session) return;
    acting = Promise.resolve(act(session));
  };
  const undo = [hookMicrophone(reach), hookWebSocket(reach)];
  try {
    const call = await faultCall(null, {
      ...options,
      made: (made) => {
        session = made;
        reach('idle');
      },
      on: {
        ...options.on,
        '*': (event, ...args) => {
          options.on?.['*']?.(event, ...args);
          if (event === 'connected') reach('waiting for the voice');
          if (event === 'track-started' && args[1] === false) reach('waiting for the assistant');
        },
      },
      dependencies: {
        loadCall: () => {
          reach('loading the calling code');
          return loadCall();
        },
        fetch: (...request) => {
          const url = request[0] as string;
          if (url.endsWith('/leads')) reach('asking for the lead');
          if (url.endsWith('/connect')) reach('asking for the room');
          return fetch(...request);
        },
      },
    });
    await call.outcome;
    reach('ready');
    await acting;
    await call.session.close();
    return call;
  } finally {
    for (const step of undo.reverse()) step();
  }
}

function hookMicrophone(reach: (stage: Stage) => void): () => void {
  const { mediaDevices } = navigator;
  const { getUserMedia } = mediaDevices;
  mediaDevices.getUserMedia = (constraints) => {
    reach('opening the microphone');
    return getUserMedia.call(mediaDevices, constraints);
  };
  return () => {
    mediaDevices.getUserMedia = getUserMedia;
  };
}

function hookWebSocket(reach: (stage: Stage) => void): () => void {
  const Original = window.WebSocket;
  window.WebSocket = new Proxy(Original, {
    construct(target, args, newTarget) {
      reach('joining');
      return Reflect.construct(target, args, newTarget) as WebSocket;
    },
  });
  return () => {
    window.WebSocket = Original;
  };
}
