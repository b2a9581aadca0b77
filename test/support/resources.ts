/**
 * Counts what a call holds open in a page. Watching starts before the call and hooks the platform's
 * own constructors, so that nothing has to own up.
 */
export interface Resources {
  /** What is open now, by kind. */
  live(): Record<string, number>;
  /** Takes the hooks back. */
  stop(): void;
}

type Constructor = new (...args: never[]) => object;

export function watchResources(): Resources {
  const undo: (() => void)[] = [];
  const tracks = new Set<MediaStreamTrack>();
  const opened = new Map<string, Set<object>>();

  const hook = (name: 'RTCPeerConnection' | 'WebSocket' | 'AudioContext'): void => {
    // WebKitGTK has no WebRTC, and nothing that could be left open.
    if (!(name in window)) return;
    const Original = window[name] as unknown as Constructor;
    const instances = new Set<object>();
    opened.set(name, instances);
    const Hooked = new Proxy(Original, {
      construct(target, args, newTarget) {
        const instance = Reflect.construct(target, args, newTarget) as object;
        instances.add(instance);
        if (name === 'AudioContext') {
          // Closing counts from the call: without a loudspeaker Firefox never comes to the end of it.
          const context = instance as AudioContext;
          const close = context.close.bind(context);
          context.close = () => {
            instances.delete(instance);
            return close();
          };
        }
        return instance;
      },
    });
    Object.assign(window, { [name]: Hooked });
    undo.push(() => Object.assign(window, { [name]: Original }));
  };
  hook('RTCPeerConnection');
  hook('WebSocket');
  hook('AudioContext');

  const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
  if (mediaDevices) {
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    };
    undo.push(() => Reflect.deleteProperty(mediaDevices, 'getUserMedia'));
  }

  const audio = new Set<HTMLMediaElement>();
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    audio.add(this);
    return play.call(this);
  };
  undo.push(() => (HTMLMediaElement.prototype.play = play));

  const intervals = new Set<unknown>();
  const { setInterval: set, clearInterval: clear } = window;
  window.setInterval = ((...args: Parameters<typeof set>) => {
    const id = set(...args) as unknown;
    intervals.add(id);
    return id;
  }) as typeof set;
  window.clearInterval = (id) => {
    intervals.delete(id);
    clear(id);
  };
  undo.push(() => Object.assign(window, { setInterval: set, clearInterval: clear }));

  const listeners = new Map<string, number>();
  for (const [place, target] of [
    ['window', window],
    ['document', document],
  ] as const) {
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    const known = new Map<string, Set<unknown>>();
    const of = (type: string): Set<unknown> => {
      let set = known.get(type);
      if (!set) known.set(type, (set = new Set()));
      return set;
    };
    const count = (type: string): void => void listeners.set(`${place} ${type}`, of(type).size);
    target.addEventListener = (type: string, listener: never, options?: never) => {
      of(type).add(listener);
      count(type);
      add(type, listener, options);
    };
    target.removeEventListener = (type: string, listener: never, options?: never) => {
      of(type).delete(listener);
      count(type);
      remove(type, listener, options);
    };
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }

  const isOpen: Record<string, (instance: object) => boolean> = {
    RTCPeerConnection: (peer) => (peer as RTCPeerConnection).signalingState !== 'closed',
    WebSocket: (socket) => (socket as WebSocket).readyState < 2,
    AudioContext: (context) => (context as AudioContext).state !== 'closed',
  };

  return {
    live() {
      const counts: Record<string, number> = {
        tracks: [...tracks].filter(({ readyState }) => readyState === 'live').length,
        audio: [...audio].filter((element) => element.srcObject || !element.paused).length,
        audioInPage: document.querySelectorAll('audio').length,
        intervals: intervals.size,
      };
      for (const [name, instances] of opened) {
        counts[name] = [...instances].filter((instance) => isOpen[name]?.(instance)).length;
      }
      for (const [name, size] of listeners) counts[name] = size;
      return Object.fromEntries(Object.entries(counts).filter(([, size]) => size > 0));
    },
    stop() {
      for (const step of undo.reverse()) step();
    },
  };
}
