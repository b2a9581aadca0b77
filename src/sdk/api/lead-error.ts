import { AuthenticationError, type BuddyError } from '../errors.js';
import { wrongUse } from '../wrong-use.js';
import type { LeadTrouble } from './lead-plan.js';

const notOne = (id: string): string => `${id} is required, unless the token names exactly one.`;

const WORDS: Readonly<Record<Exclude<LeadTrouble, 'token-expired'>, readonly [string, string]>> = {
  token: ['token', 'A token is required.'],
  'token-text': ['token', 'The token has characters that no header can hold.'],
  resellerId: ['resellerId', notOne('resellerId')],
  merchantId: ['merchantId', notOne('merchantId')],
  templateId: ['templateId', 'templateId is required.'],
  payload: ['payload', 'payload must be an object.'],
  'payload-json': ['payload', 'payload can not be written as JSON.'],
  executionMode: ['executionMode', 'Unknown execution mode. Use production, test or stream.'],
  baseUrl: [
    'baseUrl',
    "baseUrl must be an http(s) URL or a path from /, without a user's name, a query or a #.",
  ],
};

/** Puts into words why a lead can't be made. */
export function leadError(trouble: LeadTrouble): BuddyError {
  if (trouble !== 'token-expired') return wrongUse(...WORDS[trouble]);
  return new AuthenticationError('The token has expired.', { details: { reason: trouble } });
}
