import type { MeetingTokens } from '../room/meeting-tokens.js';
import type { Room } from '../room/room.js';
import type { HostedRoomOptions } from '../room/rooms.js';
import type { Fault } from './catalogue.js';

/** The way into a room, as the API gives it out. */
export interface Admission {
  roomUrl: string;
  token: string;
}

/** How long a room stays that its user never gets into, in milliseconds. */
const briefly = 10_000;

/** What a room is opened with, so that it has its fault. */
export function roomOptions(
  fault: Fault | undefined,
  faultMs: number | undefined,
): Pick<HostedRoomOptions, 'maxParticipants' | 'lifetime' | 'patience'> {
  switch (fault?.name) {
    case 'meeting-full':
      return { maxParticipants: 1, lifetime: briefly };
    case 'exp-token':
    case 'not-allowed':
      return { lifetime: briefly };
    case 'signalling-lost':
      return { patience: faultMs };
    default:
      return {};
  }
}

/** Lets somebody into a room, or nearly. */
export async function admit(
  room: Room,
  fault: Fault | undefined,
  tokens: MeetingTokens,
): Promise<Admission> {
  const elsewhere = (path: string): string => room.url.replace('/rooms/', `/${path}/`);
  const good: Admission = { roomUrl: room.url, token: await tokens.mint(room.name) };
  switch (fault?.name) {
    case 'no-room':
      room.end();
      return { ...good, roomUrl: `${room.url}-gone` };
    case 'exp-room':
      room.expire();
      return good;
    case 'exp-token':
      return { ...good, token: await tokens.mint(room.name, -60) };
    case 'not-allowed':
      return { ...good, token: await tokens.mint('another-room') };
    case 'connection-error':
      room.end();
      return { ...good, roomUrl: elsewhere('unreachable') };
    case 'room-silent':
      room.end();
      return { ...good, roomUrl: elsewhere('silent') };
    case 'room-echo':
      room.end();
      return { ...good, roomUrl: elsewhere('echo') };
    default:
      return good;
  }
}
