import type { SessionEvent } from '../sdk/types.js';
import type { CallState } from './call-state.js';

/** What session events change, apart from the status and the error. */
export const changes: Readonly<Partial<Record<SessionEvent, Partial<CallState>>>> = {
  connected: { seconds: 0 },
  'assistant-ready': { ready: true },
  'assistant-speech-start': { assistantSpeaking: true },
  'assistant-speech-end': { assistantSpeaking: false },
  'user-speech-start': { userSpeaking: true },
  'user-speech-end': { userSpeaking: false },
};
