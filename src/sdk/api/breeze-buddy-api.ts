import { APIError } from '../errors.js';
import { redact } from '../redact.js';
import type { LeadResult } from '../types.js';
import { postJson, type HttpContext } from './http.js';
import { isHttpUrl, type LeadPlan } from './lead-plan.js';
import type { ConnectRequest } from './wire.js';

/** A room to join, and the right to. */
export interface RoomAccess {
  roomUrl: string;
  token: string;
}

/** `POST /leads`: plans a call. */
export async function createLead(
  { api, request }: LeadPlan,
  context: HttpContext,
): Promise<LeadResult> {
  const { status: statusCode, body } = await postJson(`${api}/leads`, request, context);
  const leadId = textOf(body['lead_call_tracker_id']);
  if (!leadId) throw unexpected('lead_call_tracker_id', statusCode);
  return {
    leadId,
    requestId: textOf(body['order_id']) || request.request_id,
    status: redact(textOf(body['status']), [context.token]),
    message: redact(textOf(body['message']), [context.token]),
  };
}

/** `POST /connect`: has the server make the room and send the assistant there. */
export async function connectLead(
  { api }: LeadPlan,
  leadId: string,
  context: HttpContext,
): Promise<RoomAccess> {
  const request: ConnectRequest = { lead_id: leadId };
  const { status, body } = await postJson(`${api}/connect`, request, context);
  const roomUrl = textOf(body['room_url']);
  const token = textOf(body['token']);
  if (!isHttpUrl(roomUrl)) throw unexpected('room_url', status);
  if (!token) throw unexpected('token', status);
  return { roomUrl, token };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function unexpected(field: string, statusCode: number): APIError {
  return new APIError(`The API answered without a usable ${field}.`, {
    statusCode,
    details: { field },
  });
}
