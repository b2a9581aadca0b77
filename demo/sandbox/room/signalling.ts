import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { MeetingTokens } from './meeting-tokens.js';
import { parseClientMessage } from './parse-client-message.js';
import type { ClientMessage, Refusal } from './protocol.js';
import { RoomError } from './room-error.js';
import type { Room } from './room.js';
import { SocketParticipant } from './socket-participant.js';

export interface SignallingOptions {
  tokens: MeetingTokens;
  findRoom(name: string): Room | undefined;
  /** How long a dropped socket may take to come back, in milliseconds. */
  grace: number;
}

/** The WebSocket side of the rooms: `/rooms/<name>/socket`. */
export class Signalling {
  readonly #options: SignallingOptions;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 });
  readonly #participants = new Map<string, SocketParticipant>();

  constructor(options: SignallingOptions) {
    this.#options = options;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const name = /^\/rooms\/([\w-]+)\/socket$/.exec(request.url ?? '')?.[1];
    if (!name) {
      // Nobody else hears of it, and it would end the process.
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      this.#accept(webSocket, name);
    });
  }

  /** Cuts every socket of a participant, for tests. */
  drop(participantId: string, outage: number): boolean {
    for (const participant of this.#participants.values()) {
      if (participant.id !== participantId) continue;
      participant.drop(outage);
      return true;
    }
    return false;
  }

  close(): void {
    for (const participant of this.#participants.values()) participant.leave();
    this.#participants.clear();
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #accept(socket: WebSocket, roomName: string): void {
    let participant: SocketParticipant | undefined;
    socket.on('error', () => {
      socket.terminate();
    });
    socket.on('message', (data: RawData) => {
      const message = parseClientMessage(rawText(data));
      if (!message) return;
      if (participant) participant.handle(message);
      else {
        void this.#enter(socket, roomName, message).then((entered) => {
          participant = entered;
        });
      }
    });
    socket.on('close', (code) => {
      // 1000 and 1001 are said on purpose: a goodbye, or a page that goes away.
      if (code === 1000 || code === 1001) participant?.leave();
      else participant?.detach(socket);
    });
  }

  async #enter(
    socket: WebSocket,
    roomName: string,
    message: ClientMessage,
  ): Promise<SocketParticipant | undefined> {
    try {
      if (message.type === 'resume') return this.#resume(socket, message.key);
      if (message.type === 'join') return await this.#join(socket, roomName, message);
    } catch (error) {
      if (!(error instanceof RoomError)) throw error;
      refuse(socket, error);
    }
    return undefined;
  }

  async #join(
    socket: WebSocket,
    roomName: string,
    { token, name, audio }: ClientMessage & { type: 'join' },
  ): Promise<SocketParticipant | undefined> {
    const room = this.#options.findRoom(roomName);
    if (!room) throw new RoomError('no-room');
    if (room.expired) throw new RoomError('exp-room');
    await this.#options.tokens.check(token, roomName);
    if (socket.readyState !== socket.OPEN) return undefined;
    const participant = new SocketParticipant(name, this.#options.grace);
    participant.attach(socket);
    const { resumeKey } = participant;
    participant.takeSeat(room.join(participant, audio, { resumeKey, patience: room.patience }));
    this.#forgetThoseWhoLeft();
    this.#participants.set(participant.resumeKey, participant);
    return participant;
  }

  #resume(socket: WebSocket, key: string): SocketParticipant | undefined {
    const participant = this.#participants.get(key);
    if (!participant || participant.over) throw new RoomError('connection-error');
    if (!participant.resumable) {
      socket.terminate();
      return undefined;
    }
    participant.resume(socket);
    return participant;
  }

  #forgetThoseWhoLeft(): void {
    for (const [key, participant] of this.#participants) {
      if (participant.over) this.#participants.delete(key);
    }
  }
}

function refuse(socket: WebSocket, error: RoomError): void {
  const refusal: Refusal = { type: 'refused', problem: error.problem };
  socket.send(JSON.stringify(refusal));
  socket.close(1000);
}

function rawText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
