import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** What the pages of the benchmark are served. */
export interface Content {
  /** Pages and scripts by path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Folders by the first part of their path. */
  readonly folders: Readonly<Record<string, string>>;
  /** The backend: what is neither of these is passed on to it. */
  readonly backend: string;
}

export interface BenchServer {
  readonly url: string;
  /** Set to have an answer take longer, in milliseconds by path. */
  delay: (path: string) => number;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '': 'text/html; charset=utf-8',
};

/** One origin for pages, scripts and API: compressed as a CDN does it, as slow as it is told. */
export async function serve(content: Content): Promise<BenchServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(502).end());
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const ms = bench.delay(pathname);
    if (ms) await wait(ms);
    const text = await textOf(content, pathname);
    if (text === null) return passOn(content.backend, request, response);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(pathname)] ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Cache-Control': 'no-store',
    });
    response.end(gzipSync(text, { level: 9 }));
  };
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const bench: BenchServer = {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    delay: () => 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return bench;
}

async function textOf({ texts, folders }: Content, path: string): Promise<string | null> {
  const text = texts[path];
  if (text !== undefined) return text;
  const [, first = '', ...rest] = normalize(path).split('/');
  const folder = folders[first];
  return folder ? readFile(join(folder, ...rest), 'utf8') : null;
}

async function passOn(
  backend: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { authorization, 'content-type': type } = request.headers;
  const answer = await fetch(backend + (request.url ?? ''), {
    method: request.method ?? 'GET',
    headers: {
      ...(authorization ? { authorization } : {}),
      ...(type ? { 'content-type': type } : {}),
    },
    ...(chunks.length ? { body: Buffer.concat(chunks) } : {}),
  });
  response.writeHead(answer.status, {
    'Content-Type': answer.headers.get('content-type') ?? 'text/plain',
    'Cache-Control': 'no-store',
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
