import type { Signal } from '../protocol.js';

export interface PeerEvents {
  send(signal: Signal): void;
  /** The remote track carries sound from now on. */
  track(track: MediaStreamTrack): void;
  link(state: 'connected' | 'interrupted'): void;
}

/** The WebRTC connection to one other participant. */
export class Peer {
  readonly #connection = new RTCPeerConnection();
  readonly #events: PeerEvents;
  readonly #waiting: RTCIceCandidateInit[] = [];
  #sender: RTCRtpSender | undefined;
  #chain: Promise<void> = Promise.resolve();
  #track: MediaStreamTrack | null;

  constructor(track: MediaStreamTrack | undefined, events: PeerEvents) {
    this.#events = events;
    this.#track = track ?? null;
    this.#connection.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate) return;
      events.send({
        kind: 'candidate',
        candidate: candidate.candidate,
        sdpMid: candidate.sdpMid,
        sdpMLineIndex: candidate.sdpMLineIndex,
      });
    });
    this.#connection.addEventListener('track', ({ track: remote }) => {
      // `muted` ends with the first packet: only then is there something to hear.
      if (!remote.muted) events.track(remote);
      else remote.addEventListener('unmute', () => events.track(remote), { once: true });
    });
    this.#connection.addEventListener('iceconnectionstatechange', () => {
      const state = this.#connection.iceConnectionState;
      if (state === 'connected' || state === 'completed') events.link('connected');
      if (state === 'disconnected' || state === 'failed') events.link('interrupted');
    });
  }

  /** Starts the handshake; the other side answers. */
  offer(): void {
    this.#enqueue(async () => {
      this.#attachSender(
        this.#connection.addTransceiver('audio', { direction: 'sendrecv' }).sender,
      );
      await this.#connection.setLocalDescription();
      this.#sendDescription();
    });
  }

  accept(signal: Signal): void {
    this.#enqueue(async () => {
      if (signal.kind === 'candidate') {
        const { candidate, sdpMid, sdpMLineIndex } = signal;
        const init = { candidate, sdpMid, sdpMLineIndex };
        if (this.#connection.remoteDescription) await this.#connection.addIceCandidate(init);
        else this.#waiting.push(init);
        return;
      }
      await this.#connection.setRemoteDescription({ type: signal.type, sdp: signal.sdp });
      for (const candidate of this.#waiting.splice(0)) {
        await this.#connection.addIceCandidate(candidate);
      }
      if (signal.type === 'offer') await this.#answer();
    });
  }

  /** Sends this track from now on, or silence. */
  setTrack(track: MediaStreamTrack | undefined): void {
    this.#track = track ?? null;
    this.#enqueue(async () => {
      await this.#sender?.replaceTrack(this.#track);
    });
  }

  /** How loud the other side is now, from 0 to 1. */
  level(): number {
    const sources = this.#connection
      .getReceivers()
      .flatMap((receiver) => receiver.getSynchronizationSources());
    return sources.reduce((level, source) => Math.max(level, source.audioLevel ?? 0), 0);
  }

  close(): void {
    for (const receiver of this.#connection.getReceivers()) receiver.track.stop();
    this.#connection.close();
  }

  async #answer(): Promise<void> {
    const [transceiver] = this.#connection.getTransceivers();
    if (transceiver) {
      transceiver.direction = 'sendrecv';
      this.#attachSender(transceiver.sender);
    }
    await this.#connection.setLocalDescription();
    this.#sendDescription();
  }

  #attachSender(sender: RTCRtpSender): void {
    this.#sender = sender;
    this.setTrack(this.#track ?? undefined);
  }

  #sendDescription(): void {
    const description = this.#connection.localDescription;
    if (!description || (description.type !== 'offer' && description.type !== 'answer')) return;
    this.#events.send({ kind: 'description', type: description.type, sdp: description.sdp });
  }

  /** One step after another; a step that fails on a closed connection is dropped. */
  #enqueue(step: () => Promise<void>): void {
    this.#chain = this.#chain.then(step).catch((error: unknown) => {
      if (this.#connection.signalingState !== 'closed') console.warn('call machine:', error);
    });
  }
}
