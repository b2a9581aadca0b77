import { faces } from '../../support/faces.js';
import { hurried } from '../../support/fault-call.js';
import { driveTable, FAILED, type Row } from '../../support/fault-table.js';

/** The browser's word for a microphone that it does not give, and ours. */
type Refusal = [
  name: string,
  message: string,
  reason: string,
  face: Row['face'],
  permission?: PermissionState | 'untold',
];

const refusals: readonly Refusal[] = [
  ['NotAllowedError', 'Permission denied', 'microphone-blocked', faces.microphoneBlocked, 'denied'],
  ['NotAllowedError', 'no more', 'microphone-blocked', faces.microphoneBlocked, 'untold'],
  ['NotAllowedError', 'dismissed', 'microphone-dismissed', faces.microphoneDismissed, 'prompt'],
  ['NotAllowedError', 'Permission denied by system', 'microphone-blocked', faces.microphonePolicy],
  ['SecurityError', 'Not on this page', 'microphone-blocked', faces.microphonePolicy],
  ['NotFoundError', 'Requested device not found', 'microphone-not-found', faces.microphoneNotFound],
  ['NotReadableError', 'Could not start audio source', 'microphone-in-use', faces.microphoneInUse],
  ['AbortError', 'Starting audio failed', 'microphone-in-use', faces.microphoneInUse],
  ['OverconstrainedError', 'No such device', 'microphone-failed', faces.microphoneFailed],
];

driveTable(
  'when the microphone is refused',
  refusals.map(([name, message, reason, face, permission = 'granted']): Row => ({
    fault: null,
    title: `${name} (${message})`,
    breaks: () => refuseMicrophone(new DOMException(message, name), permission),
    options: { muted: false, callClock: hurried(50, 1_000) },
    status: 'error',
    error: ['SessionError', { reason }],
    face,
    story: FAILED,
  })),
);

/** The browser's own answer is another one; everything above it stays as it is. */
function refuseMicrophone(error: DOMException, state: Refusal[4]): () => void {
  const { mediaDevices, permissions } = navigator;
  const [getUserMedia, query] = [mediaDevices.getUserMedia, permissions.query];
  mediaDevices.getUserMedia = () => Promise.reject(error);
  permissions.query = () =>
    state === 'untold'
      ? new Promise<never>(() => undefined)
      : Promise.resolve(Object.assign(new EventTarget(), { state }) as never);
  return () => {
    mediaDevices.getUserMedia = getUserMedia;
    permissions.query = query;
  };
}
