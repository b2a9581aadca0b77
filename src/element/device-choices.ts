import type { LiveSession } from '../sdk/session/live-session.js';
import { guarded } from '../sdk/guarded.js';
import { within } from '../sdk/within.js';

/** Where the choices are remembered, for all elements of an origin. */
const KEY = 'breeze-buddy-call';

/** What a visitor has chosen. An empty id is the system's choice. */
interface Choices {
  microphone: string;
  speaker: string;
  /** 0 to 1. */
  volume: number;
}

/** How long a browser may take to say what is plugged in, in milliseconds. */
const LIST_LIMIT_MS = 3_000;

type Kind = 'microphone' | 'speaker';
type Calls = Pick<LiveSession, 'setMicrophone' | 'setSpeaker' | 'setVolume' | 'getState'>;

/**
 * The microphone, the loudspeaker and the volume that a visitor has chosen: applied to the call that
 * goes on and to every later one, and remembered where the page may store anything. Nothing is stored
 * before a choice is made.
 */
export class DeviceChoices {
  microphones: readonly MediaDeviceInfo[] = [];
  speakers: readonly MediaDeviceInfo[] = [];
  readonly #changed: () => void;
  readonly #choices: Choices = { microphone: '', speaker: '', volume: 1, ...remembered() };
  #live: Calls | null = null;
  #watch: AbortController | null = null;

  /** @param changed - called when there is something new to draw */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get volume(): number {
    return this.#choices.volume;
  }

  /** The id of the microphone or loudspeaker in use, as far as it is known. */
  chosen(kind: Kind): string {
    const list = kind === 'microphone' ? this.microphones : this.speakers;
    const track = kind === 'microphone' && this.#live?.getState().userAudioTrack;
    const wanted = [this.#choices[kind], track ? track.getSettings().deviceId : '', 'default'];
    return wanted.find((id) => list.some(({ deviceId }) => id === deviceId)) ?? '';
  }

  /** The chosen microphone's id, or `''` where there is no choice or it is not plugged in. */
  async microphoneToOpen(): Promise<string> {
    const { microphone } = this.#choices;
    if (!microphone) return '';
    const devices = await list();
    return devices.some(({ deviceId }) => deviceId === microphone) ? microphone : '';
  }

  /** Holds for this call from now on. */
  applyTo(live: Calls): void {
    this.#live = live;
    const { speaker, volume } = this.#choices;
    if (volume < 1) live.setVolume(volume);
    if (speaker) live.setSpeaker(speaker).catch(() => {});
  }

  choose(kind: Kind, id: string): void {
    const { speaker } = this.#choices;
    this.#remember({ [kind]: id });
    if (kind === 'microphone') this.#live?.setMicrophone(id);
    else {
      // What does not take the voice is not what it comes from.
      this.#live?.setSpeaker(id).catch(() => {
        if (this.#choices.speaker === id) this.#remember({ speaker });
      });
    }
  }

  setVolume(volume: number): void {
    this.#remember({ volume });
    this.#live?.setVolume(volume);
  }

  /** Keeps the lists true, until {@link unwatch}. */
  watch(): void {
    this.#watch ??= new AbortController();
    const { signal } = this.#watch;
    const read = async (): Promise<void> => {
      const devices = await list();
      if (signal.aborted) return;
      const of = (kind: MediaDeviceKind) => devices.filter((d) => d.kind === kind && d.deviceId);
      this.microphones = of('audioinput');
      this.speakers = 'setSinkId' in HTMLMediaElement.prototype ? of('audiooutput') : [];
      this.#changed();
    };
    void read();
    navigator.mediaDevices?.addEventListener('devicechange', () => void read(), { signal });
  }

  unwatch(): void {
    guarded(() => this.#watch?.abort());
    this.#watch = null;
  }

  #remember(change: Partial<Choices>): void {
    Object.assign(this.#choices, change);
    this.#changed();
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#choices));
    } catch {
      // A page without storage: the choice holds for as long as the element lives.
    }
  }
}

/** What is plugged in; nothing where the browser does not say. */
async function list(): Promise<readonly MediaDeviceInfo[]> {
  try {
    return await within(LIST_LIMIT_MS, navigator.mediaDevices.enumerateDevices());
  } catch {
    return [];
  }
}

/** What was chosen on an earlier visit. Another script of the page may have written anything there. */
function remembered(): Partial<Choices> {
  try {
    const { microphone, speaker, volume } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<
      string,
      unknown
    >;
    return {
      ...(typeof microphone === 'string' && { microphone }),
      ...(typeof speaker === 'string' && { speaker }),
      ...(typeof volume === 'number' && volume >= 0 && volume <= 1 && { volume }),
    };
  } catch {
    return {};
  }
}
