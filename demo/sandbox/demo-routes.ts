import { executionModeNamed, type ExecutionMode } from './api/execution-mode.js';
import type { TokenClaims } from './api/tokens.js';
import { demo } from './demo-data.js';
import type { Fault } from './faults/catalogue.js';
import { faultAsked } from './faults/fault-routes.js';
import { HttpError } from './http/http-error.js';
import type { Request } from './http/request.js';
import type { Route } from './http/router.js';

export interface DemoParts {
  baseUrl(): string;
  mintToken(claims: TokenClaims): Promise<string>;
  openRoom(
    mode: ExecutionMode,
    payload: Record<string, string>,
    fault: Fault | undefined,
  ): Promise<{ roomUrl: string; token: string }>;
}

/** What a page's own backend would do for it: tokens, and rooms for a direct join. */
export function demoRoutes({ baseUrl, mintToken, openRoom }: DemoParts): Route[] {
  return [
    {
      method: 'GET',
      path: '/sandbox/token',
      handle: async (request) => {
        const fault = faultAsked(request);
        const folder = fault?.where === 'call-machine' ? `daily-fault/${fault.name}` : 'daily';
        return {
          json: {
            token: await mintToken(claims(request.url.searchParams)),
            templateId: fault?.templateId ?? demo.templateId,
            baseUrl: baseUrl(),
            bundlePath: `${baseUrl()}/${folder}`,
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/sandbox/room',
      handle: async (request) => ({
        json: await openRoom(mode(request), payload(request), faultAsked(request)),
      }),
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

/** What the query says of the lead that the room stands for. */
function payload({ url }: Request): Record<string, string> {
  return Object.fromEntries(
    ['customer_name', 'fault_ms'].flatMap((name) => {
      const value = url.searchParams.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
