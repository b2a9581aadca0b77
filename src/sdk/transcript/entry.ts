/** What the visitor said, as the speech recogniser hears it. */
export interface UserTranscript {
  /** Stable over all updates of this entry, unique within the session. */
  readonly id: string;
  readonly role: 'user';
  /** The whole text so far, never a delta. Plain text from the room: render it as text. */
  readonly text: string;
  /** Turns true once, and never back. */
  readonly isComplete: boolean;
}

/** What the assistant says. */
export interface AssistantTranscript {
  /** Stable over all updates of this entry, unique within the session. */
  readonly id: string;
  readonly role: 'assistant';
  /** The whole text so far, never a delta. Plain text from the room: render it as text. */
  readonly text: string;
  /** Turns true once, and never back. */
  readonly isComplete: boolean;
}

/** A tool that the assistant calls. */
export interface ToolCallTranscript {
  /** Stable over all updates of this entry, unique within the session. */
  readonly id: string;
  readonly role: 'tool_call';
  /** The tool's name as the backend gives it; `''` where the server keeps it to itself. */
  readonly functionName: string;
  /** True once the tool has returned or was cancelled. */
  readonly isComplete: boolean;
}

/** One row of the conversation. The order of entries is the order of their first emission. */
export type TranscriptEntry = UserTranscript | AssistantTranscript | ToolCallTranscript;
