/**
 * What the transcript is made from: the room's messages, already checked ({@link toTranscriptInput}),
 * and the passing of time.
 */
export type TranscriptInput =
  | { readonly type: 'user-started-speaking' }
  | { readonly type: 'user-stopped-speaking' }
  | { readonly type: 'bot-started-speaking' }
  | { readonly type: 'bot-stopped-speaking' }
  | { readonly type: 'bot-interrupted' }
  | {
      readonly type: 'user-transcription';
      readonly text: string;
      readonly final: boolean;
      readonly timestamp?: string;
    }
  | { readonly type: 'bot-llm-started' }
  /** A token. It may begin or end with half a surrogate pair. */
  | { readonly type: 'bot-llm-text'; readonly text: string }
  | { readonly type: 'bot-llm-stopped' }
  | { readonly type: 'bot-tts-started' }
  | { readonly type: 'bot-tts-text'; readonly text: string }
  | { readonly type: 'bot-tts-stopped' }
  | BotOutput
  | {
      readonly type: 'tool-in-progress';
      readonly toolCallId: string;
      readonly functionName: string;
    }
  | { readonly type: 'tool-stopped'; readonly toolCallId: string; readonly functionName: string }
  /** Time has passed: timers whose moment has come are applied. */
  | { readonly type: 'tick' }
  /** The call is over: every visible entry is completed. */
  | { readonly type: 'teardown' };

/** Text the assistant will say, is saying or has said, in both generations of the protocol. */
export interface BotOutput {
  readonly type: 'bot-output';
  readonly text: string;
  readonly spoken?: boolean;
  /** `new`, `in-progress` or `completed`; newer servers only. */
  readonly spokenStatus?: string;
  /** Newer servers only. */
  readonly willBeSpoken?: boolean;
  /** Newer servers only; a number on the wire. */
  readonly segmentId?: string;
}
