import type { BuddyError } from '../sdk/errors.js';
import type {
  ConnectionStatus,
  ConversationEndReason,
  ExecutionMode,
  PipelineErrorDetails,
  SessionEvent,
  TranscriptEntry,
} from '../sdk/types.js';

/** What a call is about to be started with. A `buddy-before-start` listener may change every field. */
export interface BeforeStartDetail {
  /** The template's variables. */
  payload: Record<string, unknown> | undefined;
  mode: ExecutionMode;
  templateId: string | undefined;
  resellerId: string | undefined;
  merchantId: string | undefined;
  requestId: string | undefined;
  baseUrl: string | undefined;
  /** Set where a room is joined directly. */
  roomUrl: string | undefined;
}

/** The detail of every session event that the element passes on. */
interface SessionEventDetails extends Record<SessionEvent, unknown> {
  connected: null;
  disconnected: null;
  error: { message: string; error: BuddyError };
  'state-change': { status: ConnectionStatus };
  'assistant-ready': null;
  'conversation-start': null;
  'conversation-end': { reason: ConversationEndReason };
  'pipeline-error': PipelineErrorDetails;
  'track-started': { track: MediaStreamTrack; local: boolean };
  'track-stopped': { track: MediaStreamTrack; local: boolean };
  'mic-change': { enabled: boolean };
  'user-speech-start': null;
  'user-speech-end': null;
  'assistant-speech-start': null;
  'assistant-speech-end': null;
  'tts-start': null;
  'tts-chunk': { text: string };
  'tts-end': null;
  transcript: TranscriptEntry;
  metrics: unknown;
}

type PassedOn = { [E in SessionEvent as `buddy-${E}`]: CustomEvent<SessionEventDetails[E]> };

/** Every event of the element, by name. All bubble and cross shadow boundaries. */
export interface BuddyEventMap extends PassedOn {
  /** A call is about to start. Cancelable. */
  'buddy-before-start': CustomEvent<BeforeStartDetail>;
  /** The floating panel was opened or closed. */
  'buddy-open-change': CustomEvent<{ open: boolean }>;
}

/** Dispatches an event of the element. False when a listener cancelled it. */
export function dispatch(target: EventTarget, name: string, detail: unknown, cancelable = false) {
  return target.dispatchEvent(
    new CustomEvent(`buddy-${name}`, { detail, cancelable, bubbles: true, composed: true }),
  );
}
