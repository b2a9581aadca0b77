import { readClaims } from '../token.js';
import type { ClientOptions, CreateLeadOptions, ExecutionMode } from '../types.js';
import type { CreateLeadRequest, WireExecutionMode } from './wire.js';

/** Where the API is when nothing else is said. */
const DEFAULT_BASE_URL = 'https://clairvoyance.breezelabs.app';

const WIRE_MODES: Readonly<Record<ExecutionMode, WireExecutionMode>> = {
  production: 'DAILY',
  test: 'DAILY_TEST',
  stream: 'DAILY_STREAM',
};

/** What `POST /leads` is going to be asked. */
export interface LeadPlan {
  /** The API's root. */
  api: string;
  request: CreateLeadRequest;
}

/** What is wrong with what a lead is to be made from. `leadError()` puts it into words. */
export type LeadTrouble =
  | 'token'
  | 'token-text'
  | 'token-expired'
  | 'resellerId'
  | 'merchantId'
  | 'templateId'
  | 'payload'
  | 'payload-json'
  | 'executionMode'
  | 'baseUrl';

/**
 * Makes the body of `POST /leads`. The reseller and the merchant are those given, or those that the
 * token names exactly once.
 * @param now - in seconds since 1970
 * @returns what is wrong, where the server would not understand it
 */
export function planLead(
  token: unknown,
  client: Pick<ClientOptions, 'resellerId' | 'merchantId' | 'baseUrl'>,
  options: CreateLeadOptions,
  now: number = Date.now() / 1000,
): LeadPlan | LeadTrouble {
  const { templateId, payload = {}, executionMode = 'production', requestId } = options;
  if (typeof token !== 'string' || !token.trim()) return 'token';
  // fetch() would refuse it, in words that read like a network's failure.
  if (!/^[ -~]+$/.test(token.trim())) return 'token-text';
  const claims = readClaims(token);
  if (claims && claims.exp <= now) return 'token-expired';
  const resellerId = client.resellerId || onlyOne(claims?.resellerIds);
  const merchantId = client.merchantId || onlyOne(claims?.merchantIds);
  if (!resellerId) return 'resellerId';
  if (!merchantId) return 'merchantId';
  if (typeof templateId !== 'string' || !templateId.trim()) return 'templateId';
  if (typeof payload !== 'object' || !payload || Array.isArray(payload)) return 'payload';
  if (!Object.hasOwn(WIRE_MODES, executionMode)) return 'executionMode';
  try {
    JSON.stringify(payload);
  } catch {
    return 'payload-json';
  }
  // A path is one of the page's own host.
  const given: unknown = client.baseUrl || DEFAULT_BASE_URL;
  const baseUrl = String(given).replace(/^\s*(?=\/(?!\/))/, globalThis.origin);
  // What it would end in, a path can't follow.
  if (!isHttpUrl(baseUrl) || /[?#]/.test(baseUrl)) return 'baseUrl';
  return {
    api: baseUrl.replace(/[\s/]+$/, '') + '/agent/voice/breeze-buddy',
    request: {
      request_id: requestId || makeRequestId(),
      template_id: templateId.trim(),
      payload,
      reseller_id: resellerId,
      merchant_id: merchantId,
      execution_mode: WIRE_MODES[executionMode],
    },
  };
}

/** True for an absolute http or https URL. */
export function isHttpUrl(url: unknown): url is string {
  return typeof url === 'string' && /^https?:/i.test(url.trim()) && URL.canParse(url);
}

function onlyOne(ids: readonly string[] = []): string | undefined {
  return ids.length === 1 && ids[0] !== '*' ? ids[0] : undefined;
}

/** `crypto.randomUUID` exists on secure pages only; a request id needs no more than to be unlikely. */
function makeRequestId(): string {
  return crypto.randomUUID?.() ?? `${Math.random()}`;
}
