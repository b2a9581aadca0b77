/**
 * What the element loads when a visitor starts a call: everything of the SDK that it needs, in one
 * lazy chunk. Pipecat and Daily come in a further one.
 */
export { BuddyClient } from './client.js';
export { openRoom } from './join-room.js';
export { systemClock as clock } from './clock.js';
