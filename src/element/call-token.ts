import type { Clock } from '../sdk/clock.js';
import {
  AuthenticationError,
  BuddyError,
  InvalidRequestError,
  TimeoutError,
} from '../sdk/errors.js';
import { within } from '../sdk/within.js';
import type { CallSettings } from './call-settings.js';

/** How long the page may take to bring a token, in milliseconds. It may have to ask the visitor. */
const TOKEN_LIMIT_MS = 60_000;

/** Throws where a call can't be made from these settings, whatever the SDK would say. */
export function checkSettings(settings: CallSettings): void {
  const { request, token, tokenProvider, roomToken, isPayloadBroken } = settings;
  if (request.roomUrl) {
    if (!roomToken) throw new InvalidRequestError('room-url needs a room-token');
    return;
  }
  if (isPayloadBroken && !request.payload) {
    throw new InvalidRequestError('The payload is not valid JSON');
  }
  if (Array.isArray(request.payload) || !/^(object|undefined)$/.test(typeof request.payload)) {
    throw new InvalidRequestError('The payload is not an object');
  }
  if (!request.templateId) {
    throw new InvalidRequestError('Set template-id, or room-url and room-token');
  }
  if (!token && !tokenProvider) throw new InvalidRequestError('Set token, or tokenProvider');
}

/**
 * The token for one attempt; `''` where a room is joined directly.
 * @param over - rejects when nobody waits for it any more
 */
export async function askToken(
  settings: CallSettings,
  clock: Clock,
  over: Promise<unknown>,
): Promise<string> {
  const { request, token, tokenProvider } = settings;
  if (request.roomUrl) return '';
  if (!tokenProvider) return token ?? '';
  if (typeof tokenProvider !== 'function') {
    throw new InvalidRequestError('tokenProvider is not a function');
  }
  const late = () => new TimeoutError(`tokenProvider gave no token in ${TOKEN_LIMIT_MS / 1000} s`);
  let given: unknown;
  try {
    given = await within(TOKEN_LIMIT_MS, Promise.race([tokenProvider(), over]), late, clock);
  } catch (cause) {
    if (cause instanceof BuddyError) throw cause;
    throw new AuthenticationError('tokenProvider failed', holdsToken(cause) ? {} : { cause });
  }
  if (typeof given === 'string' && given) return given;
  throw new InvalidRequestError('tokenProvider returned no token');
}

/** Whether an error or one beneath it repeats a token: a backend may that fails, and the page its words. */
function holdsToken(error: unknown, depth = 9): boolean {
  if (/eyJ[\w-]+\.eyJ/.test(String(error))) return true;
  return error instanceof Error && depth > 0 && holdsToken(error.cause, depth - 1);
}
