/** What travels between a room and its participants; the room itself only passes it on. */

/** A step of the WebRTC handshake between two participants. */
export type Signal =
  | { kind: 'description'; type: 'offer' | 'answer'; sdp: string }
  | { kind: 'candidate'; candidate: string; sdpMid: string | null; sdpMLineIndex: number | null };

export interface ParticipantInfo {
  id: string;
  name: string;
  /** Whether the participant sends audio at this moment. */
  audio: boolean;
}

/** Why a room refuses or removes a participant: Daily's own error types. */
export type RoomErrorType =
  | 'no-room'
  | 'exp-room'
  | 'exp-token'
  | 'not-allowed'
  | 'meeting-full'
  | 'ejected'
  | 'connection-error';

export interface RoomProblem {
  type: RoomErrorType;
  msg: string;
}

/** Room to participant. */
export type RoomEvent =
  | {
      type: 'joined';
      self: ParticipantInfo;
      others: ParticipantInfo[];
      resumeKey?: string;
      /** How long a dropped line is tried again, in milliseconds; 20 s when it is not said. */
      patience?: number;
    }
  | { type: 'participant-joined'; participant: ParticipantInfo }
  | { type: 'participant-updated'; participant: ParticipantInfo }
  | { type: 'participant-left'; id: string }
  | { type: 'signal'; from: string; signal: Signal }
  | { type: 'app-message'; from: string; data: unknown }
  | { type: 'removed'; problem: RoomProblem };

/** A browser's first words on its socket, and all that follow. */
export type ClientMessage =
  | { type: 'join'; token: string; name: string; audio: boolean }
  | { type: 'resume'; key: string }
  | { type: 'audio'; on: boolean }
  | { type: 'signal'; to: string; signal: Signal }
  | { type: 'app-message'; to: string; data: unknown }
  | { type: 'leave' };

/** Sent by the room instead of an event when it refuses a join. */
export interface Refusal {
  type: 'refused';
  problem: RoomProblem;
}

/** The answer to `resume`: the seat is still there. */
export interface Resumed {
  type: 'resumed';
}
