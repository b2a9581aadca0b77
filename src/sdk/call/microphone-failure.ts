import { CallFailure, type CallFailureType } from './call.js';

/** What Daily's `camera-error` and Pipecat's media state say of a device that failed. */
export interface DeviceTrouble {
  /** Daily's `error.type`, or Pipecat's `reason`. */
  type: string;
  message?: string | undefined;
  /** The media concerned, where it is told: `audio`, `video`. */
  media?: readonly string[] | undefined;
  blockedBy?: 'user' | 'browser' | undefined;
}

const TYPES: Readonly<Record<string, CallFailureType>> = {
  permissions: 'microphone-blocked',
  blocked: 'microphone-blocked',
  'not-found': 'microphone-not-found',
  'in-use': 'microphone-in-use',
  'already-in-use': 'microphone-in-use',
  'mic-in-use': 'microphone-in-use',
  'cam-mic-in-use': 'microphone-in-use',
  'undefined-mediadevices': 'unsupported',
  'not-supported': 'unsupported',
};

/** The failure of the microphone in a device's trouble; null where only a camera is concerned. */
export function microphoneFailure(trouble: DeviceTrouble): CallFailure | null {
  const { type, media, message, blockedBy } = trouble;
  if (type === 'cam-in-use' || (media?.length && !media.includes('audio'))) return null;
  const failure = (Object.hasOwn(TYPES, type) && TYPES[type]) || 'microphone-failed';
  return new CallFailure(failure, message || type, blockedBy);
}
