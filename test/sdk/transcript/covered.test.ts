import { expect } from '@open-wc/testing';
import { begunBy, contained, covered, said } from '../../../src/sdk/transcript/covered.js';

describe('covered', () => {
  const cases: readonly [why: string, segment: string, reference: string, is: boolean][] = [
    ['is true for a sentence of the text', 'How are you?', 'Hello. How are you?', true],
    ['does not mind case and punctuation', 'how are you', 'Hello. How ARE you?!', true],
    ['is true with half of the words', 'one two three four', 'one two', true],
    ['is false with fewer than half', 'one two three four five', 'one two', false],
    ['compares whole words', 'art', 'party', false],
    ['reads apostrophes of both kinds alike', 'don’t', "I don't know", true],
    ['is false in an empty text', 'Hello', '', false],
    ['is true for a Chinese sentence', '今天天气很好', '你好。今天天气很好。再见', true],
    ['is false for another Chinese sentence', '我喜欢吃鱼', '今天天气很好', false],
    ['is true for a Thai sentence', 'ขอบคุณครับ', 'สวัสดี ขอบคุณครับ', true],
    ['is false for another Thai sentence', 'ราคาเท่าไหร่', 'สวัสดีครับ', false],
    ['keeps Hindi vowel signs', 'की', 'का के', false],
    ['finds an emoji literally', '👍', 'Good 👍', true],
    ['misses an emoji that is not there', '👍', 'Good 👎', false],
  ];
  for (const [why, segment, reference, is] of cases) {
    it(why, () => expect(covered(segment, said(reference))).to.equal(is));
  }
});

describe('contained', () => {
  it('wants the words in one piece', () => {
    expect(contained('how are you', said('Hello. How are you?'))).to.equal(true);
    expect(contained('hello you', said('Hello. How are you?'))).to.equal(false);
    expect(contained('art', said('party'))).to.equal(false);
    expect(contained('天气', said('今天天气很好'))).to.equal(true);
  });
});

describe('begunBy', () => {
  it('wants the words at the beginning, and whole', () => {
    expect(begunBy('Hello', said('Hello, you'))).to.equal(true);
    expect(begunBy('Hell', said('Hello, you'))).to.equal(false);
    expect(begunBy('you', said('Hello, you'))).to.equal(false);
    expect(begunBy('今天', said('今天天气'))).to.equal(true);
    expect(begunBy('!', said('!'))).to.equal(false);
  });
});
