import type { Clock } from '../clock.js';
import { within } from '../within.js';
import { CallFailure } from './call.js';

/** How long the browser may take to say what it would do about the microphone, in milliseconds. */
const LIMIT_MS = 1_000;

/** What the browser would do about the microphone; null where it doesn't say. */
export async function microphonePermission(clock: Clock): Promise<PermissionState | null> {
  let state: PermissionState | null = null;
  const asking = async (): Promise<void> => {
    ({ state } = await navigator.permissions.query({ name: 'microphone' }));
  };
  await within(LIMIT_MS, asking(), undefined, clock).catch(() => undefined);
  return state;
}

/** A prompt that was closed without an answer is no block: the browser will ask again. */
export async function explained(failure: CallFailure, clock: Clock): Promise<CallFailure> {
  const { type, message, blockedBy } = failure;
  const mayBeDismissed = type === 'microphone-blocked' && blockedBy !== 'browser';
  if (!mayBeDismissed || (await microphonePermission(clock)) !== 'prompt') return failure;
  return new CallFailure('microphone-dismissed', message);
}
