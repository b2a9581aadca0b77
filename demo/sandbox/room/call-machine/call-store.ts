interface RemoteStream {
  participantId: string;
  type: 'cam';
  pendingTrack: MediaStreamTrack;
  starttime: Date;
}

/** The part of the call's state that daily-js reads: where the tracks are. */
interface CallState {
  local: {
    streams: { cam: { stream: MediaStream | undefined } };
    public: { subscribedTracks: { ALL: true } };
  };
  streams: Record<string, RemoteStream>;
  participants: Record<string, { public: { rtcType: { impl: 'sfu' } } }>;
}

export class CallStore {
  #state = emptyState();

  getState(): CallState {
    return this.#state;
  }

  setLocalTrack(track: MediaStreamTrack | undefined): void {
    this.#state.local.streams.cam.stream = track && new MediaStream([track]);
  }

  addParticipant(id: string): void {
    this.#state.participants[id] = { public: { rtcType: { impl: 'sfu' } } };
  }

  setRemoteTrack(participantId: string, track: MediaStreamTrack): void {
    this.#state.streams[participantId] = {
      participantId,
      type: 'cam',
      pendingTrack: track,
      starttime: new Date(),
    };
  }

  removeParticipant(id: string): void {
    Reflect.deleteProperty(this.#state.participants, id);
    Reflect.deleteProperty(this.#state.streams, id);
  }

  clear(): void {
    this.#state = emptyState();
  }
}

function emptyState(): CallState {
  return {
    local: { streams: { cam: { stream: undefined } }, public: { subscribedTracks: { ALL: true } } },
    streams: {},
    participants: {},
  };
}
