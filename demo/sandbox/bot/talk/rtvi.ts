import { randomUUID } from 'node:crypto';
import { isObject } from '../../http/json.js';

const label = 'rtvi-ai';

/** The protocol generation that the bot speaks. */
export const rtviVersion = '2.2.0';

export interface RtviMessage {
  id: string;
  type: string;
  data: unknown;
}

/** An app message as RTVI, or undefined when it is something else. */
export function parseRtvi(message: unknown): RtviMessage | undefined {
  if (!isObject(message) || message['label'] !== label) return undefined;
  const { id, type, data } = message;
  if (typeof type !== 'string') return undefined;
  return { id: typeof id === 'string' ? id : '', type, data };
}

/** Sends RTVI messages to the user's side. */
export class RtviLine {
  readonly #deliver: (message: unknown) => void;

  constructor(deliver: (message: unknown) => void) {
    this.#deliver = deliver;
  }

  send(type: string, data?: unknown, id: string = randomUUID().slice(0, 8)): void {
    this.#deliver({ label, id, type, ...(data === undefined ? {} : { data }) });
  }

  /** An event of the backend itself, as opposed to the pipeline's. */
  sendServerMessage(type: string, payload?: unknown): void {
    const timestamp = new Date().toISOString();
    this.send('server-message', { type, timestamp, ...(payload === undefined ? {} : { payload }) });
  }
}
