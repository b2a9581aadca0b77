export type Fields = Record<string, unknown>;

/** A message from daily-js; `reply` answers it, when an answer is awaited. */
export interface Request {
  action: string;
  fields: Fields;
  reply(answer?: Fields): void;
}

const what = 'iframe-call-message';

/** The `postMessage` line between one call object of daily-js and its machine. */
export class PageChannel {
  readonly #callClientId: string;
  readonly #onRequest: (request: Request) => void;

  constructor(callClientId: string, onRequest: (request: Request) => void) {
    this.#callClientId = callClientId;
    this.#onRequest = onRequest;
  }

  open(): void {
    window.addEventListener('message', this.#receive);
  }

  close(): void {
    window.removeEventListener('message', this.#receive);
  }

  emit(action: string, fields: Fields = {}): void {
    this.#post({ ...fields, action });
  }

  readonly #receive = (event: MessageEvent<unknown>): void => {
    const message = event.data;
    if (event.source !== window || !isFields(message)) return;
    const { action, callbackStamp } = message;
    if (message['what'] !== what || message['from'] !== 'module') return;
    if (message['callClientId'] !== this.#callClientId || typeof action !== 'string') return;
    this.#onRequest({
      action,
      fields: message,
      reply: (answer = {}) => {
        if (callbackStamp !== undefined) this.#post({ ...answer, action, callbackStamp });
      },
    });
  };

  #post(message: Fields): void {
    const target = location.protocol === 'file:' ? '*' : location.origin;
    window.postMessage(
      { ...message, what, from: 'embedded', callClientId: this.#callClientId },
      target,
    );
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** An inner object of a message, or an empty one. */
export function inner(fields: Fields, name: string): Fields {
  const value = fields[name];
  return isFields(value) ? value : {};
}
