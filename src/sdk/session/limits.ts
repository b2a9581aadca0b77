/** How long each step of a call may take, in milliseconds. */
export interface SessionLimits {
  /** For the calling code to be fetched. */
  load: number;
  /** From the room's address to WebRTC being up. */
  connect: number;
  /** From being connected to the assistant's voice track. */
  assistantTrack: number;
  /** From the assistant's track to the assistant being ready. */
  assistantReady: number;
  /** From an interruption of the way to the room to giving up, unless it is restored before. */
  interruption: number;
  /**
   * From the server's word that the conversation has ended, or the assistant's last sign after it, to
   * ending the call, unless the assistant leaves before.
   */
  farewell: number;
}

/** The limits that hold unless a test says otherwise. */
export const DEFAULT_LIMITS: SessionLimits = {
  load: 30_000,
  connect: 30_000,
  assistantTrack: 20_000,
  assistantReady: 15_000,
  interruption: 30_000,
  farewell: 15_000,
};
