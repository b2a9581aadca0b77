import type { SessionEvent } from '../sdk/types.js';

/** The detail of a session event that came with these arguments; `error` and `state-change` are made by the controller. */
export function detailOf(event: SessionEvent, args: readonly unknown[]): unknown {
  const [first, second] = args;
  switch (event) {
    case 'conversation-end':
      return { reason: first };
    case 'track-started':
    case 'track-stopped':
      return { track: first, local: second };
    case 'mic-change':
      return { enabled: first };
    case 'tts-chunk':
      return { text: first };
    default:
      // pipeline-error, transcript and metrics bring their detail; the others bring nothing.
      return first ?? null;
  }
}
