import type { ClientMessage, Refusal, Resumed, RoomEvent, RoomProblem } from '../protocol.js';

export interface RoomSocketEvents {
  event(event: RoomEvent): void;
  failed(problem: RoomProblem): void;
  link(state: 'connected' | 'interrupted'): void;
}

const lost: RoomProblem = { type: 'connection-error', msg: 'The connection to the room was lost.' };
const defaultPatience = 20_000;
const retryAfter = 500;

/** The line to the room's signalling. Comes back by itself when it drops, for about 20 s. */
export class RoomSocket {
  readonly #url: string;
  readonly #events: RoomSocketEvents;
  readonly #outbox: string[] = [];
  #socket: WebSocket | undefined;
  #resumeKey: string | undefined;
  #patience = defaultPatience;
  #lostAt: number | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(roomUrl: string, events: RoomSocketEvents) {
    const url = new URL(roomUrl);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/socket`;
    url.search = '';
    this.#url = url.href;
    this.#events = events;
  }

  join(token: string, name: string, audio: boolean): void {
    this.#connect({ type: 'join', token, name, audio });
  }

  send(message: ClientMessage): void {
    const text = JSON.stringify(message);
    // Until the room has answered, nobody there would take the message.
    const ready = this.#resumeKey !== undefined && this.#lostAt === undefined;
    if (ready && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(text);
    else this.#outbox.push(text);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retry);
    if (this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ type: 'leave' } satisfies ClientMessage));
    }
    this.#socket?.close(1000);
  }

  #connect(hello: ClientMessage): void {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify(hello));
    });
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (this.#closed || this.#socket !== socket) return;
      this.#receive(JSON.parse(data) as RoomEvent | Refusal | Resumed);
    });
    socket.addEventListener('close', () => {
      if (!this.#closed && this.#socket === socket) this.#dropped();
    });
  }

  #receive(event: RoomEvent | Refusal | Resumed): void {
    switch (event.type) {
      case 'refused':
        this.#fail(event.problem);
        return;
      case 'resumed':
        this.#lostAt = undefined;
        this.#events.link('connected');
        break;
      case 'joined':
        this.#resumeKey = event.resumeKey;
        this.#patience = event.patience ?? defaultPatience;
        this.#events.event(event);
        break;
      default:
        this.#events.event(event);
    }
    if (this.#closed) return;
    for (const text of this.#outbox.splice(0)) this.#socket?.send(text);
  }

  #dropped(): void {
    const key = this.#resumeKey;
    if (key === undefined) {
      this.#fail(lost);
      return;
    }
    if (this.#lostAt === undefined) {
      this.#lostAt = Date.now();
      this.#events.link('interrupted');
    }
    if (Date.now() - this.#lostAt > this.#patience) {
      this.#fail(lost);
      return;
    }
    this.#retry = setTimeout(() => {
      this.#connect({ type: 'resume', key });
    }, retryAfter);
  }

  #fail(problem: RoomProblem): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket?.close(1000);
    this.#events.failed(problem);
  }
}
