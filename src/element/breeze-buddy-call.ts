import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { SessionError, type InvalidRequestError } from '../sdk/errors.js';
import type { ConnectionStatus, ExecutionMode, Session, TranscriptEntry } from '../sdk/types.js';
import { baseStyles } from './breeze-buddy-call.styles.js';
import {
  parsePayload,
  type CallRuntime,
  type CallSettings,
  type TokenProvider,
} from './call-settings.js';
import { runCommand } from './commands.js';
import { dispatch } from './events.js';
import type * as inCall from './in-call.js';
import { launcher, panel } from './parts/frame.js';
import type { Actions, Drawing, Model } from './parts/model.js';
import { draw } from './parts/screens.js';
import { SessionController, type CallCode } from './session-controller.js';
import { enLauncher } from './strings/en-launcher.js';
import type { BuddyStrings, LauncherStrings, StringOverrides } from './strings/strings.js';

/** Where the element sits: in the page's flow, or as a launcher with a panel. */
export type CallVariant = 'inline' | 'floating';
/** The floating launcher's corner, by the direction of the text. */
export type CallPlacement = 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
/** `auto` follows the page's `color-scheme`, or else the system. */
export type CallTheme = 'auto' | 'light' | 'dark';
/** When the calling code is fetched: on hover, focus or touch, at the start of a call, or when idle. */
export type Preload = 'intent' | 'none' | 'auto';

type InCall = typeof inCall;
type Gate = { resolve: (session: Promise<Session>) => void; reject: (error: unknown) => void };

/** Up to this width the floating panel covers the screen. */
const PHONE = '(max-width: 480px)';

/**
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
 * @slot avatar - In place of the orb in the header.
 * @slot header - In place of the assistant's name in the header.
 * @slot intro - In place of the title and the sentence shown before a call.
 * @slot consent - In place of the words that ask for consent.
 * @slot footer - Below everything else, in every state.
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
 * @csspart start-button - Starts a call.
 * @csspart end-button - Ends a call, or cancels it while it connects.
 * @csspart mute-button - Switches the microphone.
 * @csspart error - The title and the sentence of an error.
 * @csspart retry-button - Tries again after an error.
 * @csspart consent - The question for consent.
 *
 * @cssprop [--buddy-accent=#4b5bf0] - The one colour of the brand. Text on it turns black or white by itself.
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
 * @cssprop [--buddy-shadow] - Shadow of the panel and the launcher.
 * @cssprop [--buddy-width=380px] - Width of the floating panel.
 * @cssprop [--buddy-height=520px] - Height of the panel; 580px where it floats.
 * @cssprop [--buddy-offset=20px] - Distance of the floating launcher from the screen's edges.
 * @cssprop [--buddy-z-index=2147483000] - Stacking of the floating element.
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

  static override properties: PropertyDeclarations = {
    token: {},
    templateId: { attribute: 'template-id' },
    mode: { useDefault: true },
    resellerId: { attribute: 'reseller-id' },
    merchantId: { attribute: 'merchant-id' },
    baseUrl: { attribute: 'base-url' },
    payload: {},
    requestId: { attribute: 'request-id' },
    roomUrl: { attribute: 'room-url' },
    roomToken: { attribute: 'room-token' },
    variant: { reflect: true, useDefault: true },
    placement: { reflect: true, useDefault: true },
    theme: { useDefault: true },
    preload: { useDefault: true },
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

  readonly #calls = new SessionController(this, {
    load: () => this.#loadCall(),
    settings: () => this.#settings(),
    isMuted: () => this.muted,
    statusChanged: () => this.#statusChanged(),
    micChanged: (enabled) => {
      this.muted = !enabled;
    },
    level: (level, local) => this.#showLevel(level, local),
    now: () => performance.now(),
  });
  readonly #actions: Actions = {
    start: () => void this.start(),
    end: () => void this.end(),
    toggleMute: () => this.toggleMute(),
    show: () => this.#showByHand(),
    hide: () => this.hide(),
    agree: () => this.#agree(),
    decline: () => this.#decline(),
    hear: () => this.#calls.live?.resumeAudio(),
  };
  #internals: ElementInternals | undefined;
  #loading: Promise<CallCode> | undefined;
  #view: InCall | null = null;
  #viewFailed = false;
  #gate: (Gate & { promise: Promise<Session> }) | null = null;
  #agreed = false;
  #hadFocus = false;
  #scheme: string | undefined;
  #texts: BuddyStrings | undefined;

  /** Short-lived JWT of your backend. Read from the attribute or set as a property; never reflected. */
  declare token: string | undefined;
  /** UUID of the template to run. */
  declare templateId: string | undefined;
  /** How the call runs. */
  declare mode: ExecutionMode;
  /** One of the token's reseller ids. Optional where the token names exactly one. */
  declare resellerId: string | undefined;
  /** One of the token's merchant ids. Optional where the token names exactly one. */
  declare merchantId: string | undefined;
  /** The API's base URL. */
  declare baseUrl: string | undefined;
  /** The template's variables, as an object or as JSON. Bad JSON is an error at start. */
  declare payload: Record<string, unknown> | string | null | undefined;
  /** A correlation id of yours. */
  declare requestId: string | undefined;
  /** Daily room to join directly; no API call is made. */
  declare roomUrl: string | undefined;
  /** Daily meeting token for `roomUrl`. Never reflected. */
  declare roomToken: string | undefined;
  /** In the page's flow, or a launcher with a panel. */
  declare variant: CallVariant;
  /** The floating launcher's corner. */
  declare placement: CallPlacement;
  /** Colours. */
  declare theme: CallTheme;
  /** When the calling code is fetched. */
  declare preload: Preload;
  /** The microphone is off. Can be set before a call and during one. */
  declare muted: boolean;
  /** A call is connecting or connected. Setting it starts a call, taking it away ends it. */
  declare active: boolean;
  /** The floating panel is open. */
  declare open: boolean;
  /** Shows the orb in place of the conversation. */
  declare hideTranscript: boolean;
  /** The assistant's name, in the header and for assistive technology. */
  declare agentName: string | undefined;
  /** Ask for consent before the first call. */
  declare consent: boolean;
  /** Where Daily's call machine is served from. */
  declare dailyBundlePath: string | undefined;
  /** Asked for a token at each start, and once more when it was refused. */
  declare tokenProvider: TokenProvider | undefined;
  /** Overrides of built-in texts. */
  declare strings: StringOverrides | undefined;

  constructor() {
    super();
    this.mode = 'production';
    this.variant = 'inline';
    this.placement = 'bottom-end';
    this.theme = 'auto';
    this.preload = 'intent';
    this.muted = this.active = this.open = this.hideTranscript = this.consent = false;
    this.#internals = this.attachInternals?.();
    this.addEventListener('command', (event) => runCommand(this, (event as CommandEvent).command));
    for (const sign of ['pointerenter', 'focusin', 'touchstart']) {
      this.addEventListener(sign, () => this.#preload('intent'), { passive: true });
    }
  }

  /** The live session, or null. */
  get session(): Session | null {
    return this.#calls.live;
  }

  /** Where the call stands. */
  get status(): ConnectionStatus {
    return this.#calls.state.status;
  }

  /** The conversation so far; after a call, of the last one. */
  get transcripts(): readonly TranscriptEntry[] {
    return this.#calls.transcripts;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Another place may have other colours, and a dialog that was moved is no longer modal.
    this.#scheme = undefined;
    this.requestUpdate();
    if (this.preload === 'auto') {
      const idle = globalThis.requestIdleCallback ?? ((task: () => void) => setTimeout(task, 1));
      idle(() => this.#preload('auto'));
    }
  }

  /** Lets `moveBefore()` keep everything, instead of removing and inserting the element. */
  connectedMoveCallback(): void {}

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('active') && this.active !== this.#calls.isActive) {
      // Called before anything is rendered, so that the first paint already shows it.
      if (this.active) void this.start();
      else void this.end();
      this.active = this.#calls.isActive;
    }
    if (changed.has('muted')) this.#calls.applyMuted();
    if (changed.has('open') && !this.open) this.#decline();
    if (changed.has('strings')) this.#texts = undefined;
    this.#setStates();
    this.#hadFocus = !!this.shadowRoot?.activeElement;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && (changed.get('open') || this.open)) {
      dispatch(this, 'open-change', { open: this.open });
    }
    this.#placeDialog();
    this.#view?.keepEndInView(this.renderRoot);
    if (this.#hadFocus && !this.shadowRoot?.activeElement) this.#focusInside();
  }

  /**
   * Starts a call, best within a visitor's gesture. While one is connecting or connected it returns
   * that one's promise; while one is ending it waits. A call that is started without a listener for
   * the result never causes an unhandled rejection.
   * @returns the session, when the assistant is ready
   * @throws {BuddyError} when that never happens; {@link SessionError} with `details.reason` `aborted`
   * when the call was ended before, not consented to, or cancelled in `buddy-before-start`
   */
  start(): Promise<Session> {
    if (this.consent && !this.#agreed && !this.#calls.isActive) return this.#askConsent();
    return this.#calls.start();
  }

  /** Ends the call, or the attempt. Resolves when nothing of it is left. Never rejects. */
  end(): Promise<void> {
    this.#decline();
    return this.#calls.end();
  }

  /** Switches the microphone off, in the next call too. */
  mute(): void {
    this.muted = true;
    this.#calls.applyMuted();
  }

  /** Switches the microphone on. */
  unmute(): void {
    this.muted = false;
    this.#calls.applyMuted();
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

  /** Loads the SDK. A test hands in another one. */
  protected loadRuntime(): Promise<CallRuntime> {
    return import('../sdk/runtime.js');
  }

  get #session(): Session {
    const { session } = this;
    if (session) return session;
    throw new SessionError('There is no call', { details: { reason: 'not-connected' } });
  }

  #settings(): CallSettings {
    let payload: Record<string, unknown> | undefined;
    let payloadError: InvalidRequestError | undefined;
    try {
      payload = parsePayload(this.payload);
    } catch (error) {
      payloadError = error as InvalidRequestError;
    }
    const or = <T>(value: T | null | undefined | '') => value || undefined;
    return {
      request: {
        payload,
        mode: this.mode,
        templateId: or(this.templateId),
        resellerId: or(this.resellerId),
        merchantId: or(this.merchantId),
        requestId: or(this.requestId),
        baseUrl: or(this.baseUrl),
        roomUrl: or(this.roomUrl),
      },
      token: or(this.token),
      tokenProvider: or(this.tokenProvider),
      roomToken: or(this.roomToken),
      daily: this.dailyBundlePath ? { bundlePathOverride: this.dailyBundlePath } : {},
      payloadError,
    };
  }

  /** The calling code and the UI of a call, fetched side by side. A failure is forgotten. */
  #loadCall(): Promise<CallCode> {
    this.#loading ??= Promise.all([this.loadRuntime(), this.#loadView()]).then(
      ([runtime, { CallLink }]) => ({ runtime, CallLink }),
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    );
    return this.#loading;
  }

  async #loadView(): Promise<InCall> {
    if (this.#view) return this.#view;
    try {
      const view = await import('./in-call.js');
      const { styleSheet } = view.callStyles;
      const root = this.shadowRoot;
      // Another call of this method may have been faster.
      if (!this.#view && root && styleSheet) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
      }
      this.#viewFailed = false;
      return (this.#view = view);
    } catch (error) {
      this.#viewFailed = true;
      throw error;
    } finally {
      this.requestUpdate();
    }
  }

  #preload(when: Preload): void {
    if (this.preload !== when || (this.consent && !this.#agreed)) return;
    this.#loadCall().catch(() => {});
  }

  #askConsent(): Promise<Session> {
    if (!this.#gate) {
      let gate: Gate | undefined;
      const promise = new Promise<Session>((resolve, reject) => (gate = { resolve, reject }));
      promise.catch(() => {});
      this.#gate = { ...(gate as Gate), promise };
      if (this.variant === 'floating') this.show();
      this.requestUpdate();
    }
    return this.#gate.promise;
  }

  #agree(): void {
    this.#agreed = true;
    this.#gate?.resolve(this.#calls.start());
    this.#gate = null;
    this.requestUpdate();
  }

  #decline(): void {
    if (!this.#gate) return;
    const details = { reason: 'aborted' };
    this.#gate.reject(new SessionError('The visitor did not consent', { details }));
    this.#gate = null;
    this.requestUpdate();
  }

  #statusChanged(): void {
    this.active = this.#calls.isActive;
    this.#setStates();
    // An error may come before anything was loaded; its words are in the view.
    if (this.status === 'error') this.#loadView().catch(() => {});
  }

  #setStates(): void {
    const states = this.#internals?.states;
    const { status, assistantSpeaking, userSpeaking } = this.#calls.state;
    const set = (name: string, on: boolean) => {
      try {
        if (on) states?.add(name);
        else states?.delete(name);
      } catch {
        // A browser from before the final syntax takes dashed names only.
      }
    };
    for (const name of [
      'idle',
      'connecting',
      'connected',
      'disconnecting',
      'disconnected',
      'error',
    ]) {
      set(name, name === status);
    }
    set('muted', this.muted);
    set('assistant-speaking', assistantSpeaking);
    set('user-speaking', userSpeaking);
  }

  #showLevel(level: number, local: boolean): void {
    for (const meter of this.renderRoot.querySelectorAll<HTMLElement>('.orb, .round')) {
      // A property of one element: nothing else has to be styled anew.
      if (local === meter.matches('.round')) meter.style.setProperty('--_level', `${level}`);
    }
  }

  #showByHand(): void {
    this.#calls.live?.resumeAudio();
    this.show();
  }

  /** Opens the dialog as what it is at this width: a sheet that covers the screen is modal. */
  #placeDialog(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog?.isConnected) return;
    const modal = matchMedia(PHONE).matches;
    if (modal === dialog.matches(':modal') && dialog.open) return;
    if (dialog.open) dialog.close();
    // Without show(), which would take the focus from wherever the visitor is.
    if (modal) dialog.showModal();
    else dialog.open = true;
  }

  #focusInside(): void {
    const target = this.renderRoot.querySelector<HTMLElement>('.panel, .launcher');
    target?.focus({ preventScroll: true });
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.hide();
  };

  readonly #onCancel = (event: Event): void => {
    event.preventDefault();
    this.hide();
  };

  /** The class that decides between light and dark. */
  #colours(): string {
    if (this.theme === 'light' || this.theme === 'dark') return this.theme;
    // A page that says nothing about its colours leaves the choice to the system.
    this.#scheme ??= getComputedStyle(this).colorScheme === 'normal' ? 'system' : '';
    return this.#scheme;
  }

  #model<Texts extends LauncherStrings>(texts: Texts): Model<Texts> {
    const floating = this.variant === 'floating';
    return {
      texts,
      call: this.#calls.state,
      transcripts: this.#calls.transcripts,
      name: this.agentName || texts.agent,
      givenName: this.agentName ?? '',
      muted: this.muted,
      floating,
      shown: !floating || this.open,
      asking: !!this.#gate,
      hideTranscript: this.hideTranscript,
      actions: this.#actions,
    };
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (view) {
      const model = this.#model((this.#texts ??= view.textsWith(this.strings ?? {})));
      return this.#frame(model, view.draw(model) ?? draw(model, false), view.announcer(model));
    }
    const model = this.#model({ ...enLauncher, ...this.strings });
    return this.#frame(model, draw(model, this.#viewFailed), nothing);
  }

  #frame(model: Model, drawing: Drawing, announcer: TemplateResult | typeof nothing) {
    const colours = this.#colours();
    return html`
      ${model.shown ? nothing : launcher(model, drawing, colours)}
      ${model.shown ? panel(model, drawing, colours, this.#onKeydown, this.#onCancel) : nothing}
      <div class="hidden" role="status">${drawing.spoken}</div>
      ${announcer}
    `;
  }
}
