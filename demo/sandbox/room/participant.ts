import type { RoomEvent } from './protocol.js';

/** Someone in a room: a browser behind a socket, a bot in this process, or a test's puppet. */
export interface Participant {
  readonly name: string;
  readonly human: boolean;
  receive(event: RoomEvent): void;
}
