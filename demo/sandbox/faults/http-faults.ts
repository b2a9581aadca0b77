import { setTimeout as wait } from 'node:timers/promises';
import type { LeadBook } from '../api/leads.js';
import { isObject, type JsonObject } from '../http/json.js';
import type { Request } from '../http/request.js';
import type { Reply, Route } from '../http/router.js';
import {
  faultOfTemplate,
  faultTime,
  type AnswerFault,
  type ConnectOnlyFault,
  type Fault,
} from './catalogue.js';

interface Exchange {
  request: Request;
  /** What the lead was planned with, `fault_ms` among it. */
  payload: JsonObject;
  /** The right answer. */
  next(): Reply | Promise<Reply>;
}

type Answer = (exchange: Exchange) => Reply | Promise<Reply>;

const page = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><hr>nginx';
const html = { 'content-type': 'text/html; charset=utf-8' };
/** Past the 30 s that a client waits. */
const tooLate = 31_000;

const answers: Record<AnswerFault, Answer> = {
  '400': () => detail(400, "Payload validation failed: 'order_id' is a required property"),
  '401': () => detail(401, 'Token has expired'),
  '403': () => detail(403, 'Access denied to merchant demo-merchant'),
  '404': () => detail(404, 'Template not found'),
  '422': () =>
    detail(422, [
      { loc: ['body', 'template_id'], msg: 'Input should be a valid UUID', type: 'uuid_parsing' },
      { loc: ['body', 'payload'], msg: 'Input should be a valid dictionary', type: 'dict_type' },
    ]),
  '429': () => ({ ...detail(429, 'Too many calls'), headers: { 'retry-after': '7' } }),
  '500': () => detail(500, 'Internal Server Error'),
  '502': () => ({ status: 502, text: page, headers: html }),
  empty: () => ({ text: '' }),
  html: () => ({ text: '<!doctype html><title>Welcome to our wifi</title>', headers: html }),
  mislabelled: async ({ next }) => {
    const { status, json } = await next();
    return { status, text: JSON.stringify(json), headers: html };
  },
  array: () => ({ json: [{ lead_call_tracker_id: 'x', room_url: 'https://example.test/' }] }),
  shape: () => ({
    json: { lead_call_tracker_id: 42, room_url: { href: 'x' }, token: ['x'], status: null },
  }),
  echo: ({ request }) =>
    detail(400, `Could not use "${request.headers.authorization ?? ''}" for this lead`),
  silent: () => ({ broken: 'silent' }),
  late: async ({ payload, next }) => {
    await wait(faultTime(payload, tooLate), undefined, { ref: false });
    return next();
  },
  'slow-body': async ({ payload, next }) => ({
    ...(await next()),
    bodyAfter: faultTime(payload, tooLate),
  }),
  reset: () => ({ broken: 'reset' }),
  half: async ({ next }) => ({ ...(await next()), broken: 'half' }),
  'no-cors': async ({ next }) => ({ ...(await next()), cors: false }),
};

const connectAnswers: Record<ConnectOnlyFault, Answer> = {
  'connect-javascript': changed({ room_url: 'javascript:alert(1)' }),
  'connect-ws': changed({ room_url: 'ws://localhost/rooms/x' }),
  'connect-no-url': changed({ room_url: undefined }),
  'connect-no-token': changed({ token: undefined }),
};

/** Puts the API's faults before its routes. */
export function withHttpFaults(routes: Route[], leads: LeadBook): Route[] {
  return routes.map((route) => ({
    ...route,
    handle: async (request) => {
      const asked = await leadOf(request, leads);
      const answer = asked && answerFor(faultOfTemplate(asked.templateId), route.path);
      const next = (): Reply | Promise<Reply> => route.handle(request);
      return answer ? answer({ request, payload: asked.payload, next }) : next();
    },
  }));
}

function answerFor(fault: Fault | undefined, path: string): Answer | undefined {
  if (!fault || !path.endsWith(`/${fault.where}`)) return undefined;
  const { name, where } = fault;
  const kind = name.slice(where.length + 1);
  if (Object.hasOwn(connectAnswers, name)) return connectAnswers[name as ConnectOnlyFault];
  return Object.hasOwn(answers, kind) ? answers[kind as AnswerFault] : undefined;
}

async function leadOf(
  request: Request,
  leads: LeadBook,
): Promise<{ templateId: string | undefined; payload: JsonObject } | undefined> {
  // A body that can not be read is the route's own to refuse.
  const body: JsonObject = await request.body().catch(() => ({}));
  const { template_id: templateId, lead_id: leadId } = body;
  if (typeof leadId === 'string') return leads.find(leadId);
  const payload = isObject(body['payload']) ? body['payload'] : {};
  return typeof templateId === 'string' ? { templateId, payload } : undefined;
}

function detail(status: number, words: unknown): Reply {
  return { status, json: { detail: words } };
}

function changed(fields: JsonObject): Answer {
  return async ({ next }) => {
    const reply = await next();
    return { ...reply, json: { ...(isObject(reply.json) ? reply.json : {}), ...fields } };
  };
}
