export interface TrackInfo {
  subscribed: true;
  state: 'playable' | 'off' | 'loading' | 'blocked';
  off?: { byUser: true };
  blocked?: { byPermissions?: true; byDeviceMissing?: true; byDeviceInUse?: true };
}

interface Person {
  local: boolean;
  id: string;
  name: string;
  audio: TrackInfo;
}

/** A participant as daily-js passes it on; daily-js itself puts the tracks in. */
export function dailyParticipant({ local, id, name, audio }: Person): Record<string, unknown> {
  const off: TrackInfo = { subscribed: true, state: 'off', off: { byUser: true } };
  return {
    local,
    session_id: id,
    user_id: id,
    user_name: name,
    owner: false,
    record: false,
    joined_at: new Date(),
    will_eject_at: new Date(0),
    audio: audio.state === 'playable' || audio.state === 'loading',
    video: false,
    screen: false,
    tracks: { audio, video: { ...off }, screenAudio: { ...off }, screenVideo: { ...off } },
  };
}
