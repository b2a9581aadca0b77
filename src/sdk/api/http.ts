import { APIError, AuthenticationError, NetworkError, TimeoutError } from '../errors.js';
import { redact } from '../redact.js';
import { systemClock, type Clock } from '../clock.js';
import { abortedError } from '../session-error.js';
import { post } from './post.js';

/** How long the API may take to answer, in milliseconds. */
export const API_LIMIT_MS = 30_000;

/** What a request needs besides its address and body. */
export interface HttpContext {
  token: string;
  signal?: AbortSignal | undefined;
  fetch?: typeof fetch | undefined;
  clock?: Clock | undefined;
}

/** An answer that was a success and a JSON object. */
export interface JsonAnswer {
  status: number;
  body: Record<string, unknown>;
}

/**
 * One POST, never repeated: the server does not recognise a repetition.
 * @throws {AuthenticationError} 401, 403
 * @throws {APIError} any other status that is not a success, or a success that is not a JSON object
 * @throws {NetworkError} no answer came, or a good one broke off: offline, DNS, CORS, connection broken
 * @throws {TimeoutError} no answer within 30 s, or only the beginning of a good one
 * @throws {SessionError} `context.signal` was aborted
 */
export async function postJson(
  url: string,
  body: object,
  context: HttpContext,
): Promise<JsonAnswer> {
  const { token, signal, fetch, clock = systemClock } = context;
  const limit = new AbortController();
  const cancelLimit = clock.after(API_LIMIT_MS, () => limit.abort());
  const either = AbortSignal.any(signal ? [limit.signal, signal] : [limit.signal]);
  try {
    // A page's own fetch() may look for an abort that is to come only.
    either.throwIfAborted();
    const response = await post(url, body, token, either, fetch);
    return await readAnswer(response, token);
  } catch (error) {
    if (signal?.aborted) throw abortedError();
    if (error instanceof APIError || error instanceof AuthenticationError) throw error;
    if (limit.signal.aborted) {
      throw new TimeoutError(`The API did not answer within ${API_LIMIT_MS / 1000} seconds.`, {
        details: { path: pathOf(url) },
      });
    }
    throw new NetworkError('The API could not be reached.', {
      details: { path: pathOf(url), reason: redact(String(error), [token]) },
    });
  } finally {
    cancelLimit();
  }
}

async function readAnswer(response: Response, token: string): Promise<JsonAnswer> {
  const { status, ok } = response;
  // A refusal stands, whatever becomes of its words.
  const body = parseObject(await (ok ? response.text() : response.text().catch(() => '')));
  if (!ok) throw httpError(response, body, token);
  if (!body) {
    throw new APIError('The API answered with something that is not a JSON object.', {
      statusCode: status,
      details: { contentType: redact(response.headers.get('content-type') ?? '', [token]) },
    });
  }
  return { status, body };
}

function httpError(
  response: Response,
  body: Record<string, unknown> | null,
  token: string,
): APIError | AuthenticationError {
  const { status } = response;
  const words = describe(body?.['detail'], token);
  const retryAfter = secondsOf(response.headers.get('retry-after'));
  const init = {
    statusCode: status,
    details: {
      ...(words ? { detail: words } : {}),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
  };
  const message = words ?? `The API answered with status ${status}.`;
  return status === 401 || status === 403
    ? new AuthenticationError(message, init)
    : new APIError(message, init);
}

/** `Retry-After` (RFC 9110, 10.2.3) in seconds from now: it is a number of them, or a date. */
function secondsOf(retryAfter: string | null): number | undefined {
  const text = retryAfter ?? '';
  let seconds = Number.NaN;
  if (/^\d+$/.test(text)) seconds = Number(text);
  else if (/GMT$/.test(text)) seconds = Math.ceil((Date.parse(text) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** FastAPI's `detail`: a sentence, or for 422 a list of what is wrong where. */
function describe(detail: unknown, token: string): string | undefined {
  if (typeof detail === 'string' && detail.trim()) return redact(detail, [token]);
  if (!Array.isArray(detail)) return undefined;
  const lines = detail.slice(0, 10).flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { loc, msg } = item as Record<string, unknown>;
    if (typeof msg !== 'string') return [];
    const path = Array.isArray(loc)
      ? loc.filter((step) => /^(string|number)$/.test(typeof step))
      : [];
    return [path.length ? `${path.join('.')}: ${msg}` : msg];
  });
  return lines.length ? redact(lines.join('; '), [token]) : undefined;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function pathOf(url: string): string {
  return new URL(url).pathname;
}
