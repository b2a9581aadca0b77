import type { AnswerFault, HttpFault } from '../../../demo/sandbox/faults/catalogue.js';
import { faces } from '../../support/faces.js';
import { hurried, type FaultCallOptions } from '../../support/fault-call.js';
import { CLOSED, FAILED, UP, type Row } from '../../support/fault-table.js';

/** Long enough for the answer to come after the limit, short enough to wait for. */
const late: FaultCallOptions = { clock: hurried(400), faultMs: 700 };

const API = '/agent/voice/breeze-buddy';

type Outcome = Pick<Row, 'error' | 'face'> & Partial<Row>;

/** What each answer comes to, whichever of the two requests it is the answer to. */
const outcomes: Record<AnswerFault, Outcome> = {
  '400': {
    error: [
      'APIError',
      { statusCode: 400, detail: "Payload validation failed: 'order_id' is a required property" },
    ],
    words: /'order_id' is a required property/,
    face: faces.setup,
  },
  '401': {
    error: ['AuthenticationError', { statusCode: 401, detail: 'Token has expired' }],
    words: /^Token has expired$/,
    face: faces.tokenStale,
  },
  '403': {
    error: ['AuthenticationError', { statusCode: 403 }],
    words: /^Access denied/,
    face: faces.forbidden,
  },
  '404': { error: ['APIError', { statusCode: 404 }], words: /not found$/, face: faces.setup },
  '422': {
    error: ['APIError', { statusCode: 422 }],
    words: /^body\.template_id: Input should be a valid UUID; body\.payload: /,
    face: faces.setup,
  },
  '429': {
    error: ['APIError', { statusCode: 429, retryAfter: 7 }],
    words: /^Too many calls$/,
    face: faces.tooMany,
  },
  '500': {
    error: ['APIError', { statusCode: 500 }],
    words: /^Internal Server Error$/,
    face: faces.busy,
  },
  '502': {
    error: ['APIError', { statusCode: 502 }],
    words: /answered with status 502\.$/,
    face: faces.busy,
  },
  empty: {
    error: ['APIError', { statusCode: 200 }],
    words: /not a JSON object\.$/,
    face: faces.busy,
  },
  html: {
    error: ['APIError', { statusCode: 200, contentType: 'text/html; charset=utf-8' }],
    words: /not a JSON object\.$/,
    face: faces.busy,
  },
  mislabelled: { error: null, face: null },
  array: {
    error: ['APIError', { statusCode: 200 }],
    words: /not a JSON object\.$/,
    face: faces.busy,
  },
  shape: {
    error: ['APIError', { statusCode: 200 }],
    words: /without a usable /,
    face: faces.busy,
  },
  echo: {
    error: ['APIError', { statusCode: 400 }],
    words: /^Could not use "Bearer \[token\]"/,
    face: faces.setup,
  },
  silent: { error: ['TimeoutError', {}], face: faces.timeout, options: late },
  late: { error: ['TimeoutError', {}], face: faces.timeout, options: late },
  'slow-body': { error: ['TimeoutError', {}], face: faces.timeout, options: late },
  reset: { error: ['NetworkError'], face: faces.network },
  half: { error: ['NetworkError'], face: faces.network },
  'no-cors': { error: ['NetworkError'], face: faces.network },
};

function rowsOf(request: 'leads' | 'connect'): Row[] {
  return Object.entries(outcomes).map(([kind, outcome]) => ({
    fault: `${request}-${kind as AnswerFault}` satisfies HttpFault,
    status: outcome.error ? 'error' : 'disconnected',
    story: outcome.error ? FAILED : [...UP, ...CLOSED],
    ...outcome,
    ...(outcome.options ? { error: ['TimeoutError', { path: `${API}/${request}` }] } : {}),
  }));
}

const unusable = (fault: HttpFault, field: string): Row => ({
  fault,
  status: 'error',
  error: ['APIError', { statusCode: 200, field }],
  words: new RegExp(`without a usable ${field}\\.$`),
  face: faces.busy,
  story: FAILED,
});

export const leadsRows = rowsOf('leads');

export const connectRows: Row[] = [
  ...rowsOf('connect'),
  unusable('connect-javascript', 'room_url'),
  unusable('connect-ws', 'room_url'),
  unusable('connect-no-url', 'room_url'),
  unusable('connect-no-token', 'token'),
];
