/** The session SDK: everything about creating and controlling a voice session, without a user interface. */
export { BuddyClient } from './client.js';
export { joinRoom, openRoom } from './join-room.js';
export {
  APIError,
  AuthenticationError,
  BuddyError,
  InvalidRequestError,
  NetworkError,
  SessionError,
  TimeoutError,
} from './errors.js';
export type { SessionErrorReason } from './errors.js';
export type { CallObserver, ConnectStep, LiveSession } from './session/live-session.js';
export type {
  AssistantSpeakingEvent,
  AssistantTranscript,
  AuthConfig,
  ClientOptions,
  ConnectionStatus,
  ConversationEndReason,
  CreateLeadOptions,
  DailyOptions,
  ExecutionMode,
  JoinRoomOptions,
  LeadResult,
  PipelineErrorDetails,
  Session,
  SessionEvent,
  SessionEventMap,
  SessionState,
  StartSessionOptions,
  ToolCallTranscript,
  TranscriptEntry,
  Unsubscribe,
  UserSpeakingEvent,
  UserTranscript,
  WildcardHandler,
} from './types.js';
export type * as API from './api/wire.js';
