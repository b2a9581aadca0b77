import type { ConnectionStatus } from '../types.js';

const NEXT: Readonly<Record<ConnectionStatus, readonly ConnectionStatus[]>> = {
  idle: ['connecting'],
  connecting: ['connected', 'disconnecting', 'error'],
  connected: ['disconnecting', 'error'],
  disconnecting: ['disconnected'],
  disconnected: [],
  error: [],
};

/** Whether a session may go from one status to the other. */
export function mayBecome(from: ConnectionStatus, to: ConnectionStatus): boolean {
  return NEXT[from].includes(to);
}
