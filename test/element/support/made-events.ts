/**
 * Firefox hands an event that a script has made to a track's `on…` property, but not to listeners of
 * `addEventListener()`, unless they are registered with a fourth argument of its own. Until it is
 * taken back, listeners to tracks hear made events too.
 */
export function hearMadeEvents(): () => void {
  const add = EventTarget.prototype.addEventListener as (...args: unknown[]) => void;
  Object.defineProperty(MediaStreamTrack.prototype, 'addEventListener', {
    configurable: true,
    value(this: MediaStreamTrack, type: unknown, listener: unknown, options: unknown) {
      add.call(this, type, listener, options, true);
    },
  });
  return () => Reflect.deleteProperty(MediaStreamTrack.prototype, 'addEventListener');
}
