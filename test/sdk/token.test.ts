import { expect } from '@open-wc/testing';
import { leadError } from '../../src/sdk/api/lead-error.js';
import { planLead } from '../../src/sdk/api/lead-plan.js';
import { AuthenticationError, InvalidRequestError } from '../../src/sdk/errors.js';
import { readClaims } from '../../src/sdk/token.js';
import { goodToken, jwt } from '../support/tokens.js';

/** Whose call it is going to be. */
function actingIds(
  token: unknown,
  given: { resellerId?: string; merchantId?: string },
  now?: number,
): { resellerId: string; merchantId: string } {
  const plan = planLead(token, given, { templateId: 't' }, now);
  if (typeof plan === 'string') throw leadError(plan);
  const { reseller_id: resellerId, merchant_id: merchantId } = plan.request;
  return { resellerId, merchantId };
}

describe('readClaims', () => {
  it('reads expiry and id lists, whatever characters the claims hold', () => {
    const token = jwt({
      exp: 7,
      username: 'Zoë ₹ 日本',
      reseller_ids: ['r'],
      merchant_ids: ['a', 'b'],
    });
    expect(readClaims(token)).to.deep.equal({
      exp: 7,
      resellerIds: ['r'],
      merchantIds: ['a', 'b'],
    });
  });

  for (const [what, token] of [
    ['an empty string', ''],
    ['an opaque token', 'opaque'],
    ['a body that is not base64', 'a.%%%.c'],
    ['a body that is not JSON', `a.${btoa('{')}.c`],
    ['a body that is not an object', `a.${btoa('null')}.c`],
  ] as const) {
    it(`answers null for ${what}`, () => expect(readClaims(token)).to.equal(null));
  }

  it('takes claims of the wrong type for absent', () => {
    const claims = readClaims(
      jwt({ exp: 'soon', reseller_ids: 'r', merchant_ids: [1, null, 'm'] }),
    );
    expect(claims).to.deep.equal({ exp: Infinity, resellerIds: [], merchantIds: ['m'] });
  });
});

describe('whose call it is', () => {
  it('fills in the ids that the token names exactly once', () => {
    expect(actingIds(goodToken(), {})).to.deep.equal({
      resellerId: 'reseller-1',
      merchantId: 'merchant-1',
    });
  });

  it('refuses a token that no header can hold, and bears white space around it', () => {
    for (const bad of ['é', '→', '\u0000', 'a\nb']) {
      const [head, body] = goodToken().split('.');
      expect(() => actingIds(`${head}.${body}.${bad}`, {})).to.throw(InvalidRequestError);
    }
    expect(actingIds(`${goodToken()}\n`, {}).resellerId).to.equal('reseller-1');
  });

  it('prefers the ids that were given', () => {
    expect(actingIds(goodToken(), { resellerId: 'r', merchantId: 'm' })).to.deep.equal({
      resellerId: 'r',
      merchantId: 'm',
    });
  });

  for (const [what, ids] of [
    ['several', ['a', 'b']],
    ['all', ['*']],
    ['none', []],
  ] as const) {
    it(`refuses to choose where the token names ${what}`, () => {
      expect(() => actingIds(goodToken({ reseller_ids: ids }), {}))
        .to.throw(InvalidRequestError)
        .with.deep.property('details', { field: 'resellerId' });
      expect(() => actingIds(goodToken({ merchant_ids: ids }), {}))
        .to.throw(InvalidRequestError)
        .with.deep.property('details', { field: 'merchantId' });
    });
  }

  it('refuses a token that has expired, to the second', () => {
    const token = goodToken({ exp: 1000 });
    expect(() => actingIds(token, {}, 999)).not.to.throw();
    expect(() => actingIds(token, {}, 1000)).to.throw(AuthenticationError);
  });

  it('takes an opaque token when both ids are given', () => {
    expect(actingIds('opaque', { resellerId: 'r', merchantId: 'm' }).resellerId).to.equal('r');
  });

  for (const token of ['', '   ', undefined, null, 42]) {
    it(`refuses ${JSON.stringify(token) ?? 'undefined'} for a token`, () => {
      expect(() => actingIds(token, {})).to.throw(InvalidRequestError);
    });
  }

  it('has no token in any of its errors', () => {
    for (const token of [goodToken({ exp: 1 }), goodToken({ reseller_ids: [] })]) {
      try {
        actingIds(token, {});
        expect.fail('nothing was thrown');
      } catch (error) {
        expect(`${JSON.stringify(error)}${(error as Error).stack ?? ''}`).not.to.include(token);
      }
    }
  });
});
