import wrtc from '@roamhq/wrtc';

/** libwebrtc for Node. */
export const { RTCPeerConnection, nonstandard } = wrtc;

/**
 * A source of PCM for one track. The library crashes when Node tears its environment down after a source was made,
 * so a process that made one leaves by `process.exit()` as soon as it has nothing left to do.
 */
export function createAudioSource(): InstanceType<typeof nonstandard.RTCAudioSource> {
  if (!process.listeners('beforeExit').includes(exitWhenIdle))
    process.on('beforeExit', exitWhenIdle);
  return new nonstandard.RTCAudioSource();
}

const idle = Symbol.for('breeze-buddy-sandbox.idle');

function exitWhenIdle(): void {
  // The first time round the other listeners (a test runner's) get their turn.
  if (Reflect.has(exitWhenIdle, idle)) process.exit();
  Reflect.set(exitWhenIdle, idle, true);
  setImmediate(() => undefined);
}
