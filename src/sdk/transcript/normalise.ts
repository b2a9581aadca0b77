import { cut } from '../cut.js';
import { wellFormed } from '../well-formed.js';
import { withoutControls } from '../without-controls.js';
import { isBlank } from './blank.js';
import { MAX_MESSAGE_TEXT, MAX_TOOL_ID, MAX_TOOL_NAME } from './bounds.js';
import type { TranscriptInput } from './input.js';

const MAX_MARK = 64;

/** Messages that say all by their type. */
const BARE = [
  'user-started-speaking',
  'user-stopped-speaking',
  'bot-started-speaking',
  'bot-stopped-speaking',
  'bot-interrupted',
  'bot-llm-started',
  'bot-llm-stopped',
  'bot-tts-started',
  'bot-tts-stopped',
] as const;

/**
 * One RTVI message as the transcript's input, or null where it says nothing to the transcript or is
 * broken. Takes anything and never throws: what comes from the room is hostile until proven otherwise.
 */
export function toTranscriptInput(type: unknown, data: unknown): TranscriptInput | null {
  try {
    return read(type, data);
  } catch {
    // A getter or a proxy that throws; no message from the wire is one.
    return null;
  }
}

function read(type: unknown, data: unknown): TranscriptInput | null {
  const bare = BARE.find((name) => name === type);
  if (bare !== undefined) return { type: bare };
  switch (type) {
    case 'bot-llm-text': {
      // A token may begin or end within a character; the next one brings the rest.
      const text = rawTextOf(field(data, 'text'), MAX_MESSAGE_TEXT);
      return text === '' ? null : { type, text };
    }
    case 'bot-tts-text': {
      const text = messageOf(data);
      return text === '' ? null : { type, text };
    }
    case 'user-transcription':
      return readTranscription(data);
    case 'bot-output':
      return readOutput(data);
    case 'llm-function-call-in-progress':
      return readTool('tool-in-progress', data);
    case 'llm-function-call-stopped':
      return readTool('tool-stopped', data);
    default:
      return null;
  }
}

function readTranscription(data: unknown): TranscriptInput | null {
  const text = messageOf(data);
  if (text === '') return null;
  const timestamp = markOf(field(data, 'timestamp'));
  return { type: 'user-transcription', text, final: field(data, 'final') === true, timestamp };
}

function readOutput(data: unknown): TranscriptInput | null {
  const text = messageOf(data);
  if (text === '') return null;
  return {
    type: 'bot-output',
    text,
    spoken: flagOf(field(data, 'spoken')),
    spokenStatus: markOf(field(data, 'spoken_status')),
    willBeSpoken: flagOf(field(data, 'will_be_spoken')),
    segmentId: markOf(field(data, 'segment_id')),
  };
}

function readTool(
  type: 'tool-in-progress' | 'tool-stopped',
  data: unknown,
): TranscriptInput | null {
  const toolCallId = markOf(field(data, 'tool_call_id'), MAX_TOOL_ID);
  if (toolCallId === undefined) return null;
  return { type, toolCallId, functionName: textOf(field(data, 'function_name'), MAX_TOOL_NAME) };
}

function messageOf(data: unknown): string {
  return textOf(field(data, 'text'), MAX_MESSAGE_TEXT);
}

/** A message's own field: what its prototype has is not from the wire. */
function field(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return undefined;
  return (data as Readonly<Record<string, unknown>>)[name];
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** An id or the like: a number on some wires. Blank is missing. */
function markOf(value: unknown, limit: number = MAX_MARK): string | undefined {
  const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  return textOf(text, limit) || undefined;
}

/**
 * Text that is safe to keep and to render as text: well-formed, without control characters, and `''`
 * where there is nothing to be seen. Bidi controls stay, whoever renders the text isolates it.
 */
function textOf(value: unknown, limit: number): string {
  const text = wellFormed(rawTextOf(value, limit));
  return isBlank(text) ? '' : text;
}

function rawTextOf(value: unknown, limit: number): string {
  if (typeof value !== 'string') return '';
  // Cut before anything else, so that a huge string costs no more than a long one.
  return cut(withoutControls(value.slice(0, 2 * limit)), limit);
}
