import { APIError, InvalidRequestError } from '../errors.js';
import type { CreateLeadOptions, ExecutionMode, LeadResult } from '../types.js';
import { postJson, type HttpContext } from './http.js';
import type { ConnectRequest, CreateLeadRequest, WireExecutionMode } from './wire.js';

/** Where the API is when nothing else is said. */
export const DEFAULT_BASE_URL = 'https://clairvoyance.breezelabs.app';

const PREFIX = '/agent/voice/breeze-buddy';

const WIRE_MODES: Readonly<Record<ExecutionMode, WireExecutionMode>> = {
  production: 'DAILY',
  test: 'DAILY_TEST',
  stream: 'DAILY_STREAM',
};

/** A room to join, and the right to. */
export interface RoomAccess {
  roomUrl: string;
  token: string;
}

/**
 * Makes the body of `POST /leads` out of the caller's options.
 * @throws {InvalidRequestError} for what the server would not understand
 */
export function leadRequest(
  options: CreateLeadOptions,
  ids: { resellerId: string; merchantId: string },
): CreateLeadRequest {
  const { templateId, payload = {}, executionMode = 'production', requestId } = options;
  if (typeof templateId !== 'string' || templateId.trim() === '') {
    throw new InvalidRequestError('templateId is required.', { details: { field: 'templateId' } });
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw new InvalidRequestError('payload must be an object.', { details: { field: 'payload' } });
  }
  if (!Object.hasOwn(WIRE_MODES, executionMode)) {
    throw new InvalidRequestError(
      `Unknown execution mode. Use ${Object.keys(WIRE_MODES).join(', ')}.`,
      { details: { field: 'executionMode' } },
    );
  }
  try {
    JSON.stringify(payload);
  } catch (cause) {
    throw new InvalidRequestError('payload can not be written as JSON.', {
      details: { field: 'payload' },
      cause,
    });
  }
  return {
    request_id: requestId || makeRequestId(),
    template_id: templateId.trim(),
    payload,
    reseller_id: ids.resellerId,
    merchant_id: ids.merchantId,
    execution_mode: WIRE_MODES[executionMode],
  };
}

/** `POST /leads`: plans a call. */
export async function createLead(
  baseUrl: string,
  request: CreateLeadRequest,
  context: HttpContext,
): Promise<LeadResult> {
  const { status: statusCode, body } = await postJson(`${apiUrl(baseUrl)}/leads`, request, context);
  const { lead_call_tracker_id: leadId, order_id, status, message } = body;
  if (typeof leadId !== 'string' || leadId === '')
    throw unexpected('lead_call_tracker_id', statusCode);
  return {
    leadId,
    requestId: typeof order_id === 'string' ? order_id : request.request_id,
    status: typeof status === 'string' ? status : '',
    message: typeof message === 'string' ? message : '',
  };
}

/** `POST /connect`: has the server make the room and send the assistant there. */
export async function connectLead(
  baseUrl: string,
  leadId: string,
  context: HttpContext,
): Promise<RoomAccess> {
  const request: ConnectRequest = { lead_id: leadId };
  const { status, body } = await postJson(`${apiUrl(baseUrl)}/connect`, request, context);
  const { room_url: roomUrl, token } = body;
  if (typeof roomUrl !== 'string' || !isHttpUrl(roomUrl)) throw unexpected('room_url', status);
  if (typeof token !== 'string' || token === '') throw unexpected('token', status);
  return { roomUrl, token };
}

/** True for an absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

/**
 * The API's root under a base URL.
 * @throws {InvalidRequestError} for a base URL that is not http(s)
 */
export function apiUrl(baseUrl: string): string {
  if (!isHttpUrl(baseUrl)) {
    throw new InvalidRequestError('baseUrl must be an http(s) URL.', {
      details: { field: 'baseUrl' },
    });
  }
  return baseUrl.replace(/\/+$/, '') + PREFIX;
}

function unexpected(field: string, statusCode: number): APIError {
  return new APIError(`The API answered without a usable ${field}.`, {
    statusCode,
    details: { field },
  });
}

/** `crypto.randomUUID` exists on secure pages only; a request id needs no more than to be unlikely. */
function makeRequestId(): string {
  return (
    globalThis.crypto.randomUUID?.() ??
    Array.from(globalThis.crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('')
  );
}
