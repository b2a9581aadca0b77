import type { SessionEvent } from '../sdk/types.js';
import type { CallState } from './call-state.js';

/** What a session event changes, apart from the status and the error. */
export function changeOf(event: SessionEvent): Partial<CallState> | undefined {
  switch (event) {
    case 'connected':
      return { seconds: 0 };
    case 'assistant-ready':
      return { ready: true };
    case 'assistant-speech-start':
      return { assistantSpeaking: true };
    case 'assistant-speech-end':
      return { assistantSpeaking: false };
    case 'user-speech-start':
      return { userSpeaking: true };
    case 'user-speech-end':
      return { userSpeaking: false };
    default:
      return undefined;
  }
}
