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
          'Content-Type': `text/${path.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`,
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

/** A page's own server: one page, whatever query it is asked for with. */
export function servePage(
  html: (query: URLSearchParams) => string | Promise<string>,
  headers: () => Record<string, string> = () => ({}),
): Promise<TestServer> {
  return serve((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname !== '/') {
      response.writeHead(404).end();
      return;
    }
    void Promise.resolve(html(url.searchParams)).then((page) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers() });
      response.end(page);
    });
  });
}
