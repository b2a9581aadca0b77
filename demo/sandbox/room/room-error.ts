import type { RoomErrorType, RoomProblem } from './protocol.js';

const messages: Record<RoomErrorType, string> = {
  'no-room': "The meeting you're trying to join does not exist.",
  'exp-room': 'The meeting you are trying to join has expired.',
  'exp-token': 'The meeting token has expired.',
  'not-allowed': 'You are not allowed to join this meeting.',
  'meeting-full': 'Meeting is full.',
  ejected: 'Meeting has ended: you were removed from it.',
  'connection-error': 'The connection to the meeting was lost.',
};

export function roomProblem(type: RoomErrorType): RoomProblem {
  return { type, msg: messages[type] };
}

/** A join that the room refused. */
export class RoomError extends Error {
  readonly problem: RoomProblem;

  constructor(type: RoomErrorType) {
    super(messages[type]);
    this.name = 'RoomError';
    this.problem = roomProblem(type);
  }
}
