import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import { ScriptedCall, type ScriptOptions } from './scripted-call.js';

/**
 * Takes the network and the microphone out of an element: its calls do what the test says.
 *
 * ```ts
 * const call = scriptCall(element);
 * await call.start();
 * call.ready().say('assistant', 'Hello. How can I help?').say('user', 'Where is', { partial: true });
 * await call.shown();
 * ```
 *
 * To be called before the element's first call: code that it has already fetched stays.
 */
export function scriptCall(element: BreezeBuddyCall, options: ScriptOptions = {}): ScriptedCall {
  return new ScriptedCall(element, options);
}
