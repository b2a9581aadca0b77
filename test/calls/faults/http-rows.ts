import type { AnswerFault, HttpFault } from '../../../demo/sandbox/faults/catalogue.js';
import { hurried, type FaultCallOptions } from '../../support/fault-call.js';
import { CLOSED, FAILED, UP, type Row } from '../../support/fault-table.js';

/** Long enough for the answer to come after the limit, short enough to wait for. */
const late: FaultCallOptions = { clock: hurried(400), faultMs: 700 };

const API = '/agent/voice/breeze-buddy';

type Outcome = Pick<Row, 'error'> & Partial<Row>;

/** What each answer comes to, whichever of the two requests it is the answer to. */
const outcomes: Record<AnswerFault, Outcome> = {
  '400': {
    error: [
      'APIError',
      { statusCode: 400, detail: "Payload validation failed: 'order_id' is a required property" },
    ],
    words: /'order_id' is a required property/,
  },
  '401': {
    error: ['AuthenticationError', { statusCode: 401, detail: 'Token has expired' }],
    words: /^Token has expired$/,
  },
  '403': { error: ['AuthenticationError', { statusCode: 403 }], words: /^Access denied/ },
  '404': { error: ['APIError', { statusCode: 404 }], words: /not found$/ },
  '422': {
    error: ['APIError', { statusCode: 422 }],
    words: /^body\.template_id: Input should be a valid UUID; body\.payload: /,
  },
  '429': { error: ['APIError', { statusCode: 429, retryAfter: 7 }], words: /^Too many calls$/ },
  '500': { error: ['APIError', { statusCode: 500 }], words: /^Internal Server Error$/ },
  '502': { error: ['APIError', { statusCode: 502 }], words: /answered with status 502\.$/ },
  empty: { error: ['APIError', { statusCode: 200 }], words: /not a JSON object\.$/ },
  html: {
    error: ['APIError', { statusCode: 200, contentType: 'text/html; charset=utf-8' }],
    words: /not a JSON object\.$/,
  },
  mislabelled: { error: null },
  array: { error: ['APIError', { statusCode: 200 }], words: /not a JSON object\.$/ },
  shape: { error: ['APIError', { statusCode: 200 }], words: /without a usable / },
  echo: { error: ['APIError', { statusCode: 400 }], words: /^Could not use "Bearer \[token\]"/ },
  silent: { error: ['TimeoutError', {}], options: late },
  late: { error: ['TimeoutError', {}], options: late },
  'slow-body': { error: ['TimeoutError', {}], options: late },
  reset: { error: ['NetworkError'] },
  half: { error: ['NetworkError'] },
  'no-cors': { error: ['NetworkError'] },
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
