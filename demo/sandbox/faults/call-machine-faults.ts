import { setTimeout as wait } from 'node:timers/promises';
import { HttpError } from '../http/http-error.js';
import type { Reply, Route } from '../http/router.js';
import type { CallMachineFault } from './catalogue.js';

const slowness = 1_000;

/** The call machine's script at `/daily`, and its faulty versions at `/daily-fault/<name>`. */
export function callMachineRoutes(script: string): Route[] {
  const good: Reply = scriptOf(script);
  const faulty: Record<CallMachineFault, () => Reply | Promise<Reply>> = {
    'call-machine-missing': () => ({ status: 404, text: 'Not Found' }),
    // Said to be what it is; otherwise some browsers would try and run it.
    'call-machine-html': () => ({
      text: '<!doctype html><title>Not here</title>',
      headers: { 'content-type': 'text/html', 'x-content-type-options': 'nosniff' },
    }),
    'call-machine-silent': () => ({ broken: 'silent' }),
    'call-machine-slow': async () => {
      await wait(slowness, undefined, { ref: false });
      return good;
    },
    'call-machine-throws': () => scriptOf('throw new Error("The call machine is broken.");'),
    'call-machine-idle': () => scriptOf(';'),
  };
  const file = 'call-machine-object-bundle.js';
  return [
    { method: 'GET', path: `/daily/${file}`, handle: () => good },
    {
      method: 'GET',
      path: `/daily-fault/:name/${file}`,
      handle: ({ params }) => {
        const { name = '' } = params;
        if (!Object.hasOwn(faulty, name)) throw new HttpError(404, 'No such fault');
        return faulty[name as CallMachineFault]();
      },
    },
  ];
}

function scriptOf(text: string): Reply {
  return { text, headers: { 'content-type': 'text/javascript; charset=utf-8' } };
}
