import { expect } from '@open-wc/testing';
import * as errors from '../../src/sdk/errors.js';
import { redact } from '../../src/sdk/redact.js';

describe('the error classes', () => {
  const { BuddyError, ...rest } = errors;

  for (const [name, ErrorClass] of Object.entries(rest)) {
    it(`${name} is an Error, a BuddyError and itself, by instanceof and by name`, () => {
      const cause = new Error('underneath');
      const error = new ErrorClass('words', { statusCode: 418, details: { a: 1 }, cause });
      expect(error).to.be.instanceOf(Error);
      expect(error).to.be.instanceOf(BuddyError);
      expect(error).to.be.instanceOf(ErrorClass);
      expect([error.name, error.message]).to.deep.equal([name, 'words']);
      expect([error.statusCode, error.details, error.cause]).to.deep.equal([418, { a: 1 }, cause]);
    });
  }

  it('have words of others without their secrets, and no longer than a log can bear', () => {
    expect(redact('a b a c', ['a', '', 'c'])).to.equal('[token] b [token] [token]');
    expect(redact('x'.repeat(500), [])).to.have.length(500);
    expect(redact('x'.repeat(501), [])).to.equal(`${'x'.repeat(500)}…`);
  });

  it('carries no empty fields', () => {
    expect(Object.keys(new BuddyError('words'))).to.deep.equal(['name']);
  });
});
