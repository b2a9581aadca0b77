/** What the element says before a call, and while one is being connected. Shipped with the tag. */
export interface LauncherStrings {
  /** The assistant's name where the page gives none. */
  agent: string;
  /** Names the panel for assistive technology. */
  panel: (name: string) => string;
  launcher: string;
  ready: string;
  /** `name` is empty where the page gives none. */
  introTitle: (name: string) => string;
  introText: string;
  start: string;
  microphoneNote: string;
  consentTitle: string;
  consentText: string;
  agree: string;
  decline: string;
  connecting: string;
  cancel: string;
  ending: string;
  hide: string;
  notConnected: string;
  retry: string;
  loadFailedTitle: string;
  loadFailedText: string;
}

/** What went wrong, as far as a visitor needs to tell the cases apart. */
export type ErrorKind =
  | 'microphoneBlocked'
  | 'microphoneMissing'
  | 'microphoneBusy'
  | 'microphoneFailed'
  | 'offline'
  | 'network'
  | 'signIn'
  | 'roomGone'
  | 'roomFull'
  | 'timeout'
  | 'busy'
  | 'ejected'
  | 'connectionLost'
  | 'assistant'
  | 'unsupported'
  | 'insecure'
  | 'setup'
  | 'unknown';

/** A title, and a sentence with the way out. */
export interface ErrorText {
  readonly title: string;
  readonly text: string;
}

/** Every text of the element. */
export interface BuddyStrings extends LauncherStrings {
  stepMicrophone: string;
  stepMicrophoneDone: string;
  stepCall: (name: string) => string;
  stepJoin: string;
  connected: string;
  waiting: string;
  listening: string;
  speaking: string;
  hearing: string;
  muted: string;
  mute: string;
  unmute: string;
  end: string;
  reconnecting: string;
  interrupted: string;
  tapToHear: string;
  transcript: string;
  jump: string;
  you: string;
  /** One finished line, for a screen reader. */
  said: (speaker: string, text: string) => string;
  /** `name` is empty where the server keeps the tool's name to itself. */
  toolRunning: (name: string) => string;
  toolDone: (name: string) => string;
  ended: string;
  endedTitle: string;
  endedSummary: (duration: string, name: string) => string;
  callAgain: string;
  /** A length of time in words. */
  duration: (seconds: number) => string;
  /** A length of time as a clock shows it. */
  clock: (seconds: number) => string;
  errors: Readonly<Record<ErrorKind, ErrorText>>;
}

/** Overrides of single texts. */
export type StringOverrides = Partial<Omit<BuddyStrings, 'errors'>> & {
  errors?: Partial<BuddyStrings['errors']>;
};
