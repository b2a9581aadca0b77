import type { CallStore } from './call-store.js';

/** What daily-js reads from a call machine directly, besides its messages. */
export interface MachineHandle {
  /** Called when the same call object starts again after it has left. */
  reset(): void;
  store: CallStore;
}

interface DailyInstance {
  callMachine?: MachineHandle;
  /** Tracks that a page hands over instead of a device. */
  tracks?: { audioTrack?: MediaStreamTrack };
}

interface DailyPage {
  pendings: string[];
  instances: Record<string, DailyInstance | undefined>;
}

declare global {
  interface Window {
    _daily?: DailyPage;
  }
}

/** The place on the page where daily-js and call machines find each other. */
export function dailyPage(): DailyPage {
  return (window._daily ??= { pendings: [], instances: {} });
}
