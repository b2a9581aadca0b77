import { executionModeNamed, type ExecutionMode } from './api/execution-mode.js';
import type { TokenClaims } from './api/tokens.js';
import { demo } from './demo-data.js';
import { HttpError } from './http/http-error.js';
import type { Request } from './http/request.js';
import type { Route } from './http/router.js';

export interface DemoParts {
  baseUrl(): string;
  mintToken(claims: TokenClaims): Promise<string>;
  openRoom(
    mode: ExecutionMode,
    payload: Record<string, string>,
  ): Promise<{ roomUrl: string; token: string }>;
}

/** What a page's own backend would do for it: tokens, and rooms for a direct join. */
export function demoRoutes({ baseUrl, mintToken, openRoom }: DemoParts): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/token',
      handle: async ({ url }) => ({
        json: {
          token: await mintToken(claims(url.searchParams)),
          templateId: demo.templateId,
          baseUrl: baseUrl(),
          bundlePath: `${baseUrl()}/daily`,
        },
      }),
    },
    {
      method: 'GET',
      path: '/sandbox/room',
      handle: async (request) => ({ json: await openRoom(mode(request), payload(request)) }),
    },
  ];
}

function claims(query: URLSearchParams): TokenClaims {
  const expiresIn = query.get('expiresIn');
  return {
    resellerIds: list(query.get('resellers')),
    merchantIds: list(query.get('merchants')),
    ...(expiresIn === null ? {} : { expiresIn: Number(expiresIn) }),
  };
}

function list(value: string | null): string[] | undefined {
  return value?.split(',').filter((item) => item !== '');
}

function mode({ url }: Request): ExecutionMode {
  const found = executionModeNamed(url.searchParams.get('mode') ?? 'production');
  if (!found) throw new HttpError(400, 'mode is production, test or stream');
  return found;
}

function payload({ url }: Request): Record<string, string> {
  const name = url.searchParams.get('customer_name');
  return name === null ? {} : { customer_name: name };
}
