/** The element's class and types, without registering the tag. */
export {
  BreezeBuddyCall,
  type CallPlacement,
  type CallTheme,
  type CallVariant,
  type Preload,
} from './element/breeze-buddy-call.js';
export type { TokenProvider } from './element/call-settings.js';
export type { BeforeStartDetail, BuddyEventMap } from './element/events.js';
export type {
  BuddyStrings,
  ErrorKind,
  ErrorText,
  StringOverrides,
} from './element/strings/strings.js';
export type { BuddyError } from './sdk/errors.js';
export type {
  ConnectionStatus,
  ConversationEndReason,
  ExecutionMode,
  PipelineErrorDetails,
  Session,
  SessionEvent,
  SessionState,
} from './sdk/types.js';
export type {
  AssistantTranscript,
  ToolCallTranscript,
  TranscriptEntry,
  UserTranscript,
} from './sdk/transcript/entry.js';
