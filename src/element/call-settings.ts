import type { Clock } from '../sdk/clock.js';
import { InvalidRequestError } from '../sdk/errors.js';
import type { CallObserver, LiveSession } from '../sdk/session/live-session.js';
import type {
  ClientOptions,
  DailyOptions,
  ExecutionMode,
  JoinRoomOptions,
  StartSessionOptions,
} from '../sdk/types.js';
import type { BeforeStartDetail } from './events.js';

/** The part of the SDK that the element uses, as its lazy chunk exports it. */
export interface CallRuntime {
  BuddyClient: new (options: ClientOptions) => {
    openSession(options: StartSessionOptions & { observer?: CallObserver }): LiveSession;
  };
  openRoom(options: JoinRoomOptions & { observer?: CallObserver }): LiveSession;
  /** What the call's timer goes by. */
  clock: Clock;
}

/** Asks the page's backend for a token. */
export type TokenProvider = () => string | Promise<string>;

/** Everything one call is made from, read when it starts. */
export interface CallSettings {
  /** What a `buddy-before-start` listener may see and change: never a token. */
  readonly request: BeforeStartDetail;
  readonly token: string | undefined;
  readonly tokenProvider: TokenProvider | undefined;
  readonly roomToken: string | undefined;
  readonly daily: DailyOptions;
  /** Why the payload can't be used, unless the page brings another one. */
  readonly payloadError: InvalidRequestError | undefined;
}

/** The element's properties that a call is made from. */
export interface SettingsSource {
  readonly token?: string | undefined;
  readonly templateId?: string | undefined;
  readonly mode: ExecutionMode;
  readonly resellerId?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly payload?: Record<string, unknown> | string | null | undefined;
  readonly requestId?: string | undefined;
  readonly roomUrl?: string | undefined;
  readonly roomToken?: string | undefined;
  readonly dailyBundlePath?: string | undefined;
  readonly tokenProvider?: TokenProvider | undefined;
}

/** The settings of a call that starts now. What is changed later is for the next call. */
export function settingsOf(source: SettingsSource): CallSettings {
  let payload: Record<string, unknown> | undefined;
  let payloadError: InvalidRequestError | undefined;
  try {
    payload = parsePayload(source.payload);
  } catch (error) {
    payloadError = error as InvalidRequestError;
  }
  const or = <T>(value: T | null | undefined | '') => value || undefined;
  return {
    request: {
      payload,
      mode: source.mode || 'production',
      templateId: or(source.templateId),
      resellerId: or(source.resellerId),
      merchantId: or(source.merchantId),
      requestId: or(source.requestId),
      baseUrl: or(source.baseUrl),
      roomUrl: or(source.roomUrl),
    },
    token: or(source.token),
    tokenProvider: or(source.tokenProvider),
    roomToken: or(source.roomToken),
    daily: source.dailyBundlePath ? { bundlePathOverride: source.dailyBundlePath } : {},
    payloadError,
  };
}

/** The `payload` attribute's text as an object. */
function parsePayload(
  payload: Record<string, unknown> | string | null | undefined,
): Record<string, unknown> | undefined {
  if (typeof payload !== 'string') return payload ?? undefined;
  if (!payload.trim()) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    // The parser's own words quote the text, which may hold a customer's data.
    throw new InvalidRequestError('The payload attribute is not valid JSON');
  }
  if (typeof value !== 'object' || !value || Array.isArray(value)) {
    throw new InvalidRequestError('The payload attribute is not a JSON object');
  }
  return value as Record<string, unknown>;
}
