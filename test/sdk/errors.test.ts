import { expect } from '@open-wc/testing';
import * as errors from '../../src/sdk/errors.js';
import { redact, withoutSecrets } from '../../src/sdk/redact.js';
import { goodToken } from '../support/tokens.js';

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
    expect(redact('x'.repeat(501), [])).to.equal(`${'x'.repeat(499)}…`);
  });

  it('have no JWT, known or not, whole or cut', () => {
    const token = goodToken();
    expect(redact(`Bearer ${token}, "${token.slice(0, 60)}…"`, [])).to.equal(
      'Bearer [token], "[token]…"',
    );
    const innocent = 'eyJ, eyJhbGci.com, v1.2.3, eyJhbGci.x.y';
    expect(redact(innocent, [])).to.equal(innocent);
    const started = performance.now();
    redact('eyJ'.repeat(300_000), []);
    redact('eyJ-.'.repeat(300_000), []);
    expect(performance.now() - started).to.be.below(1_000);
  });

  it('carries no empty fields', () => {
    expect(Object.keys(new BuddyError('words'))).to.deep.equal(['name']);
  });
});

describe('a message of the room', () => {
  it('is without the secrets that it repeats, at any depth, and else as it was', () => {
    const secret = 'an opaque token of sixteen and more';
    const message: unknown = JSON.parse(
      `{"text":"so: ${secret}","list":[1,null,{"__proto__":{"${secret}":"${secret}"}}],"t":"t","n":0}`,
    );
    const safe = JSON.stringify(withoutSecrets(message, [` ${secret} `, 't']));
    expect(safe).to.equal(
      '{"text":"so: [token]","list":[1,null,{"__proto__":{"[token]":"[token]"}}],"t":"t","n":0}',
    );
    for (const value of [undefined, null, '', 0, false]) {
      expect(withoutSecrets(value, [secret])).to.equal(value);
    }
  });

  it('has none as a key either, nor one that a control character parts', () => {
    const secret = 'an opaque token of sixteen and more';
    const parted = `an opaque\u0000 token of sixteen\u001b and more`;
    const message = {
      [`so ${secret}`]: 1,
      text: `so: ${parted}\n`,
      [goodToken()]: { [parted]: 2 },
    };
    expect(withoutSecrets(message, [secret])).to.deep.equal({
      'so [token]': 1,
      text: 'so: [token]\n',
      '[token]': { '[token]': 2 },
    });
  });
});
