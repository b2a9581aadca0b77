import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Participant } from './participant.js';
import type { ClientMessage, Resumed, RoomEvent } from './protocol.js';
import type { Seat } from './room.js';

/** A browser in a room. It keeps its seat for a while when its socket drops. */
export class SocketParticipant implements Participant {
  readonly human = true;
  readonly name: string;
  readonly resumeKey = randomUUID();
  readonly #grace: number;
  readonly #missed: RoomEvent[] = [];
  #socket: WebSocket | undefined;
  #seat: Seat | undefined;
  #timer: NodeJS.Timeout | undefined;
  #refuseUntil = 0;
  #over = false;

  /** `grace`: how long a dropped socket may take to come back, in milliseconds. */
  constructor(name: string, grace: number) {
    this.name = name;
    this.#grace = grace;
  }

  /** The participant's id in its room, once it has joined. */
  get id(): string | undefined {
    return this.#seat?.info.id;
  }

  get over(): boolean {
    return this.#over;
  }

  get resumable(): boolean {
    return !this.#over && Date.now() >= this.#refuseUntil;
  }

  takeSeat(seat: Seat): void {
    this.#seat = seat;
  }

  attach(socket: WebSocket): void {
    clearTimeout(this.#timer);
    this.#socket?.terminate();
    this.#socket = socket;
  }

  /** Takes the seat up again over a new socket, with what was missed meanwhile. */
  resume(socket: WebSocket): void {
    this.attach(socket);
    socket.send(JSON.stringify({ type: 'resumed' } satisfies Resumed));
    for (const event of this.#missed.splice(0)) this.receive(event);
  }

  /** The socket is gone without a goodbye. */
  detach(socket: WebSocket): void {
    if (this.#socket !== socket || this.#over) return;
    this.#socket = undefined;
    this.#timer = setTimeout(() => {
      this.leave();
    }, this.#grace);
  }

  /** Cuts the socket and keeps it from coming back for a time, in milliseconds. */
  drop(outage: number): void {
    this.#refuseUntil = Date.now() + outage;
    this.#socket?.terminate();
  }

  receive(event: RoomEvent): void {
    if (this.#over) return;
    if (this.#socket) this.#socket.send(JSON.stringify(event));
    else this.#missed.push(event);
    if (event.type === 'removed') this.#end();
  }

  handle(message: ClientMessage): void {
    switch (message.type) {
      case 'signal':
        this.#seat?.signal(message.to, message.signal);
        break;
      case 'app-message':
        this.#seat?.message(message.to, message.data);
        break;
      case 'audio':
        this.#seat?.setAudio(message.on);
        break;
      case 'leave':
        this.leave();
        break;
      case 'join':
      case 'resume':
        break;
    }
  }

  leave(): void {
    if (this.#over) return;
    this.#end();
    this.#seat?.leave();
  }

  #end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
  }
}
