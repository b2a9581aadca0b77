import { randomUUID } from 'node:crypto';
import type { ExecutionMode } from '../api/execution-mode.js';
import type { Bot } from '../bot/bot.js';
import { Room, type RoomOptions } from './room.js';

/** A room with its bot, and the lead that it was made for. */
export interface HostedRoom {
  room: Room;
  bot: Bot;
  mode: ExecutionMode;
  leadId: string | undefined;
}

export interface HostedRoomOptions extends Omit<RoomOptions, 'name' | 'url'> {
  bot: Bot;
  mode: ExecutionMode;
  leadId?: string;
}

/** The rooms of this run. One that has ended is kept, so that a test can still ask about it. */
export class Rooms {
  readonly #rooms = new Map<string, HostedRoom>();
  readonly #baseUrl: () => string;
  readonly #lifetime: number | undefined;

  constructor(baseUrl: () => string, lifetime?: number) {
    this.#baseUrl = baseUrl;
    this.#lifetime = lifetime;
  }

  /** Opens a room and lets the bot in. */
  open({ bot, mode, leadId, onEnd, ...options }: HostedRoomOptions): HostedRoom {
    const name = randomUUID().slice(0, 13);
    const room = new Room({
      name,
      url: `${this.#baseUrl()}/rooms/${name}`,
      ...options,
      lifetime: options.lifetime ?? this.#lifetime,
      onEnd: () => {
        bot.close();
        onEnd?.();
      },
    });
    const hosted: HostedRoom = { room, bot, mode, leadId };
    this.#rooms.set(name, hosted);
    bot.enter(room);
    return hosted;
  }

  find(name: string): HostedRoom | undefined {
    return this.#rooms.get(name);
  }

  all(): HostedRoom[] {
    return [...this.#rooms.values()];
  }

  close(): void {
    for (const { room, bot } of this.#rooms.values()) {
      room.end();
      bot.close();
    }
  }
}
