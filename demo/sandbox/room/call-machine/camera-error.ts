import type { Fields } from './page-channel.js';

/** A refused microphone, as Daily's `camera-error` event describes it. */
export function cameraError(error: unknown): Fields {
  const name = error instanceof DOMException ? error.name : '';
  const msg = error instanceof Error ? error.message : String(error);
  return {
    errorMsg: { errorMsg: msg, audioOk: false, videoOk: true },
    error: { msg, localizedMsg: msg, ...details(name, msg) },
  };
}

function details(name: string, msg: string): Fields {
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError': {
      const byBrowser = name === 'SecurityError' || /system|denied by/i.test(msg);
      return {
        type: 'permissions',
        blockedBy: byBrowser ? 'browser' : 'user',
        blockedMedia: ['audio'],
      };
    }
    case 'NotFoundError':
      return { type: 'not-found', missingMedia: ['audio'] };
    case 'NotReadableError':
    case 'AbortError':
      return { type: 'mic-in-use' };
    case 'OverconstrainedError':
      return { type: 'constraints', reason: 'invalid', failedMedia: ['audio'] };
    default:
      return { type: 'unknown' };
  }
}
