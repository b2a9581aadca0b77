/** Looks for what must never be seen, wherever a session could have put it. */
import { inWords } from './console-lines.js';
import type { FaultCall } from './fault-call.js';

/** Where a secret, or a telling part of it, is found; each as `<place>: <what stands there>`. */
export function exposures(call: FaultCall, error: unknown, consoleLines: string[]): string[] {
  // A token's header is every token's; its claims and its signature are its own.
  const needles = call.secrets.flatMap((secret) => [secret, ...secret.split('.').slice(1)]);
  const places: [place: string, texts: string[]][] = [
    ['event', call.events.map((event) => inWords(event))],
    ['error', [inWords(error), String(error)]],
    ['state', [inWords(call.session.getState())]],
    ['console', consoleLines],
    ['URL', [location.href, inWords(history.state), document.referrer]],
    ['requested URL', performance.getEntriesByType('resource').map(({ name }) => name)],
    ['storage', [localStorage, sessionStorage].map((storage) => JSON.stringify(storage))],
    ['cookie', [document.cookie]],
    ['document', [document.documentElement.outerHTML]],
    ['element', call.exposed()],
  ];
  return places.flatMap(([place, texts]) =>
    texts
      .filter((text) => needles.some((needle) => holds(text, needle)))
      .map((text) => `${place}: ${text.slice(0, 300)}`),
  );
}

/** As it is, or as much of its beginning as would serve to guess the rest. */
function holds(text: string, secret: string): boolean {
  return secret.length > 0 && text.includes(secret.slice(0, 24));
}
