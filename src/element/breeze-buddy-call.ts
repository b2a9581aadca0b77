import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
// One style sheet after the other: like beside like is less to download.
import { baseStyles } from './breeze-buddy-call.styles.js';
import { panelStyles } from './parts/panel.styles.js';
import { preloadCall } from '../sdk/call/load.js';
import { sessionError } from '../sdk/session-error.js';
import type { ConnectionStatus, ExecutionMode, Session, TranscriptEntry } from '../sdk/types.js';
import { accessor } from './accessor.js';
import { ActiveSwitch } from './active-switch.js';
import { CallCode } from './call-code.js';
import type { CallRuntime, CallSettings, TokenProvider } from './call-settings.js';
import { runCommand } from './commands.js';
import { Consent } from './consent.js';
import { setStates } from './custom-states.js';
import { dispatch } from './events.js';
import { afterGrace } from './grace.js';
import { headStartOf, type HeadStart } from './head-start.js';
import { Focus } from './parts/focus.js';
import { launcher, panel, phone } from './parts/frame.js';
import type { Actions, Model } from './parts/model.js';
import { draw } from './parts/screens.js';
import { addStyles, adoptStyles } from './sheets.js';
import { enLauncher } from './strings/en-launcher.js';
import type { BuddyStrings, LauncherStrings, StringOverrides } from './strings/strings.js';
import { withOverrides } from './strings/with-overrides.js';
import { Words } from './strings/words.js';
import { Surroundings } from './surroundings.js';

/** Where the element sits: in the page's flow, or as a launcher with a panel. */
export type CallVariant = 'inline' | 'floating';
/** The floating launcher's corner, by the direction of the text. */
export type CallPlacement = 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
/** `auto` follows the page's `color-scheme`, or else the system. */
export type CallTheme = 'auto' | 'light' | 'dark';
/** When the calling code is fetched: on hover, focus or touch, at the start of a call, or when idle. */
export type Preload = 'intent' | 'none' | 'auto';

/**
 * A page has one call at a time, whichever copy of this library an element comes from: a call that
 * starts asks the one that goes on to end, and opens when nothing is left of it. What is changed
 * during a call (token, mode, template, room …) holds for the next one; `muted` and the looks at once.
 * A call goes on while the page is hidden or the element is moved. It ends when the element is taken
 * out of the page, and when the page is left or frozen.
 *
 * @summary A voice call with an agent: drop it into a page, and a visitor can talk.
 * @tag breeze-buddy-call
 *
 * @attr {string} lang - Language of the built-in texts.
 * @attr {string} dir - Direction of the texts.
 *
 * @fires {CustomEvent<BeforeStartDetail>} buddy-before-start - A call is about to start. Cancelable, and its detail can be changed.
 * @fires {CustomEvent<{open: boolean}>} buddy-open-change - The floating panel was opened or closed.
 * @fires {CustomEvent<{status: ConnectionStatus}>} buddy-state-change - The status changed.
 * @fires {CustomEvent<null>} buddy-connected - WebRTC is up.
 * @fires {CustomEvent<null>} buddy-disconnected - The call has ended.
 * @fires {CustomEvent<{message: string, error: BuddyError}>} buddy-error - The call failed.
 * @fires {CustomEvent<null>} buddy-assistant-ready - The assistant is ready.
 * @fires {CustomEvent<null>} buddy-conversation-start - The conversation is active.
 * @fires {CustomEvent<{reason: ConversationEndReason}>} buddy-conversation-end - The conversation has ended, and why.
 * @fires {CustomEvent<PipelineErrorDetails>} buddy-pipeline-error - A processor of the server's pipeline failed.
 * @fires {CustomEvent<{track: MediaStreamTrack, local: boolean}>} buddy-track-started - A media track has started.
 * @fires {CustomEvent<{track: MediaStreamTrack, local: boolean}>} buddy-track-stopped - A media track has stopped.
 * @fires {CustomEvent<{enabled: boolean}>} buddy-mic-change - The microphone was switched on or off.
 * @fires {CustomEvent<null>} buddy-user-speech-start - The visitor started to speak.
 * @fires {CustomEvent<null>} buddy-user-speech-end - The visitor stopped speaking.
 * @fires {CustomEvent<null>} buddy-assistant-speech-start - The assistant's voice started.
 * @fires {CustomEvent<null>} buddy-assistant-speech-end - The assistant's voice stopped.
 * @fires {CustomEvent<null>} buddy-tts-start - Speech synthesis began.
 * @fires {CustomEvent<{text: string}>} buddy-tts-chunk - A piece of the text being spoken.
 * @fires {CustomEvent<null>} buddy-tts-end - Speech synthesis ended.
 * @fires {CustomEvent<TranscriptEntry>} buddy-transcript - A line of the transcript appeared or changed.
 * @fires {CustomEvent<unknown>} buddy-metrics - The pipeline's measurements.
 *
 * @slot launcher - Content of the floating launcher.
 * @slot avatar - In place of the orb in the header, at most 64px wide.
 * @slot header - In place of the assistant's name in the header.
 * @slot intro - In place of the title and the sentence shown before a call.
 * @slot consent - In place of the words that ask for consent.
 * @slot footer - Below everything else, in every state. It scrolls from 30 % of the panel's height on.
 *
 * @csspart launcher - The button that opens the floating panel.
 * @csspart panel - The surface that holds everything.
 * @csspart header - Avatar, name, status and timer.
 * @csspart status - Where the call stands, in words.
 * @csspart timer - How long the call has lasted.
 * @csspart visualizer - The orb, whose halo follows the loudness.
 * @csspart transcript - The scrolling conversation.
 * @csspart bubble - Every row of the conversation.
 * @csspart bubble-user - What the visitor said.
 * @csspart bubble-assistant - What the assistant said.
 * @csspart bubble-tool - A tool the assistant used.
 * @csspart controls - The row of buttons at the end.
 * @csspart type-button - Shows the field for typing.
 * @csspart composer - The field for typing, and its button.
 * @csspart text-input - The field itself.
 * @csspart send-button - Sends what was typed.
 * @csspart settings-button - Opens the choice of devices.
 * @csspart copy-button - Copies the transcript after a call.
 * @csspart download-button - Saves the transcript after a call.
 * @csspart start-button - Starts a call.
 * @csspart end-button - Ends a call, or cancels it while it connects.
 * @csspart mute-button - Switches the microphone.
 * @csspart error - The title and the sentence of an error.
 * @csspart retry-button - Tries again after an error.
 * @csspart consent - The question for consent.
 *
 * @cssprop [--buddy-accent=#4b5bf0] - The one colour of the brand, not `currentColor`; taken as opaque. Text on it turns black or white by itself.
 * @cssprop [--buddy-surface=light-dark(#fff, #17181c)] - Background of the panel.
 * @cssprop [--buddy-raised=light-dark(#f4f4f6, #22242a)] - Background of bubbles and round buttons.
 * @cssprop [--buddy-text=light-dark(#15171c, #f2f2f4)] - Text.
 * @cssprop [--buddy-quiet=light-dark(#5d616b, #a3a7b1)] - Secondary text.
 * @cssprop [--buddy-line=light-dark(#14161e17, #ffffff17)] - Hairlines.
 * @cssprop [--buddy-danger=light-dark(#c9302c, #ff6b64)] - The end button and errors.
 * @cssprop [--buddy-good=light-dark(#177e46, #4cd089)] - Done, and connected.
 * @cssprop [--buddy-font=ui-sans-serif, system-ui, sans-serif] - Font family.
 * @cssprop [--buddy-font-size=max(15px, 0.9375rem)] - Font size everything else follows.
 * @cssprop [--buddy-radius=22px] - Corner radius of the panel.
 * @cssprop [--buddy-spacing=18px] - Space between the panel's edge and what is in it.
 * @cssprop [--buddy-shadow] - Shadow of the panel and the launcher.
 * @cssprop [--buddy-width=380px] - Width of the floating panel, and of an inline one where the page leaves it open: a length.
 * @cssprop [--buddy-height=520px] - Height of the panel, a length; 580px where it floats, and more where the text is larger.
 * @cssprop [--buddy-offset=20px] - Distance of the floating launcher from the screen's edges: a length.
 * @cssprop [--buddy-z-index=2147480000] - Stacking of the floating element.
 *
 * @cssstate idle - No call yet.
 * @cssstate connecting - A call is being connected.
 * @cssstate connected - A call is going on.
 * @cssstate disconnecting - A call is being ended.
 * @cssstate disconnected - The last call has ended.
 * @cssstate error - The last call failed.
 * @cssstate muted - The microphone is off.
 * @cssstate assistant-speaking - The assistant speaks.
 * @cssstate user-speaking - The visitor speaks.
 */
export class BreezeBuddyCall extends LitElement {
  static override styles = baseStyles;

  /**
   * Lit's renderer for servers takes it for what it is there: a tag without a class.
   * @ignore
   */
  static override readonly _$litElement$ = false;

  static override properties: PropertyDeclarations = {
    token: {},
    templateId: { attribute: 'template-id' },
    mode: {},
    resellerId: { attribute: 'reseller-id' },
    merchantId: { attribute: 'merchant-id' },
    baseUrl: { attribute: 'base-url' },
    payload: {},
    requestId: { attribute: 'request-id' },
    roomUrl: { attribute: 'room-url' },
    roomToken: { attribute: 'room-token' },
    variant: { reflect: true },
    placement: { reflect: true },
    theme: {},
    preload: {},
    muted: { type: Boolean, reflect: true },
    active: { type: Boolean, reflect: true },
    open: { type: Boolean, reflect: true },
    hideTranscript: { type: Boolean, attribute: 'hide-transcript' },
    agentName: { attribute: 'agent-name' },
    consent: { type: Boolean },
    dailyBundlePath: { attribute: 'daily-bundle-path' },
    tokenProvider: { attribute: false },
    strings: { attribute: false },
  };

  // Ours in place of lit's. To override `getPropertyDescriptor()` warns whoever develops with lit's other build.
  static {
    this.finalize();
    for (const [name, options] of this.elementProperties) {
      Object.defineProperty(this.prototype, name, accessor(name as keyof BreezeBuddyCall, options));
    }
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang', 'dir'];
  }

  readonly #words = new Words(this, () => {
    this.#texts = undefined;
    this.requestUpdate();
  });
  readonly #code: CallCode = new CallCode(this, () => this.#statusChanged(), {
    runtime: () => this.loadRuntime(),
    headStart: (settings) => this.headStart(settings),
  });
  readonly #switch = new ActiveSwitch(this, this.#code);
  readonly #consent = new Consent(this);
  readonly #actions: Actions = {
    start: () => void this.start(),
    end: () => void this.end(),
    toggleMute: () => this.toggleMute(),
    show: () => {
      this.#actions.hear();
      this.show();
    },
    hide: () => this.hide(),
    agree: () => this.#consent.agree(() => this.#code.start()),
    decline: () => this.#consent.decline(),
    hear: () => this.#code.calls?.live?.resumeAudio(),
  };
  readonly #focus = new Focus();
  readonly #surroundings = new Surroundings(
    () => this.#followPage(),
    () => this.requestUpdate(),
  );
  #stopGrace: (() => void) | undefined;
  #internals: ElementInternals | undefined;
  #scheme: string | undefined;
  #texts: BuddyStrings | undefined;

  /** Short-lived JWT of your backend. Read from the attribute or set as a property; never reflected. */
  declare token: string | undefined;
  /** UUID of the template to run. */
  declare templateId: string | undefined;
  /**
   * How the call runs.
   * @default 'production'
   */
  declare mode: ExecutionMode;
  /** One of the token's reseller ids. Optional where the token names exactly one. */
  declare resellerId: string | undefined;
  /** One of the token's merchant ids. Optional where the token names exactly one. */
  declare merchantId: string | undefined;
  /** The API's base URL, or a path of the page's own host: `/api`. */
  declare baseUrl: string | undefined;
  /** The template's variables, as an object or as JSON. Bad JSON is an error at start. */
  declare payload: Record<string, unknown> | string | null | undefined;
  /** A correlation id of yours. */
  declare requestId: string | undefined;
  /** Daily room to join directly; no API call is made. */
  declare roomUrl: string | undefined;
  /** Daily meeting token for `roomUrl`. Never reflected. */
  declare roomToken: string | undefined;
  /**
   * In the page's flow, or a launcher with a panel.
   * @default 'inline'
   */
  declare variant: CallVariant;
  /**
   * The floating launcher's corner.
   * @default 'bottom-end'
   */
  declare placement: CallPlacement;
  /**
   * Colours.
   * @default 'auto'
   */
  declare theme: CallTheme;
  /**
   * When the calling code is fetched.
   * @default 'intent'
   */
  declare preload: Preload;
  /**
   * The microphone is off. Can be set before a call and during one.
   * @default false
   */
  declare muted: boolean;
  /**
   * A call is connecting or connected, or is to begin when the one before it has ended. Setting it starts
   * a call, taking it away ends it.
   * @default false
   */
  declare active: boolean;
  /**
   * The floating panel is open.
   * @default false
   */
  declare open: boolean;
  /**
   * Shows the orb in place of the conversation.
   * @default false
   */
  declare hideTranscript: boolean;
  /** The assistant's name, in the header and for assistive technology. */
  declare agentName: string | undefined;
  /**
   * Ask for consent before the first call. With `consent="remember"` the answer is kept in the
   * browser's storage, and a visitor who has agreed is not asked on later visits.
   * @default false
   */
  declare consent: boolean | 'remember';
  /** Where Daily's call machine is served from. */
  declare dailyBundlePath: string | undefined;
  /** Asked for a token at each start, and once more when it was refused. */
  declare tokenProvider: TokenProvider | undefined;
  /** Overrides of built-in texts. */
  declare strings: StringOverrides | undefined;

  constructor() {
    super();
    this.addEventListener('command', (event) => runCommand(this, (event as CommandEvent).command));
    for (const sign of ['pointerenter', 'focusin', 'touchstart']) {
      this.addEventListener(sign, () => this.#meet(), { passive: true });
    }
  }

  /** The live session, or null. */
  get session(): Session | null {
    return this.#code.calls?.live ?? null;
  }

  /** Where the call stands. */
  get status(): ConnectionStatus {
    return this.#code.status;
  }

  /** The conversation so far; after a call, of the last one. */
  get transcripts(): readonly TranscriptEntry[] {
    return this.#code.calls?.transcripts ?? [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Another place may have other colours, and a dialog that was moved is no longer modal.
    this.#scheme = undefined;
    this.#words.follow();
    this.requestUpdate('active');
    if (this.preload === 'auto') {
      (globalThis.requestIdleCallback ?? setTimeout)(() => this.#preload('auto'));
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#surroundings.stop();
    this.#stopGrace?.();
    this.#stopGrace = afterGrace(() => {
      if (this.isConnected) return;
      // An `active` that is still to be heard is heard when it comes back.
      this.#consent.decline();
      void this.#code.end();
    });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    // Frameworks write `false` where HTML writes nothing: `active` called, and consent was asked for.
    super.attributeChangedCallback(name, old, value === 'false' ? null : value);
    if (name === 'lang' || name === 'dir') {
      this.#words.follow();
      this.requestUpdate();
    }
  }

  /** Moved into another document, as of a picture-in-picture window: the style sheets stay behind. */
  adoptedCallback(): void {
    adoptStyles(this);
  }

  /** Lets `moveBefore()` keep everything, instead of removing and inserting the element. */
  connectedMoveCallback(): void {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Before anything is rendered, so that the first paint already shows it. An element that was taken
    // out before it was drawn calls when it comes back.
    if (changed.has('active')) this.#switch.obey();
    if (changed.has('muted')) this.#code.calls?.applyMuted();
    if (this.open) {
      this.#words.follow();
      if (changed.has('open')) this.#focus.comesFrom(document.activeElement);
    } else if (changed.get('open')) this.#consent.decline();
    if (changed.has('strings')) this.#texts = undefined;
    this.#showState();
    this.#focus.note(this.shadowRoot, this.status === 'error');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const isFloating = this.variant === 'floating';
    if (this.open || !isFloating || this.#code.view) addStyles(this, 0, panelStyles);
    if (changed.has('open') && (changed.get('open') || this.open)) {
      dispatch(this, 'open-change', { open: this.open });
    }
    const floatsOpen = isFloating && this.open && this.isConnected;
    this.#surroundings.watchPanel(this.renderRoot, floatsOpen);
    this.#focus.keep(this.shadowRoot, this.status === 'error');
  }

  /**
   * Starts a call, best within a visitor's gesture. While one is connecting or connected it returns
   * that one's promise; while one is ending it waits. Another element's call ends for it. A call that
   * is started without a listener for the result never causes an unhandled rejection.
   * @returns the session, when the assistant is ready
   * @throws {BuddyError} when that never happens, once nothing is left of the call; {@link SessionError} with `details.reason` `aborted`
   * when the call was ended before, not consented to, or cancelled in `buddy-before-start`
   */
  start(): Promise<Session> {
    if (!this.#consent.isMissing || this.#code.isActive) {
      return this.#consent.answer(this.#code.start());
    }
    if (this.variant === 'floating') this.show();
    return this.#consent.ask();
  }

  /** Ends the call, or the attempt. Resolves when nothing of it is left. Never rejects. */
  end(): Promise<void> {
    this.#consent.decline();
    const ended = this.#code.end();
    // An `active` that is still to be heard is not: no call begins after its end.
    this.#switch.follow(true);
    return ended;
  }

  /** Switches the microphone off, in the next call too. */
  mute(): void {
    this.muted = true;
    this.#code.calls?.applyMuted();
  }

  /** Switches the microphone on. */
  unmute(): void {
    this.muted = false;
    this.#code.calls?.applyMuted();
  }

  /** Switches the microphone. */
  toggleMute(): void {
    if (this.muted) this.unmute();
    else this.mute();
  }

  /**
   * Has the assistant speak a text verbatim (stream mode).
   * @returns resolves when it has been spoken
   * @throws {SessionError} when there is no call, or it ends first
   */
  async speak(text: string): Promise<void> {
    await this.#session.assistantSpeak(text);
  }

  /**
   * Sends an RTVI client message to the backend.
   * @throws {SessionError} when there is no call
   */
  sendMessage(type: string, data?: unknown): void {
    this.#session.sendMessage(type, data);
  }

  /** Opens the floating panel. */
  show(): void {
    this.open = true;
  }

  /** Closes the floating panel. A call goes on. */
  hide(): void {
    this.open = false;
  }

  /** Loads the SDK, and beside it what a call is going to load. A test hands in another one. */
  protected loadRuntime(): Promise<CallRuntime> {
    preloadCall({ bundlePathOverride: this.dailyBundlePath }).catch(() => {});
    return import('../sdk/runtime.js');
  }

  /** Asks the API for a call while the SDK is on the way. Not where a test hands in another one. */
  protected headStart(settings: CallSettings): HeadStart | undefined {
    return headStartOf(settings);
  }

  get #session(): Session {
    const { session } = this;
    if (session) return session;
    throw sessionError('not-connected', 'There is no call.');
  }

  /** A visitor reaches for it. Until then nothing is watched and nothing fetched. */
  #meet(): void {
    this.#preload('intent');
    this.#surroundings.watchPage();
    this.#followPage();
  }

  /** Where pages switch their language and their colours. */
  #followPage(): void {
    this.#words.follow();
    const before = this.#colours();
    this.#scheme = undefined;
    if (this.#colours() !== before) this.requestUpdate();
  }

  #preload(when: Preload): void {
    if (this.preload === when && !this.#consent.isMissing) this.#code.preload();
  }

  #statusChanged(): void {
    this.#switch.follow();
    this.#showState();
  }

  #showState(): void {
    const { status, calls } = this.#code;
    this.#internals ??= this.attachInternals?.();
    setStates(this.#internals?.states, status, this.muted, calls?.state);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    // Escape that takes back what an input method composes is not meant for the panel.
    if (event.defaultPrevented || event.isComposing) return;
    const isDone = this.#code.view?.key(event);
    if (!isDone && !(event.key === 'Escape' && this.variant === 'floating')) return;
    event.preventDefault();
    if (!isDone) this.hide();
  };

  readonly #onCancel = (event: Event): void => {
    // That of a file field in a slot bubbles; the sheet's own does not.
    if (event.bubbles) return;
    event.preventDefault();
    this.hide();
  };

  /** The class that decides between light and dark. */
  #colours(): string {
    if (/^(light|dark)$/.test(this.theme)) return this.theme;
    // A page that says nothing about its colours leaves the choice to the system.
    this.#scheme ??= getComputedStyle(this).colorScheme === 'normal' ? 'system' : '';
    return this.#scheme;
  }

  #model(texts: LauncherStrings): Model {
    const floating = this.variant === 'floating';
    // A framework may say a number.
    const given: unknown = this.agentName ?? '';
    const givenName = String(given).trim();
    return {
      texts,
      status: this.#code.status,
      name: givenName || texts.agent,
      givenName,
      muted: this.muted,
      floating,
      shown: !floating || this.open,
      asking: this.#consent.isAsking,
      hideTranscript: this.hideTranscript,
      scheme: this.#colours(),
      words: this.#words,
      actions: this.#actions,
    };
  }

  protected override render(): TemplateResult {
    const { view } = this.#code;
    const { table } = this.#words;
    const texts = view
      ? (this.#texts ??= view.textsWith(table, this.strings))
      : withOverrides({ ...enLauncher, ...table }, this.strings);
    const model = this.#model(texts);
    const { drawing, announcer } = view?.draw(model as Model<BuddyStrings>) ?? {};
    const drawn = drawing ?? draw(model);
    const live = html`<div class="hidden" role="status" .textContent=${drawn.spoken}></div>
      ${announcer}`;
    const isSheet = this.open && model.floating && phone().matches;
    return html`${
      model.shown
        ? panel(model, drawn, isSheet && live, this.#onKeydown, this.#onCancel)
        : launcher(model, drawn)
    }${isSheet ? nothing : live}`;
  }
}
