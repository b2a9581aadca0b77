import { expect } from '@open-wc/testing';
import {
  MAX_MESSAGE_TEXT,
  MAX_TOOL_ID,
  MAX_TOOL_NAME,
} from '../../../src/sdk/transcript/bounds.js';
import { toTranscriptInput } from '../../../src/sdk/transcript/normalise.js';

describe('toTranscriptInput', () => {
  it('takes messages that are only their type, whatever comes with them', () => {
    for (const type of ['user-started-speaking', 'bot-interrupted', 'bot-llm-stopped']) {
      expect(toTranscriptInput(type, undefined)).to.deep.equal({ type });
      expect(toTranscriptInput(type, { text: 5 })).to.deep.equal({ type });
    }
  });

  it('takes text', () => {
    expect(toTranscriptInput('bot-llm-text', { text: ' you' })).to.deep.equal({
      type: 'bot-llm-text',
      text: ' you',
    });
  });

  it('takes a transcription, final only where it says so', () => {
    const data = { text: 'Hi', final: true, timestamp: '2026-01-01', user_id: 'u' };
    const input = { type: 'user-transcription', text: 'Hi', final: true, timestamp: '2026-01-01' };
    expect(toTranscriptInput('user-transcription', data)).to.deep.equal(input);
    expect(toTranscriptInput('user-transcription', { text: 'Hi', final: 'yes' })).to.deep.equal({
      ...input,
      final: false,
      timestamp: undefined,
    });
  });

  it('takes bot-output of both generations; a segment id is a number on the wire', () => {
    expect(
      toTranscriptInput('bot-output', {
        text: 'Hi',
        aggregated_by: 'sentence',
        segment_id: 266,
        will_be_spoken: true,
        spoken_status: 'new',
        spoken: false,
      }),
    ).to.deep.equal({
      type: 'bot-output',
      text: 'Hi',
      segmentId: '266',
      willBeSpoken: true,
      spokenStatus: 'new',
      spoken: false,
    });
    expect(toTranscriptInput('bot-output', { text: 'Hi', spoken: null })).to.deep.equal({
      type: 'bot-output',
      text: 'Hi',
      segmentId: undefined,
      willBeSpoken: undefined,
      spokenStatus: undefined,
      spoken: undefined,
    });
  });

  it('takes tools by id; the name may be kept back', () => {
    expect(
      toTranscriptInput('llm-function-call-in-progress', { tool_call_id: 'a', function_name: 'f' }),
    ).to.deep.equal({ type: 'tool-in-progress', toolCallId: 'a', functionName: 'f' });
    expect(
      toTranscriptInput('llm-function-call-stopped', { tool_call_id: 7, cancelled: true }),
    ).to.deep.equal({ type: 'tool-stopped', toolCallId: '7', functionName: '' });
  });

  it('takes a tool’s name for missing that nobody could see', () => {
    for (const name of [' ', '\u200b', '\u2060\n\u00ad', '\u3164']) {
      const data = { tool_call_id: 'a', function_name: name };
      expect(toTranscriptInput('llm-function-call-in-progress', data)).to.deep.equal({
        type: 'tool-in-progress',
        toolCallId: 'a',
        functionName: '',
      });
    }
  });

  it('says nothing for what it does not know, or cannot use', () => {
    const nothing: readonly [unknown, unknown][] = [
      ['metrics', {}],
      ['llm-function-call-started', { function_name: 'f' }],
      ['llm-function-call', { function_name: 'f', tool_call_id: 'a' }],
      ['llm-function-call-in-progress', {}],
      ['llm-function-call-in-progress', { tool_call_id: {} }],
      ['server-message', { type: 'assistant-transcript', text: 'Hi' }],
      ['tick', {}],
      ['teardown', {}],
      ['__proto__', {}],
      ['constructor', {}],
      [undefined, undefined],
      [{}, {}],
      ['bot-llm-text', undefined],
      ['bot-llm-text', null],
      ['bot-llm-text', 'text'],
      ['bot-llm-text', { text: '' }],
      ['bot-llm-text', { text: 5 }],
      ['bot-llm-text', { text: ['a'] }],
      ['bot-llm-text', Object.create({ text: 'inherited' })],
      ['bot-output', JSON.parse('{"__proto__":{"text":"Hi"}}')],
    ];
    for (const [type, data] of nothing) expect(toTranscriptInput(type, data)).to.equal(null);
  });

  it('survives data that throws when it is read', () => {
    const data = {
      get text(): string {
        throw new Error('no');
      },
    };
    expect(toTranscriptInput('bot-llm-text', data)).to.equal(null);
  });

  const textOf = (text: string) => {
    const input = toTranscriptInput('bot-tts-text', { text });
    return input?.type === 'bot-tts-text' ? input.text : null;
  };

  it('makes text well-formed and takes control characters out, but keeps lines, tabs and bidi', () => {
    expect(textOf('a\ud800b\udc00c😀')).to.equal('a\ufffdb\ufffdc😀');
    expect(textOf('a\u0000\u001b[1m\u007f\u0085b\r\n\tc')).to.equal('a[1mb\n\tc');
    expect(textOf('\u202eabc\u2066')).to.equal('\u202eabc\u2066');
    expect(textOf('\u0000\u0001')).to.equal(null);
  });

  it('leaves a token its half character: the next one brings the rest', () => {
    const input = toTranscriptInput('bot-llm-text', { text: '\udc00a\u0000\ud800' });
    expect(input).to.deep.equal({ type: 'bot-llm-text', text: '\udc00a\ud800' });
  });

  it('cuts what is huge', () => {
    expect(textOf('x'.repeat(1_000_000))).to.have.length(MAX_MESSAGE_TEXT);
    expect(textOf('😀'.repeat(500_000))?.endsWith('\ud83d')).to.equal(false);
    const tool = toTranscriptInput('llm-function-call-stopped', {
      tool_call_id: 'i'.repeat(100_000),
      function_name: 'n'.repeat(100_000),
    });
    expect(tool).to.deep.equal({
      type: 'tool-stopped',
      toolCallId: 'i'.repeat(MAX_TOOL_ID),
      functionName: 'n'.repeat(MAX_TOOL_NAME),
    });
  });
});
