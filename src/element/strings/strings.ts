import type { Browser } from '../parts/browser.js';
import type { TimeFormat } from './format.js';

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
  /** Refused by the visitor, now or earlier. */
  | 'microphoneBlocked'
  /** The browser's question was closed without an answer, or answered for this once. */
  | 'microphoneDismissed'
  /** Refused by the page's policy, or by the device's system. */
  | 'microphonePolicy'
  | 'microphoneNotFound'
  | 'microphoneInUse'
  | 'microphoneFailed'
  | 'offline'
  /** The API could not be reached. */
  | 'network'
  /** The calling code could not be loaded. */
  | 'callMachine'
  /** The token has expired or is refused, or the page could not get one. */
  | 'tokenExpired'
  /** The token is good, but not for this. */
  | 'forbidden'
  | 'roomNotFound'
  | 'roomExpired'
  | 'roomFull'
  | 'roomDenied'
  /** The API did not answer in time. */
  | 'timeout'
  /** The room did not come up in time. */
  | 'connectTimeout'
  /** The assistant never came, or was never ready. */
  | 'assistantLeft'
  /** The API asks for a pause. */
  | 'tooMany'
  /** The API failed. */
  | 'busy'
  | 'ejected'
  | 'connectionLost'
  | 'assistantFailed'
  | 'unsupported'
  | 'insecureContext'
  /** For the page's owner to mend. */
  | 'setup'
  | 'unknown';

/** What the way out of an error depends on. */
export interface ErrorContext {
  readonly browser: Browser;
  /** Trying again gets a new token or a new room; otherwise only the page can bring one. */
  readonly renews: boolean;
}

/** A title, and a sentence with the way out. */
export interface ErrorText {
  readonly title: string;
  readonly text: string | ((context: ErrorContext) => string);
}

/** The words for every error. */
export type ErrorTable = Readonly<Record<ErrorKind, ErrorText>>;

/** Every text of the element. */
export interface BuddyStrings extends LauncherStrings, TimeFormat {
  stepMicrophone: string;
  /** While the browser asks whether the page may use the microphone. */
  allowPrompt: string;
  stepMicrophoneDone: string;
  stepCall: (name: string) => string;
  stepJoin: string;
  connected: string;
  waiting: string;
  listening: string;
  /** Below the orb, until somebody has said something. */
  sayHello: string;
  speaking: string;
  hearing: string;
  muted: string;
  mute: string;
  unmute: string;
  end: string;
  reconnecting: string;
  interrupted: string;
  /** The microphone was pulled out, switched off or forbidden: in a word, and with the way out. */
  unheard: string;
  unheardHint: string;
  /** The assistant's sound has ended although the call goes on. */
  soundLost: string;
  tapToHear: string;
  transcript: string;
  jump: string;
  you: string;
  /** Who spoke and when, for a screen reader. */
  saidAt: (speaker: string, time: string) => string;
  /** One finished line, for a screen reader. */
  said: (speaker: string, text: string) => string;
  /** `name` is empty where the server keeps the tool's name to itself. */
  toolRunning: (name: string) => string;
  toolDone: (name: string) => string;
  /** The button that opens the choice of devices, and that choice's title. */
  settings: string;
  /** Leaves the settings. */
  back: string;
  microphone: string;
  speaker: string;
  volume: string;
  /** The device that the system uses by itself. */
  systemDefault: string;
  /** A device whose name the browser keeps to itself. */
  unnamedDevice: (number: number) => string;
  /** The button that shows the text field, and the field's name. */
  type: string;
  typePlaceholder: string;
  /** In stream mode, where the assistant says what is typed. */
  typeToSpeak: string;
  send: string;
  sendFailed: string;
  ended: string;
  endedTitle: string;
  endedSummary: (duration: string, name: string) => string;
  callAgain: string;
  copy: string;
  copied: string;
  copyFailed: string;
  download: string;
  /** The name of the downloaded file, without its ending. */
  fileName: string;
  /** On the button that waits before it tries again. */
  retryIn: (seconds: number) => string;
  errors: ErrorTable;
}

/** Overrides of single texts. */
export type StringOverrides = Partial<Omit<BuddyStrings, 'errors'>> & {
  errors?: Partial<ErrorTable>;
};
