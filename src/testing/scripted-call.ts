import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { ErrorKind } from '../element/strings/strings.js';
import { deferred, type Deferred } from '../sdk/deferred.js';
import { BuddyError } from '../sdk/errors.js';
import type { ConnectStep } from '../sdk/session/live-session.js';
import type { ConversationEndReason } from '../sdk/types.js';
import { failures } from './failures.js';
import { ScriptedRuntime } from './scripted-runtime.js';
import type { ScriptedSession } from './scripted-session.js';
import { ScriptedTrack } from './scripted-track.js';

/** A side of the conversation. */
export type Side = 'assistant' | 'user';

/** What a script may say about the calling code before there is a call. */
export interface ScriptOptions {
  /**
   * Runs when the element asks for the calling code. A promise holds it back, for 30 s at most; a
   * rejection is what a visitor meets who can't load it.
   */
  load?: () => void | Promise<void>;
  /** The microphones to choose from. */
  microphones?: readonly { deviceId: string; label: string }[];
}

/**
 * Moves an element's calls from one state to the next. {@link scriptCall} makes one. Events come at
 * once; what a line changes on the screen is there after `await call.shown()`.
 */
export class ScriptedCall {
  readonly element: BreezeBuddyCall;
  readonly #options: ScriptOptions;
  readonly #runtime = new ScriptedRuntime();
  #waiting: Deferred<ScriptedSession>[] = [];
  /** The steps of connecting that the current session has made. */
  #steps = new Set<ConnectStep>();
  /** Who is speaking. */
  #speech = new Set<Side>();
  /** The id of the line, or of the tool call, that is still growing. */
  #growing = new Map<string, string>();
  #lines = 0;

  constructor(element: BreezeBuddyCall, options: ScriptOptions) {
    this.element = element;
    this.#options = options;
    this.#runtime.opened = (session) => this.#opened(session);
    // An own property comes before the class's method, also on a tag that is upgraded later.
    Object.defineProperties(element, {
      loadRuntime: {
        configurable: true,
        value: async () => {
          await options.load?.();
          return this.#runtime;
        },
      },
      // Nothing is asked of the network.
      headStart: { configurable: true, value: () => undefined },
    });
  }

  /** The newest call's session, as the element sees it. Throws before there is one. */
  get session(): ScriptedSession {
    return this.#runtime.session;
  }

  /** Every session so far, oldest first: `sessions.length` tells how often a call was made. */
  get sessions(): readonly ScriptedSession[] {
    return this.#runtime.sessions;
  }

  /** Starts a call as a page would, unless there is one. Resolves when the element connects. */
  async start(): Promise<this> {
    if (this.element.session) return this;
    const opened = this.#next();
    // Where it fails, the element shows it; this promise is for the page.
    this.element.start().catch((error: unknown) => opened.reject(error));
    await opened.promise;
    return this;
  }

  /** Resolves when there is a call that somebody else has started: a visitor's click, an attribute. */
  async opened(): Promise<this> {
    if (!this.element.session) await this.#next().promise;
    return this;
  }

  /** A step of connecting is done: `microphone` and `lead` in either order, then `room`, `assistant`. */
  step(step: ConnectStep): this {
    if (this.#steps.has(step)) return this;
    this.#steps.add(step);
    this.session.observer.progress?.(step);
    return this;
  }

  /** WebRTC is up; the assistant is awaited. */
  connected(): this {
    this.step('microphone');
    if (!this.session.opened.room) this.step('lead');
    this.step('room');
    if (this.session.getState().status !== 'connected') this.session.connect();
    return this;
  }

  /** The assistant is ready: `start()` of the element resolves. */
  ready(): this {
    this.connected().step('assistant');
    void this.session.answer();
    return this;
  }

  /** A side starts or stops speaking, without a word in the transcript. */
  speech(side: Side, on = true): this {
    if (this.#speech.has(side) === on) return this;
    if (on) this.#speech.add(side);
    else this.#speech.delete(side);
    const { session } = this;
    if (side === 'user') session.emit(on ? 'user-speech-start' : 'user-speech-end');
    else {
      session.emit(on ? 'assistant-speech-start' : 'assistant-speech-end');
      session.emit(on ? 'tts-start' : 'tts-end');
    }
    return this;
  }

  /**
   * A line of the conversation. A `partial` one is still being said: the side speaks, and the next
   * text of that side takes its place, until one is complete.
   * @param text - the whole line so far
   */
  say(side: Side, text: string, { partial = false } = {}): this {
    const id = this.#growing.get(side) ?? this.#nextId();
    if (partial) this.#growing.set(side, id);
    else this.#growing.delete(side);
    if (partial) this.speech(side);
    this.session.say({ id, role: side, text, isComplete: !partial });
    return partial ? this : this.speech(side, false);
  }

  /** A tool is being used; with `done` it has returned. `''` where the server keeps its name to itself. */
  tool(functionName: string, { done = false } = {}): this {
    const key = `tool ${functionName}`;
    const id = this.#growing.get(key) ?? this.#nextId();
    if (done) this.#growing.delete(key);
    else this.#growing.set(key, id);
    this.session.say({ id, role: 'tool_call', functionName, isComplete: done });
    return this;
  }

  /** How loud a side is, 0 to 1. */
  level(side: Side, level: number): this {
    this.session.observer.level?.(level, side === 'user');
    return this;
  }

  /** The way to the room is interrupted, or (with false) back. */
  interrupted(on = true): this {
    this.session.observer.network?.(on ? 'interrupted' : 'restored');
    return this;
  }

  /** The browser refuses to play the assistant's voice, or (with false) plays it. */
  audioBlocked(on = true): this {
    this.session.observer.audioBlocked?.(on);
    return this;
  }

  /** A side's voice is lost although the call goes on: the microphone is pulled out, the sound ends. */
  lose(side: Side): this {
    const track = new ScriptedTrack();
    this.session.voice(side, track.asTrack());
    track.end();
    return this;
  }

  /** Lets time pass: the call's timer stands still otherwise. */
  elapse(seconds: number): this {
    this.#runtime.clock.advance(seconds * 1000);
    return this;
  }

  /**
   * The call fails: with an error of yours, or by the name of a kind, like `microphoneBlocked`.
   * Resolves when nothing of it is left.
   */
  async fail(failure: BuddyError | ErrorKind): Promise<void> {
    const error = failure instanceof BuddyError ? failure : failures[failure]();
    const back = failure === 'offline' ? goOffline() : () => {};
    const over = this.session.fail(error);
    back();
    await over;
  }

  /** The assistant hangs up. (A visitor does by `element.end()`.) Resolves when nothing of it is left. */
  async end(reason?: ConversationEndReason): Promise<void> {
    await this.session.leave(reason);
  }

  /** Resolves when the screen shows what the script has said so far: a frame later. */
  async shown(): Promise<void> {
    await new Promise(requestAnimationFrame);
    await this.element.updateComplete;
  }

  #next(): Deferred<ScriptedSession> {
    const next = deferred<ScriptedSession>();
    this.#waiting.push(next);
    return next;
  }

  #opened(session: ScriptedSession): void {
    const { microphones = [] } = this.#options;
    session.devices = microphones.map((device) => ({
      ...device,
      kind: 'audioinput' as const,
      groupId: '',
      toJSON: () => device,
    }));
    this.#steps = new Set();
    this.#speech = new Set();
    this.#growing = new Map();
    // After the session has told that it connects.
    queueMicrotask(() => {
      for (const waiting of this.#waiting.splice(0)) waiting.resolve(session);
    });
  }

  #nextId(): string {
    this.#lines += 1;
    return `line-${this.#lines}`;
  }
}

/** Has the browser say that it is offline, until the answer takes it back. */
function goOffline(): () => void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  return () => Reflect.deleteProperty(navigator, 'onLine');
}
