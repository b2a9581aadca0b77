import { faces } from '../../support/faces.js';
import { driveTable, FAILED, type Row } from '../../support/fault-table.js';

/** The browser's word for a microphone that it does not give, and ours. */
const refusals = [
  ['NotAllowedError', 'Permission denied', 'microphone-blocked', faces.microphoneBlocked],
  ['NotAllowedError', 'Permission denied by system', 'microphone-blocked', faces.microphonePolicy],
  ['SecurityError', 'Not on this page', 'microphone-blocked', faces.microphonePolicy],
  ['NotFoundError', 'Requested device not found', 'microphone-not-found', faces.microphoneNotFound],
  ['NotReadableError', 'Could not start audio source', 'microphone-in-use', faces.microphoneInUse],
  ['AbortError', 'Starting audio failed', 'microphone-in-use', faces.microphoneInUse],
  ['OverconstrainedError', 'No such device', 'microphone-failed', faces.microphoneFailed],
] as const;

driveTable(
  'when the microphone is refused',
  refusals.map(([name, message, reason, face]): Row => ({
    fault: null,
    title: `${name} (${message})`,
    breaks: () => refuseMicrophone(new DOMException(message, name)),
    options: { muted: false },
    status: 'error',
    error: ['SessionError', { reason }],
    face,
    story: FAILED,
  })),
);

/** The browser's own answer is another one; everything above it stays as it is. */
function refuseMicrophone(error: DOMException): () => void {
  const { mediaDevices } = navigator;
  const { getUserMedia } = mediaDevices;
  mediaDevices.getUserMedia = () => Promise.reject(error);
  return () => {
    mediaDevices.getUserMedia = getUserMedia;
  };
}
