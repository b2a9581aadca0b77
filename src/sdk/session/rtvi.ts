/** What a raw RTVI message is to the session; everything in it is hostile text until it is checked. */
import type { PipelineErrorDetails } from '../types.js';

export type RtviEvent =
  | { type: 'assistant-ready' }
  | { type: 'conversation-start' }
  | { type: 'conversation-end'; reason: string }
  | { type: 'pipeline-error'; details: PipelineErrorDetails }
  | { type: 'error'; message: string; fatal: boolean }
  | { type: 'metrics'; data: unknown }
  | { type: 'user-speech'; speaking: boolean }
  | { type: 'assistant-speech'; speaking: boolean }
  | { type: 'interrupted' }
  | { type: 'tts-start' }
  | { type: 'tts-chunk'; text: string }
  | { type: 'tts-end' };

const MAX_CHUNK = 20_000;

/** Reads a message; null for one that the session has no event for. */
export function readRtvi(type: string, data: unknown): RtviEvent | null {
  const fields = fieldsOf(data);
  switch (type) {
    case 'bot-ready':
      return { type: 'assistant-ready' };
    case 'server-message':
      return readServerMessage(fields);
    case 'error':
      return {
        type: 'error',
        message: wordsOf(fields['error'] ?? fields['message']) || 'The assistant failed.',
        // Anything that counts as true: Pipecat's client takes it so, and leaves the room.
        fatal: Boolean(fields['fatal']),
      };
    case 'metrics':
      return { type: 'metrics', data };
    case 'user-started-speaking':
      return { type: 'user-speech', speaking: true };
    case 'user-stopped-speaking':
      return { type: 'user-speech', speaking: false };
    case 'bot-started-speaking':
      return { type: 'assistant-speech', speaking: true };
    case 'bot-stopped-speaking':
      return { type: 'assistant-speech', speaking: false };
    case 'bot-interrupted':
      return { type: 'interrupted' };
    case 'bot-tts-started':
      return { type: 'tts-start' };
    case 'bot-tts-text': {
      const { text } = fields;
      return typeof text === 'string' && text
        ? { type: 'tts-chunk', text: text.slice(0, MAX_CHUNK) }
        : null;
    }
    case 'bot-tts-stopped':
      return { type: 'tts-end' };
    default:
      return null;
  }
}

/** The backend's own messages: `{type, timestamp?, payload?}`. */
function readServerMessage(message: Record<string, unknown>): RtviEvent | null {
  const payload = fieldsOf(message['payload']);
  switch (message['type']) {
    case 'bot-ready':
      return { type: 'assistant-ready' };
    case 'conversation-start':
      return { type: 'conversation-start' };
    case 'conversation-end':
      return {
        type: 'conversation-end',
        reason: wordsOf(payload['reason'] ?? message['reason']) || 'unknown',
      };
    case 'pipeline-error':
      return {
        type: 'pipeline-error',
        details: {
          processor: wordsOf(payload['processor'] ?? message['processor']),
          error: wordsOf(payload['error'] ?? message['error']),
        },
      };
    default:
      return null;
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** Not cut here: half a token would no longer be recognised as one and blanked. */
function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
