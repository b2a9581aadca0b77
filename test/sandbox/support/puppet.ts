import { isObject } from '../../../demo/sandbox/http/json.js';
import type { Participant } from '../../../demo/sandbox/room/participant.js';
import type { RoomEvent } from '../../../demo/sandbox/room/protocol.js';
import type { BotRoom, Seat } from '../../../demo/sandbox/room/room.js';
import { waitFor } from './wait-for.js';

/** A participant without sound, moved by a test: it notes what it is told. */
export class Puppet implements Participant {
  readonly name: string;
  readonly human: boolean;
  readonly events: RoomEvent[] = [];
  #seat: Seat | undefined;

  constructor(name = 'puppet', human = true) {
    this.name = name;
    this.human = human;
  }

  get seat(): Seat {
    if (!this.#seat) throw new Error('The puppet has not joined.');
    return this.#seat;
  }

  join(room: BotRoom): this {
    this.#seat = room.join(this);
    return this;
  }

  receive(event: RoomEvent): void {
    this.events.push(event);
  }

  /** Sends an RTVI message to everyone. */
  send(type: string, data: unknown = {}, id = 'test'): void {
    this.seat.message('*', { label: 'rtvi-ai', id, type, data });
  }

  /** The types of the room's events, in order. */
  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  /** The RTVI messages that came, in order. A server message counts under its own type. */
  heard(): { type: string; data: Record<string, unknown> }[] {
    return this.events.flatMap((event) => {
      if (event.type !== 'app-message' || !isObject(event.data)) return [];
      const { type } = event.data;
      const data = isObject(event.data['data']) ? event.data['data'] : {};
      return [
        { type: type === 'server-message' ? `server:${String(data['type'])}` : String(type), data },
      ];
    });
  }

  /** Waits for a message of this type; `count` says for how many of them. */
  async hears(type: string, count = 1, deadline = 8000): Promise<void> {
    await waitFor(
      `${count} × ${type}`,
      () => this.heard().filter((message) => message.type === type).length >= count,
      deadline,
    );
  }
}
