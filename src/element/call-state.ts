import type { BuddyError } from '../sdk/errors.js';
import type { ConnectStep } from '../sdk/session/live-session.js';
import type { ConnectionStatus } from '../sdk/types.js';

/** What the UI knows of a call besides its transcript. Never changed, only replaced. */
export interface CallState {
  readonly status: ConnectionStatus;
  /** Why the last call failed. */
  readonly error: BuddyError | null;
  /** When it failed: milliseconds, monotonic. */
  readonly failedAt: number;
  /** The browser was offline then. */
  readonly offline: boolean;
  /** The steps of connecting that are done. */
  readonly steps: readonly ConnectStep[];
  /** A room is joined directly: there is nobody to be called first. */
  readonly direct: boolean;
  /** The assistant says what is typed, word by word. */
  readonly stream: boolean;
  /** The page can be asked for another token. */
  readonly renewable: boolean;
  /** The assistant is ready. */
  readonly ready: boolean;
  readonly assistantSpeaking: boolean;
  readonly userSpeaking: boolean;
  /** The way to the room is interrupted. */
  readonly interrupted: boolean;
  /** The browser refuses to play sound before the visitor acts. */
  readonly audioBlocked: boolean;
  /** The microphone was pulled out, switched off or forbidden. */
  readonly microphoneLost: boolean;
  /** The assistant's sound has ended, although the call goes on. */
  readonly soundLost: boolean;
  /** Whole seconds since the call was connected, standing still after it; null if it never was. */
  readonly seconds: number | null;
}

/** What a finished call leaves behind. */
export const quiet = {
  assistantSpeaking: false,
  userSpeaking: false,
  interrupted: false,
  audioBlocked: false,
  microphoneLost: false,
  soundLost: false,
} satisfies Partial<CallState>;

export const idleState: CallState = {
  ...quiet,
  status: 'idle',
  error: null,
  failedAt: 0,
  offline: false,
  steps: [],
  direct: false,
  stream: false,
  renewable: false,
  ready: false,
  seconds: null,
};

/** Whether the visitor has a call, or is about to. */
export function isActive({ status }: CallState): boolean {
  return status === 'connecting' || status === 'connected';
}
