/** What not every browser under test can do, and what a browser without it is told in the log. */
const abilities = {
  calls: {
    lack: 'it has no WebRTC or no microphone',
    isThere: () =>
      typeof RTCPeerConnection === 'function' &&
      typeof (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia === 'function',
  },
  speakers: {
    lack: 'it has no choice of loudspeakers',
    isThere: () =>
      'setSinkId' in HTMLMediaElement.prototype &&
      !!(navigator.mediaDevices as MediaDevices | undefined),
  },
  invokers: {
    lack: 'it has no invoker commands',
    isThere: () => 'commandForElement' in HTMLButtonElement.prototype,
  },
};

export type Ability = keyof typeof abilities;

/** Whether this browser can do it. When not, the log says that tests are skipped, and why. */
export function has(ability: Ability): boolean {
  const { isThere, lack } = abilities[ability];
  const found = isThere();
  if (!found) console.info(`Skipped in this browser: ${lack}.`);
  return found;
}

/** Skips the tests of the file, or of the suite around it, in browsers that can't do it. */
export function needs(ability: Ability): void {
  before(function () {
    if (!has(ability)) this.skip();
  });
}
