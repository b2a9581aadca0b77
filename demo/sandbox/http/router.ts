import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HttpError } from './http-error.js';
import type { JsonObject } from './json.js';
import { readBody, type Request } from './request.js';

export interface Reply {
  status?: number;
  json?: unknown;
  /** A body that is not JSON. */
  text?: string;
  headers?: Record<string, string>;
  /** False leaves out what lets a page of another origin read the answer. */
  cors?: boolean;
  /** The body follows its head after this time, in milliseconds. */
  bodyAfter?: number;
  /** The answer fails on its way: it never comes, the connection is reset before it, or in its middle. */
  broken?: 'silent' | 'reset' | 'half';
}

export type Handler = (request: Request) => Reply | Promise<Reply>;

/** `path` may hold `:name` parts. */
export interface Route {
  method: string;
  path: string;
  handle: Handler;
}

interface Compiled extends Route {
  pattern: RegExp;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** A request listener over a list of routes: CORS for every origin, FastAPI's error bodies. */
export function createRouter(routes: Route[], onFault: (error: unknown) => void): RequestListener {
  const compiled = routes.map((route) => ({
    ...route,
    pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (message, response) => {
    void answer(compiled, message)
      .catch((error: unknown) => failure(error, onFault))
      .then((reply) => {
        write(response, reply);
      });
  };
}

async function answer(routes: Compiled[], message: IncomingMessage): Promise<Reply> {
  const method = message.method ?? 'GET';
  if (method === 'OPTIONS') return preflight(message);
  const url = new URL(`http://sandbox${message.url ?? '/'}`);
  // A page may configure its base with or without a closing slash.
  const path = url.pathname.replace(/\/{2,}/g, '/');
  const matching = routes.filter((route) => route.pattern.test(path));
  if (matching.length === 0) throw new HttpError(404, 'Not Found');
  const route = matching.find((candidate) => candidate.method === method);
  if (!route) throw new HttpError(405, 'Method Not Allowed');
  const groups = route.pattern.exec(path)?.groups ?? {};
  let body: Promise<JsonObject> | undefined;
  return route.handle({
    method,
    url,
    headers: message.headers,
    params: Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    ),
    body: () => (body ??= readBody(message)),
  });
}

function preflight(message: IncomingMessage): Reply {
  return {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': message.headers['access-control-request-headers'] ?? '*',
      'access-control-max-age': '600',
    },
  };
}

function failure(error: unknown, onFault: (error: unknown) => void): Reply {
  if (error instanceof HttpError) return { status: error.status, json: { detail: error.detail } };
  onFault(error);
  return { status: 500, json: { detail: 'Internal Server Error' } };
}

function write(response: ServerResponse, reply: Reply): void {
  const { status = 200, json, broken, bodyAfter } = reply;
  if (broken === 'silent') return;
  if (broken === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = reply.text ?? (json === undefined ? '' : JSON.stringify(json));
  const type = json === undefined ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(status, {
    ...(reply.cors === false ? {} : cors),
    ...(body === '' ? {} : { 'content-type': type }),
    'cache-control': 'no-store',
    ...reply.headers,
  });
  if (broken === 'half') {
    response.write(body.slice(0, body.length / 2), () => response.socket?.resetAndDestroy());
  } else if (bodyAfter !== undefined) {
    response.flushHeaders();
    setTimeout(() => response.end(body), bodyAfter).unref();
  } else {
    response.end(body);
  }
}
