import type { Signal } from '../../room/protocol.js';
import { RTCPeerConnection } from './webrtc.js';

export interface BotPeerEvents {
  send(signal: Signal): void;
  track(track: MediaStreamTrack): void;
  connected(): void;
}

/** The bot's WebRTC connection to one other participant. */
export class BotPeer {
  readonly #connection = new RTCPeerConnection();
  readonly #events: BotPeerEvents;
  readonly #track: MediaStreamTrack;
  readonly #waiting: RTCIceCandidateInit[] = [];
  #chain: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(track: MediaStreamTrack, events: BotPeerEvents) {
    this.#track = track;
    this.#events = events;
    this.#connection.onicecandidate = ({ candidate }: RTCPeerConnectionIceEvent) => {
      if (!candidate || this.#closed) return;
      const { sdpMid, sdpMLineIndex } = candidate;
      events.send({ kind: 'candidate', candidate: candidate.candidate, sdpMid, sdpMLineIndex });
    };
    this.#connection.ontrack = (event: RTCTrackEvent) => {
      if (!this.#closed) events.track(event.track);
    };
    this.#connection.onconnectionstatechange = () => {
      if (this.state === 'connected') events.connected();
    };
  }

  get state(): RTCPeerConnectionState {
    return this.#closed ? 'closed' : this.#connection.connectionState;
  }

  offer(): void {
    this.#enqueue(async () => {
      this.#connection.addTrack(this.#track);
      await this.#describe(await this.#connection.createOffer());
    });
  }

  accept(signal: Signal): void {
    this.#enqueue(async () => {
      if (signal.kind === 'candidate') {
        const { candidate, sdpMid, sdpMLineIndex } = signal;
        await this.#addCandidate({ candidate, sdpMid, sdpMLineIndex });
        return;
      }
      await this.#connection.setRemoteDescription({ type: signal.type, sdp: signal.sdp });
      for (const candidate of this.#waiting.splice(0)) await this.#addCandidate(candidate);
      if (signal.type !== 'offer') return;
      this.#connection.addTrack(this.#track);
      await this.#describe(await this.#connection.createAnswer());
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#connection.onicecandidate = null;
    this.#connection.ontrack = null;
    this.#connection.onconnectionstatechange = null;
    this.#connection.close();
  }

  async #describe(description: RTCSessionDescriptionInit): Promise<void> {
    await this.#connection.setLocalDescription(description);
    const { type, sdp } = description;
    if (sdp === undefined || (type !== 'offer' && type !== 'answer')) return;
    this.#events.send({ kind: 'description', type, sdp });
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    if (!this.#connection.remoteDescription) this.#waiting.push(candidate);
    // A browser that hides its address behind an mDNS name is still reachable by the address it calls from.
    else await this.#connection.addIceCandidate(candidate).catch(() => undefined);
  }

  #enqueue(step: () => Promise<void>): void {
    this.#chain = this.#chain
      .then(() => (this.#closed ? undefined : step()))
      .catch((error: unknown) => {
        if (!this.#closed) console.warn('sandbox bot:', error);
      });
  }
}
