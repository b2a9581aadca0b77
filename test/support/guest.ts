/** Somebody else in a room of the local backend: company, or a test in the bot's place. */
import { Peer } from '../../demo/sandbox/room/call-machine/peer.js';
import { RoomSocket } from '../../demo/sandbox/room/call-machine/room-socket.js';
import { deferred } from '../../src/sdk/deferred.js';

export class Guest {
  /** The RTVI messages that came. */
  readonly heard: { type: string; from: string }[] = [];
  readonly #socket: RoomSocket;
  readonly #joined = deferred();
  readonly #peers = new Map<string, Peer>();
  readonly #context = new AudioContext();
  readonly #track: MediaStreamTrack | undefined;

  private constructor(roomUrl: string) {
    const voice = this.#context.createMediaStreamDestination();
    const tone = new OscillatorNode(this.#context);
    tone.connect(voice);
    tone.start();
    this.#track = voice.stream.getAudioTracks()[0];
    this.#socket = new RoomSocket(roomUrl, {
      failed: ({ msg }) => this.#joined.reject(new Error(msg)),
      link: () => undefined,
      event: (event) => {
        if (event.type === 'joined') {
          for (const { id } of event.others) this.#peer(id);
          this.#joined.resolve();
        } else if (event.type === 'participant-joined') this.#peer(event.participant.id).offer();
        else if (event.type === 'signal') this.#peers.get(event.from)?.accept(event.signal);
        else if (event.type === 'app-message') {
          const { type } = event.data as { type: string };
          this.heard.push({ type, from: event.from });
        }
      },
    });
  }

  /** Joins with a voice: a tone. */
  static async join({ roomUrl, token }: { roomUrl: string; token: string }): Promise<Guest> {
    const guest = new Guest(roomUrl);
    guest.#socket.join(token, 'Bot', true);
    await guest.#joined.promise;
    return guest;
  }

  /** Says something to all, in RTVI. */
  say(type: string, data: unknown = {}): void {
    const message = { label: 'rtvi-ai', id: type, type, data };
    this.#socket.send({ type: 'app-message', to: '*', data: message });
  }

  leave(): void {
    this.#socket.close();
    for (const peer of this.#peers.values()) peer.close();
    void this.#context.close();
  }

  #peer(id: string): Peer {
    const peer = new Peer(this.#track, {
      send: (signal) => this.#socket.send({ type: 'signal', to: id, signal }),
      track: () => undefined,
      link: () => undefined,
    });
    this.#peers.set(id, peer);
    return peer;
  }
}
