import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

export interface TestServer {
  url: string;
  close(): Promise<void>;
}

async function serve(listener: RequestListener): Promise<TestServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A server of static scripts for other origins, as a CDN is. */
export function serveFolder(folder: string): Promise<TestServer> {
  return serve((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    readFile(join(folder, path)).then(
      (content) => {
        response.writeHead(200, {
          'Content-Type': 'text/javascript; charset=utf-8',
          'Access-Control-Allow-Origin': '*',
        });
        response.end(content);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
}

/** A page's own server. */
export function servePage(html: () => string | Promise<string>): Promise<TestServer> {
  return serve((request, response) => {
    if (request.url !== '/') {
      response.writeHead(404).end();
      return;
    }
    void Promise.resolve(html()).then((page) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(page);
    });
  });
}
