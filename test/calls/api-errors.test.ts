/** What the API refuses, by the real local backend, through the SDK. */
import { expect } from '@open-wc/testing';
import {
  APIError,
  AuthenticationError,
  BuddyClient,
  NetworkError,
  type BuddyError,
  type ClientOptions,
  type CreateLeadOptions,
} from '../../src/sdk/index.js';
import { jwt } from '../support/tokens.js';
import { roomNames, sandboxToken } from '../support/sandbox.js';

interface Refusal {
  what: string;
  client?: Partial<ClientOptions>;
  lead?: Partial<CreateLeadOptions>;
  errorClass: typeof BuddyError;
  status: number;
  message: RegExp;
}

const forged = jwt({ exp: 4_000_000_000, reseller_ids: ['demo-reseller'], merchant_ids: ['m'] });

const refusals: Refusal[] = [
  {
    what: 'a token with another signature',
    client: { auth: { token: forged } },
    errorClass: AuthenticationError,
    status: 401,
    message: /./,
  },
  {
    what: "a merchant that is not in the token's list",
    client: { merchantId: 'somebody-else' },
    errorClass: AuthenticationError,
    status: 403,
    message: /./,
  },
  {
    what: "a reseller that is not in the token's list",
    client: { resellerId: 'somebody-else' },
    errorClass: AuthenticationError,
    status: 403,
    message: /./,
  },
  {
    what: 'a template that does not exist',
    lead: { templateId: '00000000-0000-4000-8000-000000000000' },
    errorClass: APIError,
    status: 404,
    message: /template/i,
  },
  {
    what: 'a template id that is no UUID',
    lead: { templateId: 'my-template' },
    errorClass: APIError,
    status: 422,
    message: /template_id.*UUID/,
  },
  {
    what: "a payload that does not match the template's schema",
    lead: { payload: { customer_name: 7 } },
    errorClass: APIError,
    status: 400,
    message: /customer_name/,
  },
];

describe('the API of the real local backend', () => {
  async function client(refusal: Partial<Refusal> = {}): Promise<[BuddyClient, CreateLeadOptions]> {
    const { token, templateId, baseUrl } = await sandboxToken();
    return [
      new BuddyClient({ auth: { token }, baseUrl, ...refusal.client }),
      { templateId, ...refusal.lead },
    ];
  }

  for (const refusal of refusals) {
    const { what, errorClass, status, message } = refusal;
    it(`refuses ${what}: ${errorClass.name} ${status}`, async () => {
      const [buddy, lead] = await client(refusal);
      for (const attempt of [() => buddy.createLead(lead), () => buddy.startSession(lead)]) {
        const error = await attempt().catch((reason: unknown) => reason as BuddyError);
        expect(error).to.be.instanceOf(errorClass);
        expect((error as BuddyError).statusCode).to.equal(status);
        expect((error as BuddyError).message).to.match(message);
      }
    });
  }

  it('is not asked with a token that has expired', async () => {
    const [, lead] = await client();
    const { token, baseUrl } = await sandboxToken('?expiresIn=-5');
    const buddy = new BuddyClient({ auth: { token }, baseUrl });
    const error = await buddy.startSession(lead).catch((reason: unknown) => reason as BuddyError);
    expect(error).to.be.instanceOf(AuthenticationError);
    expect((error as BuddyError).statusCode).to.equal(undefined);
  });

  it('takes a lead, and opens no room for it yet', async () => {
    const known = await roomNames();
    const [buddy, lead] = await client();
    const result = await buddy.createLead({ ...lead, requestId: 'my-request' });
    expect(result.requestId).to.equal('my-request');
    expect(result.leadId).to.match(/^[\w-]{8,}$/);
    expect(result.status).to.equal('queued');
    expect(await roomNames()).to.deep.equal(known);
  });

  it('is not reached at all: NetworkError', async () => {
    const [, lead] = await client();
    const { token } = await sandboxToken();
    const buddy = new BuddyClient({ auth: { token }, baseUrl: 'http://localhost:9' });
    const error = await buddy.startSession(lead).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(NetworkError);
  });
});
