/** The local backend that runs beside the tests: real rooms, real bots, and what the bots heard. */
import { until } from './until.js';

export interface RoomReport {
  name: string;
  url: string;
  mode: string;
  ended: boolean;
  participants: { id: string; human: boolean; audio: boolean; messagesSent: number }[];
  bot: {
    speaking: boolean;
    interruptions: number;
    said: { text: string; finished: boolean; cut: boolean }[];
    heard: { framesReceived: number; rms: number; peak: number };
    peer: string;
  };
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

let address: Promise<{ url: string }> | undefined;

export async function sandboxUrl(): Promise<string> {
  address ??= json('/__sandbox__.json');
  return (await address).url;
}

/** A fresh token and what goes with it. */
export async function sandboxToken(
  query = '',
): Promise<{ token: string; templateId: string; baseUrl: string; bundlePath: string }> {
  return json(`${await sandboxUrl()}/sandbox/token${query}`);
}

/** A room with a bot, for a direct join. */
export async function sandboxRoom(
  mode: string,
  fault?: string,
): Promise<{ roomUrl: string; token: string }> {
  const query = new URLSearchParams({ mode, ...(fault ? { fault } : {}) });
  return json(`${await sandboxUrl()}/sandbox/room?${query}`);
}

/** The names of the rooms so far. */
export async function roomNames(): Promise<string[]> {
  const rooms = await json<RoomReport[]>(`${await sandboxUrl()}/sandbox/rooms`);
  return rooms.map(({ name }) => name);
}

/** One room as its bot sees it. */
export class SandboxRoom {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** The room that appears after `known`. */
  static async appeared(known: string[]): Promise<SandboxRoom> {
    const name = await until('a room opens', async () =>
      (await roomNames()).find((room) => !known.includes(room)),
    );
    return new SandboxRoom(`${await sandboxUrl()}/sandbox/rooms/${name}`);
  }

  static async at(roomUrl: string): Promise<SandboxRoom> {
    return new SandboxRoom(
      `${await sandboxUrl()}/sandbox/rooms/${roomUrl.slice(roomUrl.lastIndexOf('/') + 1)}`,
    );
  }

  report(): Promise<RoomReport> {
    return json(this.#url);
  }

  /** Waits until the bot's side is as wanted. */
  async until(
    what: string,
    holds: (report: RoomReport) => boolean,
    ms?: number,
  ): Promise<RoomReport> {
    let last: RoomReport | undefined;
    return until(
      what,
      async () => {
        last = await this.report();
        return holds(last) ? last : null;
      },
      ms,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}; the room: ${JSON.stringify(last)}`);
    });
  }

  async command(order: string, details: Record<string, unknown> = {}): Promise<void> {
    await json(`${this.#url}/command`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ do: order, ...details }),
    });
  }
}
