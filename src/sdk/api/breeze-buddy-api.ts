import { APIError } from '../errors.js';
import type { CreateLeadOptions, ExecutionMode, LeadResult } from '../types.js';
import { wrongUse } from '../wrong-use.js';
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
    throw wrongUse('templateId', 'templateId is required.');
  }
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
    throw wrongUse('payload', 'payload must be an object.');
  }
  if (!Object.hasOwn(WIRE_MODES, executionMode)) {
    throw wrongUse(
      'executionMode',
      `Unknown execution mode. Use ${Object.keys(WIRE_MODES).join(', ')}.`,
    );
  }
  try {
    JSON.stringify(payload);
  } catch (cause) {
    throw wrongUse('payload', 'payload can not be written as JSON.', cause);
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
  const leadId = textOf(body['lead_call_tracker_id']);
  if (!leadId) throw unexpected('lead_call_tracker_id', statusCode);
  return {
    leadId,
    requestId: textOf(body['order_id']) || request.request_id,
    status: textOf(body['status']),
    message: textOf(body['message']),
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
  const roomUrl = textOf(body['room_url']);
  const token = textOf(body['token']);
  if (!isHttpUrl(roomUrl)) throw unexpected('room_url', status);
  if (!token) throw unexpected('token', status);
  return { roomUrl, token };
}

/** True for an absolute http or https URL. */
export function isHttpUrl(url: unknown): url is string {
  try {
    return typeof url === 'string' && /^https?:$/.test(new URL(url).protocol);
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
    throw wrongUse('baseUrl', 'baseUrl must be an http(s) URL.');
  }
  return baseUrl.replace(/\/+$/, '') + PREFIX;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
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
