import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.js';
import { isObject, parseJson, type JsonObject } from './json.js';

const bodyLimit = 1_000_000;

/** One request, as a route sees it. */
export interface Request {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** The parts that the route's pattern caught. */
  params: Record<string, string>;
  /** The JSON body; throws 422 when it is not an object. */
  body(): Promise<JsonObject>;
}

export async function readBody(message: IncomingMessage): Promise<JsonObject> {
  let text = '';
  message.setEncoding('utf8');
  for await (const chunk of message as AsyncIterable<string>) {
    text += chunk;
    if (text.length > bodyLimit) throw new HttpError(413, 'Request body too large');
  }
  if (text === '') {
    throw new HttpError(422, [{ loc: ['body'], msg: 'Field required', type: 'missing' }]);
  }
  const value = parseJson(text);
  if (value === undefined) {
    throw new HttpError(422, [
      { loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' },
    ]);
  }
  if (!isObject(value)) {
    throw new HttpError(422, [
      {
        loc: ['body'],
        msg: 'Input should be a valid dictionary or object to extract fields from',
        type: 'model_attributes_type',
      },
    ]);
  }
  return value;
}
