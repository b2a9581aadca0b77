import type { nothing, TemplateResult } from 'lit';
import type { TranscriptEntry } from '../../sdk/types.js';
import type { CallState } from '../call-state.js';
import type { LauncherStrings } from '../strings/strings.js';

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
  readonly call: CallState;
  readonly transcripts: readonly TranscriptEntry[];
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
  readonly actions: Actions;
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
  /** How long the call has lasted, or `''`. */
  readonly time: string;
  /** What a screen reader hears of the state, or `''`. */
  readonly spoken: string;
  readonly screen: TemplateResult | typeof nothing;
}
