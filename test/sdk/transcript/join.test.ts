import { expect } from '@open-wc/testing';
import { join } from '../../../src/sdk/transcript/join.js';

describe('join', () => {
  const cases: readonly [why: string, a: string, b: string, joined: string][] = [
    ['puts a space between words', 'Hello', 'there', 'Hello there'],
    ['adds nothing to an empty side', '', 'there', 'there'],
    ['keeps the space of the first', 'Hello ', 'there', 'Hello there'],
    ['keeps the space of the second', 'Hello', ' there', 'Hello there'],
    ['keeps a line break', 'Hello', '\nthere', 'Hello\nthere'],
    ['puts closing punctuation at the word', 'Hello', ', you', 'Hello, you'],
    ['puts a space before an opening bracket', 'Hello', '(you)', 'Hello (you)'],
    ['puts a space after a full stop', 'Hello.', 'You', 'Hello. You'],
    ['puts none between Chinese characters', '你好', '世界', '你好世界'],
    ['puts none after Chinese punctuation', '你好。', '世界', '你好。世界'],
    ['puts none between kana and kanji', 'すし', '食べる', 'すし食べる'],
    ['puts none after a long vowel in katakana', 'コーヒー', 'ください', 'コーヒーください'],
    ['puts none before one, of half width too', 'ｺ', 'ｰﾋｰ', 'ｺｰﾋｰ'],
    ['knows characters beyond the first plane', '𠮷', '野', '𠮷野'],
    ['puts a space between Chinese and Latin', '你好', 'world', '你好 world'],
    ['puts none between Thai words', 'สวัสดี', 'ครับ', 'สวัสดีครับ'],
    ['puts a space between Hindi words', 'नमस्ते', 'दुनिया', 'नमस्ते दुनिया'],
    ['puts a danda at the word', 'नमस्ते', '।', 'नमस्ते।'],
    ['puts a space between Tamil words', 'வணக்கம்', 'உலகம்', 'வணக்கம் உலகம்'],
    ['puts a space between Korean words', '안녕', '세계', '안녕 세계'],
    ['puts a space before an emoji', 'Hello', '👋🏽', 'Hello 👋🏽'],
    ['puts a space after an emoji', '👩‍👩‍👧', 'Hello', '👩‍👩‍👧 Hello'],
  ];
  for (const [why, a, b, joined] of cases) {
    it(why, () => expect(join(a, b)).to.equal(joined));
  }
});
