import { expect } from '@open-wc/testing';
import { faces } from '../../support/faces.js';
import { CLOSED, FAILED_ALONE, FAILED_LATER, UP, type Row } from '../../support/fault-table.js';

const LEFT = [
  '> disconnecting',
  'conversation-end assistant_disconnected',
  '> disconnected',
  'disconnected',
];
const WORDS = 'One two. Three four.';

/** Connected, with an assistant that has greeted, and no more. */
const FAILED_GREETED = [
  '> connecting',
  '> connected',
  'connected',
  'conversation-start',
  '> error',
  'error',
  'conversation-end error',
  'disconnected',
];

export const botRows: Row[] = [
  {
    fault: 'bot-absent',
    options: { limits: { assistantTrack: 400 } },
    status: 'error',
    error: ['SessionError', { reason: 'assistant-left' }],
    face: faces.assistantLeft,
    story: FAILED_ALONE,
  },
  {
    fault: 'bot-mute',
    options: { limits: { assistantTrack: 400 } },
    status: 'error',
    error: ['TimeoutError', { step: 'assistant-track' }],
    face: faces.assistantLeft,
    story: FAILED_ALONE,
  },
  {
    fault: 'bot-never-ready',
    options: { limits: { assistantReady: 700 } },
    status: 'error',
    error: ['TimeoutError', { step: 'assistant-ready' }],
    face: faces.assistantLeft,
    story: FAILED_GREETED,
  },
  {
    fault: 'bot-ready-odd',
    status: 'disconnected',
    error: null,
    face: null,
    story: [...UP, ...CLOSED],
  },
  {
    fault: 'bot-leaves-early',
    status: 'error',
    error: ['SessionError', { reason: 'assistant-left' }],
    face: faces.assistantLeft,
    story: FAILED_GREETED,
  },
  {
    fault: 'bot-leaves',
    status: 'disconnected',
    error: null,
    face: null,
    ends: true,
    story: [...UP, ...LEFT],
  },
  {
    fault: 'bot-crashes',
    status: 'disconnected',
    error: null,
    face: null,
    ends: true,
    story: [...UP, ...LEFT],
    during: async (call) => {
      await call.saw('disconnected');
      const names = call.events.map(([name]) => name);
      // What was open is closed, and what was said so far stays.
      expect(names.filter((name) => name === 'tts-end')).to.have.length(1);
      expect(names.filter((name) => name === 'assistant-speech-end')).to.have.length(1);
      const { transcripts } = call.session.getState();
      expect(transcripts).to.have.length(1);
      expect(transcripts[0]).to.include({ role: 'assistant', isComplete: true });
    },
  },
  {
    fault: 'fatal-error',
    status: 'error',
    error: ['SessionError', { reason: 'assistant-failed' }],
    face: faces.assistantFailed,
    ends: true,
    words: /^The language model is gone\.$/,
    story: [...UP, ...FAILED_LATER],
  },
  {
    fault: 'idle-timeout',
    status: 'disconnected',
    error: null,
    face: null,
    ends: true,
    story: [
      ...UP,
      'conversation-end idle_timeout',
      '> disconnecting',
      '> disconnected',
      'disconnected',
    ],
  },
  ...(
    [
      ['pipeline-error', 'TTSService#0'],
      ['pipeline-error-reversed', 'TTSService#0'],
      ['pipeline-error-lone', ''],
    ] as const
  ).map(([fault, processor]): Row => ({
    fault,
    status: 'disconnected',
    error: null,
    face: null,
    story: [...UP, 'pipeline-error', ...CLOSED],
    during: async (call) => {
      await call.saw('pipeline-error');
      const [, details] = call.events.find(([name]) => name === 'pipeline-error') ?? [];
      expect(details).to.deep.equal({ processor, error: 'No voice.' });
      // The call goes on, and nothing of it is told twice.
      await call.session.assistantSpeak('Yes.');
    },
  })),
];

/** Messages go astray while the bot says {@link WORDS}. */
export const messageRows: Row[] = [
  spoken('messages-twice', (text) => expect(text).to.equal(WORDS)),
  {
    // Which sentence was meant to be first can not be known.
    ...spoken('messages-swapped', (text) => expect(wordsOf(text)).to.have.members(wordsOf(WORDS))),
    // Nor whether the conversation's start was overtaken by the word that the bot is ready.
    told: (name) => name !== 'conversation-start',
    story: [...UP, ...CLOSED].filter((name) => name !== 'conversation-start'),
  },
  spoken('messages-lost', (text) => {
    expect(WORDS).to.include(text);
    expect(text).not.to.equal('');
  }),
  spoken('starts-again', (text) => expect(text).to.equal(WORDS)),
  spoken('old-bot-output', (text) => expect(text).to.equal(WORDS)),
];

function spoken(fault: Row['fault'], holds: (text: string) => unknown): Row {
  return {
    fault,
    status: 'disconnected',
    error: null,
    face: null,
    story: [...UP, ...CLOSED],
    during: async (call) => {
      await call.saw('tts-end');
      await call.session.close();
      const complete = call.transcripts.filter(({ isComplete }) => isComplete);
      expect(complete).to.have.length(1);
      const [entry] = complete;
      holds(entry && 'text' in entry ? entry.text : '');
      expect(new Set(call.transcripts.map(({ id }) => id)).size).to.equal(1);
      const count = (name: string): number =>
        call.events.filter(([event]) => event === name).length;
      expect(count('tts-start')).to.equal(count('tts-end'));
      expect(count('assistant-speech-start')).to.equal(count('assistant-speech-end'));
    },
  };
}

function wordsOf(text: string): string[] {
  return text.split(' ');
}
