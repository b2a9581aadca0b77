import { HttpError, type FieldProblem } from '../http/http-error.js';
import { isObject, type JsonObject } from '../http/json.js';
import { executionModes, isExecutionMode, type ExecutionMode } from './execution-mode.js';

/** The body of POST /leads, checked. */
export interface LeadRequest {
  requestId: string;
  templateId: string;
  payload: JsonObject;
  resellerId: string | undefined;
  merchantId: string | undefined;
  mode: ExecutionMode;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the body field by field and throws one 422 with every problem. */
export function parseLeadRequest(body: JsonObject): LeadRequest {
  const problems: FieldProblem[] = [];
  const requestId = text(body, 'request_id', problems);
  const templateId = text(body, 'template_id', problems);
  const resellerId = optionalText(body, 'reseller_id', problems);
  const merchantId = optionalText(body, 'merchant_id', problems);
  if (templateId && !uuid.test(templateId)) {
    problems.push(problem('template_id', 'Input should be a valid UUID', 'uuid_parsing'));
  }
  const payload = body['payload'] ?? {};
  if (!isObject(payload)) {
    problems.push(problem('payload', 'Input should be a valid dictionary', 'dict_type'));
  }
  const mode = body['execution_mode'] ?? 'DAILY';
  if (!isExecutionMode(mode)) {
    const expected = executionModes.map((name) => `'${name}'`).join(', ');
    problems.push(problem('execution_mode', `Input should be ${expected}`, 'enum'));
  }
  if (problems.length > 0 || !isObject(payload) || !isExecutionMode(mode)) {
    throw new HttpError(422, problems);
  }
  return { requestId, templateId, payload, resellerId, merchantId, mode };
}

/** The body of POST /connect, checked. */
export function parseConnectRequest(body: JsonObject): { leadId: string } {
  const problems: FieldProblem[] = [];
  const leadId = text(body, 'lead_id', problems);
  if (problems.length > 0) throw new HttpError(422, problems);
  return { leadId };
}

function text(body: JsonObject, name: string, problems: FieldProblem[]): string {
  if (body[name] === undefined) problems.push(problem(name, 'Field required', 'missing'));
  return optionalText(body, name, problems) ?? '';
}

function optionalText(
  body: JsonObject,
  name: string,
  problems: FieldProblem[],
): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  problems.push(problem(name, 'Input should be a valid string', 'string_type'));
  return undefined;
}

function problem(field: string, msg: string, type: string): FieldProblem {
  return { loc: ['body', field], msg, type };
}
