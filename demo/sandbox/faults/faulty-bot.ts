import type { Bot, BotState } from '../bot/bot.js';
import { parseRtvi, RtviLine, type RtviMessage } from '../bot/talk/rtvi.js';
import type { JsonObject } from '../http/json.js';
import type { RoomEvent } from '../room/protocol.js';
import type { BotRoom, Seat } from '../room/room.js';
import { botFaults } from './bot-faults.js';
import { faultyMessages } from './message-faults.js';
import { floods } from './floods.js';
import type { Fault } from './catalogue.js';

/** What a faulty bot can do besides what its healthy self does. */
export interface Stage {
  readonly bot: Bot;
  readonly room: BotRoom;
  /** `fault_ms`, where the lead has it. */
  readonly faultMs: number | undefined;
  readonly line: RtviLine;
  /** Puts an app message on the line as it is. */
  deliver(message: unknown): void;
  /** The user's id in the room. */
  user(): string;
  /** Cuts the user's signalling, for so many milliseconds. */
  dropSignalling(outage: number): void;
  after(milliseconds: number, step: () => void): void;
}

/** Where a bot goes wrong. What is left out goes right. */
export interface BotFault {
  /** Stays outside. */
  absent?: boolean;
  /** False keeps an event of the room from the bot. */
  hears?(event: RoomEvent): boolean;
  /** Called in place of sending a message. */
  sends?(message: RtviMessage & { raw: unknown }, stage: Stage): void;
  /** The bot has said that it is ready, and the user has heard it. */
  ready?(stage: Stage): void;
}

/** What the room's surroundings do for a fault. */
export interface Surroundings {
  faultMs: number | undefined;
  dropSignalling(user: string, outage: number): void;
}

/** The bot, with its fault around it. */
export function withBotFault(bot: Bot, fault: Fault | undefined, surroundings: Surroundings): Bot {
  const make = fault && { ...botFaults, ...faultyMessages, ...floods }[fault.name];
  return make ? new FaultyBot(bot, make(), surroundings) : bot;
}

class FaultyBot implements Bot {
  readonly name: string;
  readonly human = false;
  readonly #bot: Bot;
  readonly #fault: BotFault;
  readonly #surroundings: Surroundings;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isReady = false;

  constructor(bot: Bot, fault: BotFault, surroundings: Surroundings) {
    this.name = bot.name;
    this.#bot = bot;
    this.#fault = fault;
    this.#surroundings = surroundings;
  }

  enter(room: BotRoom): void {
    if (this.#fault.absent) return;
    // The bot believes that it is in the room; between the two stands the fault.
    this.#bot.enter({
      name: room.name,
      participants: () => room.participants(),
      eject: (id, reason) => room.eject(id, reason),
      expire: () => {
        room.expire();
      },
      join: (_bot, ...details) => {
        const seat = room.join(this, ...details);
        return this.#faulty(seat, room);
      },
    });
  }

  receive(event: RoomEvent): void {
    if (this.#fault.hears?.(event) !== false) this.#bot.receive(event);
  }

  state(): BotState {
    return this.#bot.state();
  }

  command(order: string, details: JsonObject): boolean {
    return this.#bot.command(order, details);
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#bot.close();
  }

  #faulty(seat: Seat, room: BotRoom): Seat {
    const deliver = (message: unknown): void => {
      seat.message('*', message);
    };
    const stage: Stage = {
      bot: this.#bot,
      room,
      faultMs: this.#surroundings.faultMs,
      line: new RtviLine(deliver),
      deliver,
      user: () => room.participants().find(({ human }) => human)?.id ?? '',
      dropSignalling: (outage) => {
        this.#surroundings.dropSignalling(stage.user(), outage);
      },
      after: (milliseconds, step) => {
        const timer = setTimeout(() => {
          this.#timers.delete(timer);
          step();
        }, milliseconds);
        this.#timers.add(timer);
      },
    };
    return {
      info: seat.info,
      signal: (to, signal) => {
        seat.signal(to, signal);
      },
      setAudio: (on) => {
        seat.setAudio(on);
      },
      leave: () => {
        seat.leave();
      },
      message: (_to, raw) => {
        const message = parseRtvi(raw);
        if (!message || !this.#fault.sends) deliver(raw);
        else this.#fault.sends({ ...message, raw }, stage);
        if (message && saysReady(message)) this.#begin(stage);
      },
    };
  }

  #begin(stage: Stage): void {
    if (this.#isReady) return;
    this.#isReady = true;
    stage.after(0, () => this.#fault.ready?.(stage));
  }
}

/** The second and last of the two ways in which the backend says it. */
function saysReady({ type, data }: RtviMessage): boolean {
  return type === 'server-message' && (data as { type?: unknown } | null)?.type === 'bot-ready';
}
