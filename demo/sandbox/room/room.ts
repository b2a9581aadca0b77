import { randomUUID } from 'node:crypto';
import type { Participant } from './participant.js';
import type { ParticipantInfo, RoomErrorType, RoomEvent, Signal } from './protocol.js';
import { RoomError, roomProblem } from './room-error.js';

export interface RoomOptions {
  name: string;
  url: string;
  /** How long the room lives, in milliseconds. */
  lifetime?: number;
  maxParticipants?: number;
  /** How long its participants try to come back after their line dropped, in milliseconds. */
  patience?: number;
  onEnd?: () => void;
}

/** The room as a bot sees it. */
export type BotRoom = Pick<Room, 'name' | 'join' | 'participants' | 'eject' | 'expire'>;

/** A participant's place in a room: what it can do there. */
export interface Seat {
  readonly info: ParticipantInfo;
  signal(to: string, signal: Signal): void;
  /** `to` is a participant's id, or '*' for everyone else. */
  message(to: string, data: unknown): void;
  setAudio(on: boolean): void;
  leave(): void;
}

interface Member {
  info: ParticipantInfo;
  participant: Participant;
  messagesSent: number;
}

/** Passes signalling and messages between participants. Ends when the last human leaves. */
export class Room {
  readonly name: string;
  readonly url: string;
  readonly patience: number | undefined;
  readonly #members = new Map<string, Member>();
  readonly #maxParticipants: number;
  readonly #onEnd: (() => void) | undefined;
  readonly #expiry: NodeJS.Timeout;
  #expired = false;
  #ended = false;

  constructor(options: RoomOptions) {
    const { name, url, lifetime = 3_600_000, maxParticipants = 10, patience, onEnd } = options;
    this.name = name;
    this.url = url;
    this.patience = patience;
    this.#maxParticipants = maxParticipants;
    this.#onEnd = onEnd;
    this.#expiry = setTimeout(() => {
      this.expire();
    }, lifetime);
  }

  get ended(): boolean {
    return this.#ended;
  }

  get expired(): boolean {
    return this.#expired;
  }

  participants(): (ParticipantInfo & { human: boolean; messagesSent: number })[] {
    return [...this.#members.values()].map(({ info, participant, messagesSent }) => ({
      ...info,
      human: participant.human,
      messagesSent,
    }));
  }

  /** Throws a RoomError when the room is over or full. */
  join(
    participant: Participant,
    audio = true,
    details: { resumeKey?: string; patience?: number } = {},
  ): Seat {
    if (this.#expired) throw new RoomError('exp-room');
    if (this.#ended) throw new RoomError('no-room');
    if (this.#members.size >= this.#maxParticipants) throw new RoomError('meeting-full');
    const info: ParticipantInfo = { id: randomUUID(), name: participant.name, audio };
    const others = [...this.#members.values()];
    this.#members.set(info.id, { info, participant, messagesSent: 0 });
    const seat = this.#seat(info);
    participant.receive({
      type: 'joined',
      self: { ...info },
      others: others.map((other) => ({ ...other.info })),
      ...details,
    });
    this.#tellOthers(info.id, { type: 'participant-joined', participant: { ...info } });
    return seat;
  }

  /** Removes one participant, who is told why. */
  eject(id: string, reason: RoomErrorType = 'ejected'): boolean {
    const member = this.#members.get(id);
    if (!member) return false;
    member.participant.receive({ type: 'removed', problem: roomProblem(reason) });
    this.#leave(id);
    return true;
  }

  /** The room's time is up: everyone is removed. */
  expire(): void {
    this.#expired = true;
    this.end('exp-room');
  }

  end(reason: RoomErrorType = 'ejected'): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#expiry);
    const members = [...this.#members.values()];
    this.#members.clear();
    for (const { participant } of members) {
      participant.receive({ type: 'removed', problem: roomProblem(reason) });
    }
    this.#onEnd?.();
  }

  #seat(info: ParticipantInfo): Seat {
    return {
      info,
      signal: (to, signal) => {
        this.#members.get(to)?.participant.receive({ type: 'signal', from: info.id, signal });
      },
      message: (to, data) => {
        const sender = this.#members.get(info.id);
        if (!sender) return;
        sender.messagesSent += 1;
        const event: RoomEvent = { type: 'app-message', from: info.id, data };
        if (to === '*') this.#tellOthers(info.id, event);
        else this.#members.get(to)?.participant.receive(event);
      },
      setAudio: (on) => {
        if (!this.#members.has(info.id)) return;
        info.audio = on;
        this.#tellOthers(info.id, { type: 'participant-updated', participant: { ...info } });
      },
      leave: () => {
        this.#leave(info.id);
      },
    };
  }

  #leave(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    this.#members.delete(id);
    this.#tellOthers(id, { type: 'participant-left', id });
    const humans = [...this.#members.values()].some(({ participant }) => participant.human);
    if (member.participant.human && !humans) this.end();
  }

  #tellOthers(id: string, event: RoomEvent): void {
    for (const member of [...this.#members.values()]) {
      if (member.info.id !== id) member.participant.receive(event);
    }
  }
}
