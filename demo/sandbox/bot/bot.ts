import type { ExecutionMode } from '../api/execution-mode.js';
import type { JsonObject } from '../http/json.js';
import type { Participant } from '../room/participant.js';
import type { BotRoom } from '../room/room.js';
import type { HeardSummary } from './media/heard-level.js';
import type { Synthesizer } from './speech/synthesizer.js';
import type { Said } from './talk/speaker.js';
import type { Timing } from './talk/timing.js';

/** What a test may know about a bot. */
export interface BotState {
  speaking: boolean;
  interruptions: number;
  said: Said[];
  /** What came of the user's microphone. */
  heard?: HeardSummary;
  /** The state of the WebRTC connection to the user. */
  peer?: string;
  pacing?: { worstDelay: number; skipped: number };
}

/** A participant of the room's own side. A test's puppet can take its place. */
export interface Bot extends Participant {
  /** Takes its seat in the room. */
  enter(room: BotRoom): void;
  state(): BotState;
  /** Does what a test orders; false when it does not know how. */
  command(order: string, details: JsonObject): boolean;
  /** Leaves and lets go of everything. */
  close(): void;
}

/** What a bot is made from. */
export interface BotContext {
  mode: ExecutionMode;
  /** The template of the lead; a room that is joined directly has none. */
  templateId: string | undefined;
  payload: JsonObject;
  synthesizer: Synthesizer;
  timing: Timing;
}

export type BotFactory = (context: BotContext) => Bot;
