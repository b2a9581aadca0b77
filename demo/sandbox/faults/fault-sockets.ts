import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { isObject, parseJson } from '../http/json.js';
import type { Refusal } from '../room/protocol.js';

/** Rooms that are none: `/silent/<name>/socket` never answers, `/echo/<name>/socket` repeats the token. */
export class FaultSockets {
  readonly #server = new WebSocketServer({ noServer: true });

  /** False for a path that is not one of these. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const kind = /^\/(silent|echo)\/[^/]+\/socket$/.exec(request.url ?? '')?.[1];
    if (!kind) return false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => {
        webSocket.terminate();
      });
      if (kind === 'silent') return;
      webSocket.on('message', (data) => {
        const hello = parseJson((data as Buffer).toString());
        const token = isObject(hello) ? String(hello['token']) : '';
        const msg = `The token ${token} does not open this room.`;
        const refusal: Refusal = { type: 'refused', problem: { type: 'not-allowed', msg } };
        webSocket.send(JSON.stringify(refusal));
        webSocket.close(1000);
      });
    });
    return true;
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}
