import type { RtviMessage } from './talk/rtvi.js';

/** What a bot does once it is in a room: the part that differs between the modes. */
export interface Conversation {
  /** The user can hear the bot, and may not be ready for messages yet. */
  greet(): void;
  /** The user's side is ready; resolves when the bot has nothing more to do and leaves. */
  run(): Promise<void>;
  /** The bot was cut off by the user. */
  interrupted(): void;
  /** A message of the user's side. */
  receive(message: RtviMessage): void;
}
