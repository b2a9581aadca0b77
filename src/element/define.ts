import { BreezeBuddyCall } from './breeze-buddy-call.js';
import type { BuddyEventMap } from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'breeze-buddy-call': BreezeBuddyCall;
  }
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging adds what it extends
  interface HTMLElementEventMap extends BuddyEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- they bubble
  interface DocumentEventMap extends BuddyEventMap {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- all the way up
  interface WindowEventMap extends BuddyEventMap {}
}

// A server that only renders has no registry, and another copy of this file may have been here: on a
// server that bundles it for components and for pages, always.
if (globalThis.customElements) {
  const registered = customElements.get('breeze-buddy-call');
  if (!registered) customElements.define('breeze-buddy-call', BreezeBuddyCall);
  else if (registered !== BreezeBuddyCall && globalThis.document) {
    console.warn('<breeze-buddy-call> is here twice: the first copy is used.');
  }
}
