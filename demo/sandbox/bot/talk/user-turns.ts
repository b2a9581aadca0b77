import { VoiceActivity } from '../media/voice-activity.js';
import type { HeardFrame } from '../media/voice-input.js';
import type { RtviLine } from './rtvi.js';
import type { Speaker } from './speaker.js';
import type { Timing } from './timing.js';
import { UserTurn } from './user-turn.js';

/** Quiet that shows that the user has stopped talking since the last turn, in milliseconds. */
const betweenUtterances = 200;

export interface UserTurnsOptions {
  line: RtviLine;
  speaker: Pick<Speaker, 'speaking' | 'interrupt'>;
  timing: Timing;
  userId: () => string;
  /** The words of the user's next turn. */
  nextLine: () => string | undefined;
  /** Whether little sound starts a turn while the bot waits for one. Without it every turn takes clear speech. */
  eager: boolean;
  /** The user has begun to talk, or has typed. */
  onInterrupt?: () => void;
}

/** Hears when the user talks, interrupts the bot for it, and hands out what was said. */
export class UserTurns {
  readonly #options: UserTurnsOptions;
  readonly #activity = new VoiceActivity();
  readonly #finished: string[] = [];
  #turn: UserTurn | undefined;
  #waiting: ((text: string | undefined) => void) | undefined;
  #listening = false;
  #quietSinceTurn = true;

  constructor(options: UserTurnsOptions) {
    this.#options = options;
  }

  /** From now on the user's voice counts. */
  listen(): void {
    this.#listening = true;
    this.#activity.forget();
  }

  get talking(): boolean {
    return this.#turn !== undefined;
  }

  /** The next turn's text, or undefined when the user keeps quiet for so many milliseconds. */
  next(patience?: number): Promise<string | undefined> {
    const text = this.#finished.shift();
    if (text !== undefined) return Promise.resolve(text);
    this.#activity.forget();
    return new Promise((resolve) => {
      const giveUp = (): void => {
        // A turn that has begun is waited for.
        if (!this.#turn) this.#settle(undefined);
      };
      const timer = patience === undefined ? undefined : setTimeout(giveUp, patience);
      this.#waiting = (result) => {
        clearTimeout(timer);
        resolve(result);
      };
    });
  }

  /** Takes a typed text as a whole turn. */
  type(text: string): void {
    // It stands for the line that would have been spoken.
    this.#options.nextLine();
    const { line, speaker, userId, onInterrupt } = this.#options;
    speaker.interrupt();
    const timestamp = new Date().toISOString();
    const typed = { text, input_type: 'chat', timestamp, final: true, user_id: userId() };
    line.send('user-input', typed);
    line.send('user-llm-text', { text });
    onInterrupt?.();
    this.#finish(text);
  }

  hear({ rms }: HeardFrame): void {
    this.#activity.push(rms);
    if (this.#activity.quietFor >= betweenUtterances) this.#quietSinceTurn = true;
    if (!this.#listening) return;
    if (this.#turn) this.#advance(this.#turn);
    else if (this.#starts()) this.#start();
  }

  close(): void {
    this.#listening = false;
    this.#settle(undefined);
  }

  /** While the bot waits, little sound is enough; to interrupt it takes more, and a new utterance. */
  #starts(): boolean {
    const { speaker, eager } = this.#options;
    if (eager && this.#waiting && !speaker.speaking) return this.#activity.maybeSpeech;
    return this.#quietSinceTurn && this.#activity.clearSpeech;
  }

  #start(): void {
    const text = this.#options.nextLine();
    if (text === undefined) return;
    const { line, speaker, timing, userId } = this.#options;
    line.send('user-started-speaking');
    speaker.interrupt();
    this.#options.onInterrupt?.();
    this.#turn = new UserTurn(text, userId(), line, timing);
  }

  #advance(turn: UserTurn): void {
    if (!turn.advance(this.#activity.quietFor)) return;
    this.#turn = undefined;
    this.#quietSinceTurn = false;
    this.#activity.forget();
    this.#options.line.send('user-llm-text', { text: turn.text });
    this.#options.line.send('user-stopped-speaking');
    this.#finish(turn.text);
  }

  #finish(text: string): void {
    if (this.#waiting) this.#settle(text);
    else this.#finished.push(text);
  }

  #settle(text: string | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(text);
  }
}
