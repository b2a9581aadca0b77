import type {
  AssistantSpeakingEvent,
  AssistantTranscript,
  InitialHandlers,
  SessionEvent,
  SessionEventMap,
  ToolCallTranscript,
  TranscriptEntry,
  Unsubscribe,
  UserSpeakingEvent,
  UserTranscript,
  WildcardHandler,
} from '../types.js';
import { SessionEmitter } from './emitter.js';

/** What every session has in common: its listeners, and the methods that only rename another one. */
export abstract class BaseSession {
  protected readonly emitter = new SessionEmitter();

  /** @param handlers - of the `on:` option: registered first, so that they miss nothing */
  constructor(handlers?: InitialHandlers) {
    for (const [event, handler] of Object.entries(handlers ?? {})) {
      if (typeof handler === 'function') this.emitter.on(event as SessionEvent, handler);
    }
  }

  abstract close(): Promise<void>;
  abstract setMicEnabled(enabled: boolean): void;

  end(): Promise<void> {
    return this.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  mute(): void {
    this.setMicEnabled(false);
  }

  unmute(): void {
    this.setMicEnabled(true);
  }

  on<E extends SessionEvent>(event: E, handler: SessionEventMap[E]): Unsubscribe;
  on(event: '*', handler: WildcardHandler): Unsubscribe;
  on(event: SessionEvent | '*', handler: (...args: never[]) => void): Unsubscribe {
    return this.emitter.on(event, handler);
  }

  off<E extends SessionEvent>(event: E, handler: SessionEventMap[E]): void;
  off(event: '*', handler: WildcardHandler): void;
  off(event: SessionEvent | '*', handler: (...args: never[]) => void): void {
    this.emitter.off(event, handler);
  }

  onUserTranscript(handler: (entry: UserTranscript) => void): Unsubscribe {
    return this.#onRole('user', handler);
  }

  onAssistantTranscript(handler: (entry: AssistantTranscript) => void): Unsubscribe {
    return this.#onRole('assistant', handler);
  }

  onToolCall(handler: (entry: ToolCallTranscript) => void): Unsubscribe {
    return this.#onRole('tool_call', handler);
  }

  onAssistantSpeaking(handler: (event: AssistantSpeakingEvent) => void): Unsubscribe {
    return together(
      this.on('tts-start', () => handler({ type: 'start' })),
      this.on('tts-chunk', (text) => handler({ type: 'chunk', text })),
      this.on('tts-end', () => handler({ type: 'end' })),
    );
  }

  onUserSpeaking(handler: (event: UserSpeakingEvent) => void): Unsubscribe {
    return together(
      this.on('user-speech-start', () => handler({ type: 'start' })),
      this.on('user-speech-end', () => handler({ type: 'end' })),
    );
  }

  #onRole<R extends TranscriptEntry['role']>(
    role: R,
    handler: (entry: Extract<TranscriptEntry, { role: R }>) => void,
  ): Unsubscribe {
    return this.on('transcript', (entry) => {
      if (entry.role === role) handler(entry as Extract<TranscriptEntry, { role: R }>);
    });
  }
}

function together(...unsubscribes: Unsubscribe[]): Unsubscribe {
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}
