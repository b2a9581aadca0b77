import { isObject, parseJson, type JsonObject } from '../http/json.js';
import type { ClientMessage, Signal } from './protocol.js';

/** A message from a browser's socket, or undefined when it makes no sense. */
export function parseClientMessage(text: string): ClientMessage | undefined {
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  switch (value['type']) {
    case 'join': {
      const { token, name, audio } = value;
      if (typeof token !== 'string') return undefined;
      return {
        type: 'join',
        token,
        name: typeof name === 'string' ? name : '',
        audio: audio === true,
      };
    }
    case 'resume': {
      const { key } = value;
      return typeof key === 'string' ? { type: 'resume', key } : undefined;
    }
    case 'audio':
      return { type: 'audio', on: value['on'] === true };
    case 'signal': {
      const { to, signal } = value;
      const parsed = isObject(signal) ? parseSignal(signal) : undefined;
      return typeof to === 'string' && parsed ? { type: 'signal', to, signal: parsed } : undefined;
    }
    case 'app-message': {
      const { to, data } = value;
      return typeof to === 'string' ? { type: 'app-message', to, data } : undefined;
    }
    case 'leave':
      return { type: 'leave' };
    default:
      return undefined;
  }
}

function parseSignal(value: JsonObject): Signal | undefined {
  const { kind, type, sdp, candidate, sdpMid, sdpMLineIndex } = value;
  if (kind === 'description' && (type === 'offer' || type === 'answer')) {
    return typeof sdp === 'string' ? { kind, type, sdp } : undefined;
  }
  if (kind === 'candidate' && typeof candidate === 'string') {
    return {
      kind,
      candidate,
      sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
      sdpMLineIndex: typeof sdpMLineIndex === 'number' ? sdpMLineIndex : null,
    };
  }
  return undefined;
}
