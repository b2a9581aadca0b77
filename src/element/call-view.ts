// One style sheet after the other: like beside like is less to download, by 200 bytes of gzip.
import { transcriptStyles } from './parts/transcript.styles.js';
import { callStyles } from './parts/call-view.styles.js';
import { settingsStyles } from './parts/settings.styles.js';
import type { ReactiveController } from 'lit';
import type { DeviceChoices } from './device-choices.js';
import { Loudness } from './loudness.js';
import { announcer, finished } from './parts/announcer.js';
import { drawCall } from './parts/call-screens.js';
import { secondsToWait } from './parts/error-text.js';
import type { CallActions, CallModel, Drawing, Model } from './parts/model.js';
import { keepEndInView } from './parts/transcript.js';
import type { CallHost, SessionController } from './session-controller.js';
import { addStyles } from './sheets.js';
import { en } from './strings/en.js';
import type { BuddyStrings, ErrorKind, ErrorText, StringOverrides } from './strings/strings.js';
import { withOverrides } from './strings/with-overrides.js';
import { download, transcriptText } from './transcript-file.js';
import { TypedLines } from './typed-lines.js';

/** How long the copy button says that it has copied, in milliseconds. */
const COPIED_MS = 3_000;

/** The UI of a call: what is open in it, and what a visitor does there. Loaded with the calling code. */
export class CallView implements ReactiveController {
  readonly devices: DeviceChoices;
  readonly #host: CallHost;
  readonly #calls: SessionController;
  #call: object | null = null;
  #model: CallModel | null = null;
  readonly #loudness = new Loudness();
  #settingsOpen = false;
  #typing: boolean | undefined;
  #typed = new TypedLines();
  #typedAt = new Map<string, number>();
  #unsent = false;
  #draft = '';
  #mutedBefore = false;
  /** The last line that was read out before the panel was opened or closed, or a line taken back. */
  #said: string | undefined;
  #copying: CallModel['copying'] = '';
  /** What is to have the focus when it has been drawn. */
  #focusNext = '';
  #retryTimer = 0;
  #copyTimer = 0;
  #timeOf: CallModel['timeOf'] = () => '';
  #timeTexts: BuddyStrings | undefined;

  constructor(host: CallHost, calls: SessionController, devices: DeviceChoices) {
    this.#host = host;
    this.#calls = calls;
    this.devices = devices;
    addStyles(host, 1, callStyles, transcriptStyles, settingsStyles);
    host.addController(this);
  }

  /** The whole table: a page's overrides over the language over English. */
  textsWith(language: BuddyStrings | null, own: StringOverrides | undefined): BuddyStrings {
    const texts = withOverrides({ ...en, ...language }, own);
    const errors: Record<ErrorKind, ErrorText> = { ...en.errors, ...language?.errors };
    for (const kind of Object.keys(errors) as ErrorKind[]) {
      const { title, text } = errors[kind];
      // A page's own may be a function where the built-in one is a sentence.
      const said = typeof text === 'string' ? () => text : text;
      errors[kind] = withOverrides({ title, text: said }, own?.errors?.[kind]);
    }
    return { ...texts, errors };
  }

  /** The states of a call that goes on or is over, and the lines to be read out; null for the others. */
  draw(model: Model<BuddyStrings>) {
    const { link, state, transcripts } = this.#calls;
    if (link !== this.#call) this.#reset(link);
    // Nobody can choose or type in a call that is over.
    if (!/^(connected|error)$/.test(state.status)) this.#closeSettings();
    if (!model.muted) this.#mutedBefore = false;
    else if (state.status !== 'connected' || state.interrupted) this.#mutedBefore = true;
    const lines = this.#typed.among(transcripts);
    const last = this.#model;
    // Read out once: not again in a region that is drawn elsewhere, or has room for earlier ones.
    if (last && (last.shown !== model.shown || last.transcripts.length > lines.length))
      this.#said = finished(lines).at(-1)?.id;
    this.#model = {
      ...model,
      call: state,
      transcripts: lines,
      timeOf: this.#clockOf(model.texts),
      devices: this.devices,
      settingsOpen: this.#settingsOpen,
      typing: this.#typing ?? state.stream,
      unsent: this.#unsent,
      draft: this.#draft,
      mutedBefore: this.#mutedBefore,
      copying: this.#copying,
      callActions: this.#actions,
    };
    const drawing: Drawing | null = drawCall(this.#model);
    return { drawing, announcer: announcer(this.#model, this.#said) };
  }

  /** Shows how loud a side is, 0 to 1. */
  level(level: number, local: boolean): void {
    const root = this.#host.shadowRoot;
    if (root) this.#loudness.hear(level, local, root);
  }

  /** Shows what time it is in the call, and draws nothing else anew. */
  tick(): void {
    const root = this.#host.shadowRoot;
    const { seconds } = this.#calls.state;
    if (!root || seconds === null) return;
    for (const timer of root.querySelectorAll('.timer')) {
      timer.textContent = this.#model?.texts.clock(seconds) ?? '';
    }
    this.#loudness.draw(root);
    this.#endIfLost();
  }

  /** A key pressed in the panel. True where it was meant for the view. */
  key(event: KeyboardEvent): boolean {
    // What fills in forms makes key events without a key.
    const { key = '', ctrlKey, metaKey, altKey, repeat } = event as Partial<KeyboardEvent>;
    if (key === 'Escape' && this.#settingsOpen) {
      this.#actions.toggleSettings();
      return true;
    }
    // What the page has put into a slot may be written in, too.
    const [target] = event.composedPath();
    const writes =
      target instanceof HTMLElement &&
      (target.isContentEditable || target.matches('input, select, textarea'));
    if (key.toLowerCase() !== 'm' || ctrlKey || metaKey || altKey || writes) return false;
    if (this.#calls.state.status !== 'connected') return false;
    // A key that is held down counts once.
    if (!repeat) this.#model?.actions.toggleMute();
    return true;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    this.#endIfLost();
    this.#loudness.drawn(root);
    keepEndInView(root);
    if (this.#focusNext) root.querySelector<HTMLElement>(this.#focusNext)?.focus();
    this.#focusNext = '';
    clearTimeout(this.#retryTimer);
    // The button that waits before it tries again counts the seconds.
    if (this.#host.isConnected && secondsToWait(this.#calls.state)) {
      this.#retryTimer = window.setTimeout(() => this.#host.requestUpdate(), 1000);
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#copyTimer);
    this.#loudness.drawn();
    this.#closeSettings();
  }

  readonly #actions: CallActions = {
    toggleSettings: () => {
      this.#focusNext = this.#settingsOpen ? '[part~=settings-button]' : '.back';
      if (this.#settingsOpen) {
        this.#closeSettings();
      } else {
        this.#settingsOpen = true;
        this.devices.watch();
      }
      this.#host.requestUpdate();
    },
    toggleTyping: () => {
      this.#closeSettings();
      this.#typing = !this.#model?.typing;
      this.#focusNext = this.#typing ? '[name=text]' : '';
      this.#host.requestUpdate();
    },
    keepDraft: (text) => (this.#draft = text),
    send: (text) => void this.#send(text.trim()),
    copy: () => void this.#copy(),
    download: () => download(this.#text(), this.#model?.texts.fileName ?? ''),
  };

  async #send(text: string): Promise<void> {
    this.#draft = '';
    const live = this.#calls.live;
    if (!text || !live || !this.#model) return;
    const { transcripts, call } = this.#model;
    const { stream } = call;
    const typed = this.#typed;
    const id = stream ? '' : typed.add(text, transcripts);
    if (id) this.#typedAt.set(id, call.seconds ?? 0);
    this.#unsent = false;
    this.#host.requestUpdate();
    try {
      // It is spoken later; what is of interest is whether it was taken.
      await (stream ? live.assistantSpeak(text) : live.sendText(text));
    } catch {
      // A call that ends has no more to say of it.
      if (this.#calls.live !== live) return;
      // What nobody got was not said. It comes back, unless the visitor writes on already.
      typed.remove(id);
      this.#draft ||= text;
      this.#unsent = true;
      this.#host.requestUpdate();
    }
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#text());
      this.#copying = 'copied';
    } catch {
      this.#copying = 'copyFailed';
    }
    this.#host.requestUpdate();
    clearTimeout(this.#copyTimer);
    this.#copyTimer = window.setTimeout(() => {
      this.#copying = 'copy';
      this.#host.requestUpdate();
    }, COPIED_MS);
  }

  #text(): string {
    if (!this.#model) return '';
    const { transcripts, timeOf, texts, name } = this.#model;
    return transcriptText(transcripts, timeOf, texts, name);
  }

  /** The same function until the language changes, so that rows are not drawn anew for it. */
  #clockOf(texts: BuddyStrings): CallModel['timeOf'] {
    if (texts !== this.#timeTexts) {
      this.#timeTexts = texts;
      this.#timeOf = (id) => {
        const seconds = this.#typedAt.get(id) ?? this.#calls.link?.secondsOf(id);
        return seconds === undefined ? '' : texts.clock(seconds);
      };
    }
    return this.#timeOf;
  }

  /** Its frame was taken away, or its picture-in-picture window closed: nobody could end the call. */
  #endIfLost(): void {
    if (!this.#host.ownerDocument.defaultView) void this.#calls.end();
  }

  #closeSettings(): void {
    this.#settingsOpen = false;
    this.devices.unwatch();
  }

  #reset(call: object | null): void {
    clearTimeout(this.#copyTimer);
    this.#copying = '';
    this.#call = call;
    this.#typing = undefined;
    this.#unsent = false;
    this.#draft = '';
    this.#typed = new TypedLines();
    this.#typedAt.clear();
  }
}
