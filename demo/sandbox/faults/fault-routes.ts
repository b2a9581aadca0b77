import { HttpError } from '../http/http-error.js';
import type { Request } from '../http/request.js';
import type { Route } from '../http/router.js';
import { catalogue, faultNamed, type Fault } from './catalogue.js';

/** What can be asked of the faults themselves. */
export const faultRoutes: Route[] = [
  { method: 'GET', path: '/sandbox/faults', handle: () => ({ json: catalogue }) },
];

/** The fault that a request asks for by name. */
export function faultAsked({ url }: Request): Fault | undefined {
  const name = url.searchParams.get('fault');
  if (name === null) return undefined;
  const fault = faultNamed(name);
  if (!fault) throw new HttpError(404, 'No such fault. GET /sandbox/faults lists them.');
  return fault;
}
