import type { Clock } from '../sdk/clock.js';
import type { CallObserver, LiveSession } from '../sdk/session/live-session.js';
import type {
  ClientOptions,
  DailyOptions,
  ExecutionMode,
  JoinRoomOptions,
  StartSessionOptions,
} from '../sdk/types.js';
import type { BeforeStartDetail } from './events.js';
import type { HeadStart } from './head-start.js';

/** The part of the SDK that the element uses, as its lazy chunk exports it. */
export interface CallRuntime {
  BuddyClient: new (
    options: ClientOptions,
    dependencies?: { fetch?: typeof fetch },
  ) => {
    openSession(options: StartSessionOptions & { observer?: CallObserver }): LiveSession;
  };
  openRoom(options: JoinRoomOptions & { observer?: CallObserver }): LiveSession;
  /** What the call's timer goes by. */
  clock: Clock;
}

/** Asks the page's backend for a token, which may take 60 s. */
export type TokenProvider = () => string | Promise<string>;

/** Everything one call is made from, read when it starts. */
export interface CallSettings {
  /** What a `buddy-before-start` listener may see and change: never a token. */
  readonly request: BeforeStartDetail;
  readonly token: string | undefined;
  readonly tokenProvider: TokenProvider | undefined;
  readonly roomToken: string | undefined;
  readonly daily: DailyOptions;
  /** The payload is no JSON, or can't be read. The page may bring another one. */
  readonly isPayloadBroken: boolean;
  /** What was asked of the API before the calling code was there. */
  headStart?: HeadStart | undefined;
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
  let { payload } = source;
  let isBroken = false;
  try {
    // As it is going to be sent: a listener's change is for this call, not for the page's own object.
    if (typeof payload === 'object') payload = JSON.stringify(payload);
    if (typeof payload === 'string')
      payload = payload.trim() ? (JSON.parse(payload) as Record<string, unknown>) : undefined;
  } catch {
    // The parser's own words quote the text, which may hold a customer's data.
    payload = undefined;
    isBroken = true;
  }
  const or = <T>(value: T | null | undefined | '') => value || undefined;
  // A framework may set a number, and a script a URL object.
  const text = (value?: string | URL | null) => (value ? String(value) : undefined);
  const bundlePathOverride = text(source.dailyBundlePath);
  return {
    request: {
      payload: payload ?? undefined,
      mode: source.mode || 'production',
      templateId: text(source.templateId),
      resellerId: text(source.resellerId),
      merchantId: text(source.merchantId),
      requestId: text(source.requestId),
      baseUrl: text(source.baseUrl),
      roomUrl: text(source.roomUrl),
    },
    token: or(source.token),
    tokenProvider: or(source.tokenProvider),
    roomToken: or(source.roomToken),
    daily: bundlePathOverride ? { bundlePathOverride } : {},
    isPayloadBroken: isBroken,
  };
}
