import type { nothing, TemplateResult } from 'lit';
import type { ConnectionStatus, TranscriptEntry } from '../../sdk/types.js';
import type { CallState } from '../call-state.js';
import type { DeviceChoices } from '../device-choices.js';
import type { BuddyStrings, LauncherStrings } from '../strings/strings.js';
import type { Words } from '../strings/words.js';

/** What the visitor can do. */
export interface Actions {
  start(): void;
  end(): void;
  toggleMute(): void;
  show(): void;
  hide(): void;
  agree(): void;
  decline(): void;
  hear(): void;
}

/** Everything the templates draw from. */
export interface Model<Texts extends LauncherStrings = LauncherStrings> {
  readonly texts: Texts;
  readonly status: ConnectionStatus;
  /** The assistant's name, never empty. */
  readonly name: string;
  /** The name the page gave, or `''`. */
  readonly givenName: string;
  readonly muted: boolean;
  readonly floating: boolean;
  /** The panel is in sight. */
  readonly shown: boolean;
  /** The visitor is being asked for consent. */
  readonly asking: boolean;
  readonly hideTranscript: boolean;
  /** The class that decides between light and dark. */
  readonly scheme: string;
  /** The language of the texts. */
  readonly words: Words;
  readonly actions: Actions;
}

/** What the visitor can do during a call and after it. */
export interface CallActions {
  toggleSettings(): void;
  toggleTyping(): void;
  /** Keeps what is being typed, for when the field is drawn anew. */
  keepDraft(text: string): void;
  /** Sends what was typed. */
  send(text: string): void;
  copy(): void;
  download(): void;
}

/** Everything the templates of a call draw from. */
export interface CallModel extends Model<BuddyStrings> {
  readonly call: CallState;
  readonly transcripts: readonly TranscriptEntry[];
  /** When an entry appeared, as a clock shows it; `''` where that is not known. */
  readonly timeOf: (id: string) => string;
  readonly devices: DeviceChoices;
  readonly settingsOpen: boolean;
  readonly typing: boolean;
  /** What was typed last could not be sent. */
  readonly unsent: boolean;
  /** What is being typed, and not sent yet. */
  readonly draft: string;
  /** The microphone is off since before the call was connected, or connected again. */
  readonly mutedBefore: boolean;
  /** How copying went; `''` before it was tried. */
  readonly copying: '' | 'copy' | 'copied' | 'copyFailed';
  readonly callActions: CallActions;
}

/** The colour of the dot beside a status; the words beside it say the same. */
export type Tone = 'off' | 'on' | 'wait' | 'bad';

/** A status in words. */
export interface Status {
  readonly text: string;
  readonly tone: Tone;
}

/** What one state of the call looks like. */
export interface Drawing {
  readonly status: Status;
  /** The assistant speaks. */
  readonly live: boolean;
  /** What the launcher says. */
  readonly label: string;
  /** How long the call has lasted, in the header. */
  readonly time: TemplateResult | typeof nothing;
  /** The call's state, behind the launcher's words. */
  readonly aside: TemplateResult | typeof nothing;
  /** What a screen reader hears of the state, or `''`. */
  readonly spoken: string;
  readonly screen: TemplateResult;
}
