import { HttpError } from '../http/http-error.js';
import type { Request } from '../http/request.js';
import type { Reply, Route } from '../http/router.js';
import { parseConnectRequest, parseLeadRequest } from './lead-request.js';
import type { Lead, LeadBook } from './leads.js';
import { payloadProblem, templates } from './templates.js';
import { allows, type TokenService } from './tokens.js';

/** What the answer to POST /connect is made of. */
export interface StartedCall {
  roomUrl: string;
  token: string;
  sessionId: string;
}

export interface ApiParts {
  tokens: TokenService;
  leads: LeadBook;
  startCall(lead: Lead): Promise<StartedCall>;
}

const base = '/agent/voice/breeze-buddy';

/** The two calls of the Breeze Buddy API that a client makes. */
export function breezeBuddyRoutes(parts: ApiParts): Route[] {
  return [
    { method: 'POST', path: `${base}/leads`, handle: (request) => createLead(parts, request) },
    { method: 'POST', path: `${base}/connect`, handle: (request) => connect(parts, request) },
  ];
}

async function createLead({ tokens, leads }: ApiParts, request: Request): Promise<Reply> {
  const access = await tokens.check(request.headers.authorization);
  const asked = parseLeadRequest(await request.body());
  const { resellerId, merchantId } = asked;
  if (!resellerId) throw new HttpError(400, 'reseller_id is required');
  if (!allows(access.resellerIds, resellerId)) {
    throw new HttpError(403, `Access denied to reseller ${resellerId}`);
  }
  if (merchantId && !allows(access.merchantIds, merchantId)) {
    throw new HttpError(403, `Access denied to merchant ${merchantId}`);
  }
  const template = templates.find(
    ({ id, resellers }) => id === asked.templateId && allows(resellers, resellerId),
  );
  if (!template) {
    throw new HttpError(404, `Template ${asked.templateId} not found for reseller ${resellerId}`);
  }
  const problem = payloadProblem(template, asked.payload);
  if (problem) throw new HttpError(400, problem);
  const lead = leads.add({ ...asked, resellerId });
  return {
    status: 201,
    json: {
      status: 'queued',
      lead_call_tracker_id: lead.id,
      order_id: lead.requestId,
      message: 'Lead created successfully',
    },
  };
}

async function connect(parts: ApiParts, request: Request): Promise<Reply> {
  const access = await parts.tokens.check(request.headers.authorization);
  const { leadId } = parseConnectRequest(await request.body());
  const lead = parts.leads.find(leadId);
  if (!lead) throw new HttpError(404, 'Lead not found');
  if (!allows(access.resellerIds, lead.resellerId)) {
    throw new HttpError(403, `Access denied to reseller ${lead.resellerId}`);
  }
  if (lead.merchantId && !allows(access.merchantIds, lead.merchantId)) {
    throw new HttpError(403, `Access denied to merchant ${lead.merchantId}`);
  }
  if (lead.status !== 'BACKLOG') {
    throw new HttpError(400, `Lead is not in BACKLOG status (current: ${lead.status})`);
  }
  lead.status = 'PROCESSING';
  const call = await parts.startCall(lead);
  return {
    json: {
      room_url: call.roomUrl,
      token: call.token,
      session_id: call.sessionId,
      lead_id: lead.id,
    },
  };
}
