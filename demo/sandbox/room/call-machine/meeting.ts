import type { ParticipantInfo, RoomEvent, RoomProblem } from '../protocol.js';
import type { CallStore } from './call-store.js';
import { dailyParticipant, type TrackInfo } from './daily-participant.js';
import type { Fields } from './page-channel.js';
import { Peer } from './peer.js';
import { RoomSocket } from './room-socket.js';

export interface MeetingEvents {
  emit(action: string, fields?: Fields): void;
  joined(self: ParticipantInfo): void;
  failed(problem: RoomProblem): void;
}

export interface MeetingEntry {
  url: string;
  token: string;
  name: string;
  audio: boolean;
}

interface Other {
  info: ParticipantInfo;
  peer: Peer;
  heard: boolean;
}

/** One stay in a room: the others there, and a connection to each of them. */
export class Meeting {
  readonly #store: CallStore;
  readonly #events: MeetingEvents;
  readonly #socket: RoomSocket;
  readonly #others = new Map<string, Other>();
  #track: MediaStreamTrack | undefined;

  constructor(
    entry: MeetingEntry,
    track: MediaStreamTrack | undefined,
    store: CallStore,
    events: MeetingEvents,
  ) {
    this.#store = store;
    this.#events = events;
    this.#track = track;
    this.#socket = new RoomSocket(entry.url, {
      event: (event) => {
        this.#handle(event);
      },
      failed: (problem) => {
        events.failed(problem);
      },
      link: (event) => {
        events.emit('network-connection', { type: 'signaling', event });
      },
    });
    this.#socket.join(entry.token, entry.name, entry.audio);
  }

  sendMessage(to: string, data: unknown): void {
    this.#socket.send({ type: 'app-message', to, data });
  }

  setTrack(track: MediaStreamTrack | undefined): void {
    this.#track = track;
    for (const { peer } of this.#others.values()) peer.setTrack(track);
  }

  announceAudio(on: boolean): void {
    this.#socket.send({ type: 'audio', on });
  }

  /** The level of everyone else, by participant id. */
  levels(): Record<string, number> {
    return Object.fromEntries([...this.#others].map(([id, { peer }]) => [id, peer.level()]));
  }

  close(): void {
    this.#socket.close();
    for (const { peer } of this.#others.values()) peer.close();
    this.#others.clear();
  }

  #handle(event: RoomEvent): void {
    switch (event.type) {
      case 'joined':
        this.#events.joined(event.self);
        for (const info of event.others) this.#add(info);
        break;
      case 'participant-joined':
        // Whoever was there first calls, so that exactly one side does.
        this.#add(event.participant).offer();
        break;
      case 'participant-updated':
        this.#update(event.participant);
        break;
      case 'participant-left':
        this.#remove(event.id);
        break;
      case 'signal':
        this.#others.get(event.from)?.peer.accept(event.signal);
        break;
      case 'app-message':
        this.#events.emit('app-message', { data: event.data, fromId: event.from });
        break;
      case 'removed':
        this.#events.failed(event.problem);
        break;
    }
  }

  #add(info: ParticipantInfo): Peer {
    const { id } = info;
    const peer = new Peer(this.#track, {
      send: (signal) => {
        this.#socket.send({ type: 'signal', to: id, signal });
      },
      track: (track) => {
        const other = this.#others.get(id);
        if (!other) return;
        this.#store.setRemoteTrack(id, track);
        other.heard = true;
        this.#emitParticipant('participant-updated', other);
      },
      link: (event) => {
        this.#events.emit('network-connection', { type: 'sfu', event });
      },
    });
    const other: Other = { info, peer, heard: false };
    this.#others.set(id, other);
    this.#store.addParticipant(id);
    this.#emitParticipant('participant-joined', other);
    this.#emitCounts();
    return peer;
  }

  #update(info: ParticipantInfo): void {
    const other = this.#others.get(info.id);
    if (!other) return;
    other.info = info;
    this.#emitParticipant('participant-updated', other);
  }

  #remove(id: string): void {
    const other = this.#others.get(id);
    if (!other) return;
    this.#others.delete(id);
    other.info = { ...other.info, audio: false };
    this.#emitParticipant('participant-left', other);
    this.#emitCounts();
    this.#store.removeParticipant(id);
    other.peer.close();
  }

  #emitParticipant(action: string, { info, heard }: Other): void {
    const audio: TrackInfo = info.audio
      ? { subscribed: true, state: heard ? 'playable' : 'loading' }
      : { subscribed: true, state: 'off', off: { byUser: true } };
    const participant = dailyParticipant({ local: false, id: info.id, name: info.name, audio });
    this.#events.emit(action, { participant });
  }

  #emitCounts(): void {
    const present = this.#others.size + 1;
    this.#events.emit('participant-counts-updated', { participantCounts: { present, hidden: 0 } });
  }
}
