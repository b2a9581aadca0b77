/** The only file that imports Pipecat and Daily. */
import Daily from '@daily-co/daily-js';
import type {
  DailyCall,
  DailyParticipant,
  DailyEventObjectCameraError,
  DailyEventObjectFatalError,
} from '@daily-co/daily-js';
import {
  logger,
  LogLevel,
  MessageTooLargeError,
  PipecatClient,
  RTVIError,
  RTVIMessage,
} from '@pipecat-ai/client-js';
import { DailyTransport } from '@pipecat-ai/daily-transport';
import {
  CallFailure,
  type Call,
  type CallConfig,
  type CallEvents,
  type CallFactory,
  type CallFailureType,
} from './call.js';
import type { Clock } from '../clock.js';
import { deferred } from '../deferred.js';
import { InvalidRequestError, type BuddyError } from '../errors.js';
import { guarded } from '../guarded.js';
import type { DailyOptions } from '../types.js';
import { sessionError } from '../session-error.js';
import { within } from '../within.js';
import {
  callMachineIsRunning,
  callMachineTraces,
  haveLeft,
  preloadCallMachine,
  sayLeft,
} from './call-machine.js';
import { boundDeviceList } from './device-list.js';
import { microphoneFailure } from './microphone-failure.js';
import { explained, microphonePermission } from './microphone-permission.js';

/** How long the call machine may take to load, in milliseconds. */
const LOAD_LIMIT_MS = 30_000;
/** How long leaving may take before everything is torn down regardless. */
const LEAVE_LIMIT_MS = 3_000;
/** How long a microphone is waited for in the background after the call was left. */
const PROMPT_LIMIT_MS = 60_000;

export const createPipecatCall: CallFactory = (config, events) => new PipecatCall(config, events);

/** Begins to fetch what Daily fetches itself. */
export const preloadDaily = (daily: DailyOptions): void =>
  preloadCallMachine(Daily.version(), daily);

class PipecatCall implements Call {
  readonly #client: PipecatClient;
  readonly #daily: DailyCall;
  readonly #events: CallEvents;
  readonly #clock: Clock;
  readonly #localTracks = new Set<MediaStreamTrack>();
  readonly #remoteIds = new Set<string>();
  readonly #interrupted = new Set<'signaling' | 'media'>();
  /** Who is told by name that we are ready: whoever came after all were told. Null before that. */
  #greeted: Set<string> | null = null;
  #botId: string | undefined;
  #micWanted: boolean;
  #opening: Promise<void> | null = null;
  /** The call machine has not said yet what came of the microphone. */
  #isOpening = false;
  #opened: () => void = () => undefined;
  #leaving: Promise<void> | null = null;
  readonly #left = deferred();
  #stopLimit: () => void = () => undefined;
  /** Ends the step that is under way. */
  #fail: (failure: CallFailure) => void = () => undefined;

  constructor({ micEnabled, microphone, daily, clock }: CallConfig, events: CallEvents) {
    this.#micWanted = micEnabled;
    this.#events = events;
    this.#clock = clock;
    // Whatever fails is reported as a typed error; what Pipecat logs of it may hold the room's token.
    logger.setLevel(LogLevel.NONE);
    const transport = new DailyTransport({
      dailyConfig: {
        ...daily,
        avoidEval: daily?.avoidEval ?? true,
        useDevicePreferenceCookies: false,
      },
      ...(microphone ? { audioSource: microphone } : {}),
    });
    // Daily would report some failures to a third party, the room's address included.
    Object.assign(transport.dailyCallClient, { _maybeSendToSentry: () => undefined });
    // `on` answers with the call object itself; the transport's wrapper bars leave() and destroy().
    // Listening before Pipecat does, so that a listener of its own which throws costs us nothing.
    this.#daily = this.#listen(transport.dailyCallClient);
    boundDeviceList(this.#daily, clock, this.#left.promise);
    this.#client = new PipecatClient({
      transport,
      enableMic: micEnabled,
      enableCam: false,
      disconnectOnBotDisconnect: false,
      callbacks: {
        onTransportStateChanged: (state) => {
          if (state !== 'ready') return;
          this.#greeted = new Set(this.#remoteIds);
          events.ready();
        },
        onLocalAudioLevel: (level) => events.level(level, true),
        onRemoteAudioLevel: (level) => events.level(level, false),
      },
    });
  }

  get isMicEnabled(): boolean {
    return this.#client.isMicEnabled;
  }

  openMicrophone(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#stopLimit = this.#clock.after(LOAD_LIMIT_MS, () => void this.#openingIsLate());
      this.#isOpening = true;
      this.#opening = new Promise<void>((settle) => {
        this.#opened = () => {
          this.#isOpening = false;
          settle();
        };
      });
      this.#client
        .initDevices()
        .then(
          () => {
            const { mic } = this.#client.mediaState;
            const failure = mic.state === 'error' && microphoneFailure({ type: mic.reason });
            if (failure) this.#refused(failure);
            else resolve();
          },
          (error: unknown) => {
            // With a microphone that is open, only the loudness can't be measured.
            if (this.#microphone) resolve();
            else reject(new CallFailure('microphone-failed', wordsOf(error)));
          },
        )
        .finally(() => {
          this.#stopLimit();
          this.#opened();
        });
    });
  }

  join(roomUrl: string, token: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#fail = reject;
      this.#client.once('connected', () => {
        // Who was there before us is not announced, and neither is a voice that they had already.
        for (const [key, participant] of Object.entries(this.#daily.participants())) {
          if (key === 'local') continue;
          this.#remoteJoined(participant.session_id);
          const voice = voiceOf(participant);
          if (voice) this.#events.trackStarted(voice, false);
        }
        // A call machine may join with the microphone on, whatever it was asked for.
        this.#client.enableMic(this.#micWanted);
        resolve();
      });
      const failed = (error: unknown): void => {
        this.#fail(new CallFailure('connection-error', wordsOf(error)));
      };
      try {
        // Settles at bot-ready or never: all that matters is heard through events.
        this.#client.connect({ url: roomUrl, token }).catch(failed);
      } catch (error) {
        failed(error);
      }
    });
  }

  setMicEnabled(enabled: boolean): void {
    this.#micWanted = enabled;
    if (!this.#leaving) this.#client.enableMic(enabled);
  }

  sendMessage(type: string, data: unknown): void {
    try {
      this.#client.sendClientMessage(type, data);
    } catch (error) {
      throw sendingError(error);
    }
  }

  async sendText(text: string): Promise<void> {
    try {
      await this.#client.sendText(text);
    } catch (error) {
      throw sendingError(error);
    }
  }

  microphones(): Promise<MediaDeviceInfo[]> {
    return this.#client.getAllMics();
  }

  setMicrophone(deviceId: string): void {
    // Not by way of Pipecat's client, which leaves the rejection of a device that is gone unhandled.
    this.#daily.setInputDevicesAsync({ audioDeviceId: deviceId }).catch(() => undefined);
  }

  leave(): Promise<void> {
    return (this.#leaving ??= this.#leave().catch(() => undefined));
  }

  async #leave(): Promise<void> {
    this.#left.resolve();
    this.#stopLimit();
    // On iOS, Pipecat says half a second after the first voice that we are ready, wherever we are by then.
    Object.assign(this.#daily, { sendAppMessage: () => undefined });
    await atMost(this.#clock, LEAVE_LIMIT_MS, this.#leaveCleanly());
    if (this.#isOpening) {
      // The permission prompt is still open, or a device is slow. Torn down now, the microphone would
      // open behind our back.
      void atMost(this.#clock, PROMPT_LIMIT_MS, this.#opening).then(() => this.#release());
      return;
    }
    await this.#release();
  }

  async #leaveCleanly(): Promise<void> {
    // What has not loaded yet is not going to open the microphone.
    if (!callMachineIsRunning(this.#daily)) this.#opened();
    // One that is just being opened would come up after the call is gone, and stay on.
    if (this.#isOpening) await this.#opening;
    if (['loading', 'left-meeting', 'error'].includes(this.#daily.meetingState()))
      haveLeft(this.#daily);
    const disconnected = this.#client.disconnect();
    // A call machine whose script is there and does nothing will not say it.
    if (!callMachineIsRunning(this.#daily)) sayLeft(this.#daily);
    await disconnected;
  }

  async #release(): Promise<void> {
    if (this.#microphone) this.#localTracks.add(this.#microphone);
    try {
      if (!['new', 'left-meeting', 'error'].includes(this.#daily.meetingState()))
        sayLeft(this.#daily);
      const removeTraces = callMachineTraces(this.#daily);
      await atMost(this.#clock, LEAVE_LIMIT_MS, this.#daily.destroy());
      removeTraces();
    } finally {
      for (const track of this.#localTracks) guarded(() => track.stop());
      this.#client.removeAllListeners();
    }
  }

  get #microphone(): MediaStreamTrack | undefined {
    return voiceOf((this.#daily.participants() as { local?: DailyParticipant }).local);
  }

  async #openingIsLate(): Promise<void> {
    if (!callMachineIsRunning(this.#daily)) {
      this.#fail(new CallFailure('call-machine-late', 'The call machine did not start in time.'));
    } else if ((await microphonePermission(this.#clock)) === 'granted') {
      this.#fail(new CallFailure('microphone-late', 'The microphone did not open in time.'));
    } // Otherwise the visitor may still be reading the permission prompt.
  }

  #listen(daily: DailyCall): DailyCall {
    return daily
      .on('app-message', ({ data, fromId }: { data: unknown; fromId: string }) => {
        if (typeof data !== 'object' || data === null) return;
        const { label, type, data: content } = data as Record<string, unknown>;
        if (label !== 'rtvi-ai' || typeof type !== 'string') return;
        // The first of those in the room who says so.
        if (type === 'bot-ready' && this.#remoteIds.has(fromId)) this.#botId ??= fromId;
        this.#events.message(type, content);
      })
      .on('participant-joined', ({ participant }) => {
        if (!participant.local) this.#remoteJoined(participant.session_id);
      })
      .on('participant-left', ({ participant }) => {
        const { session_id } = participant;
        if (!this.#remoteIds.delete(session_id)) return;
        // Others may be in the room too. Who of them is the bot is known once it is ready.
        if (session_id === this.#botId || this.#remoteIds.size === 0) this.#events.botLeft();
      })
      .on('track-started', ({ track, participant }) => {
        const local = participant?.local ?? false;
        if (local) this.#localTracks.add(track);
        else if (participant) this.#greet(participant.session_id);
        this.#events.trackStarted(track, local);
      })
      .on('track-stopped', ({ track, participant }) => {
        this.#events.trackStopped(track, participant?.local ?? this.#localTracks.has(track));
      })
      .on('participant-updated', ({ participant }) => {
        if (!participant.local) return this.#remoteJoined(participant.session_id);
        // Whatever the call machine still owes to whoever asked for it.
        if (this.#microphone) this.#opened();
        this.#events.micChanged();
      })
      .on('started-camera', () => {
        // Of a room that was left, Daily tells nothing else.
        this.#opened();
      })
      .on('network-connection', ({ type, event }) => {
        const wasFine = this.#interrupted.size === 0;
        // Where the media's way between two peers breaks, Daily may go on by way of its server.
        const way = type === 'signaling' ? type : 'media';
        if (event === 'interrupted') this.#interrupted.add(way);
        else if (event === 'connected') this.#interrupted.delete(way);
        const isFine = this.#interrupted.size === 0;
        if (wasFine !== isFine) this.#events.network(isFine ? 'restored' : 'interrupted');
      })
      .on('camera-error', (event) => this.#deviceFailed(event))
      .on('error', (event) => this.#roomFailed(event))
      .on('left-meeting', () => this.#events.left());
  }

  /** With company in the room all were told that we are ready before the assistant came. */
  #greet(id: string): void {
    if (!this.#greeted || this.#greeted.has(id) || this.#botId) return;
    this.#greeted.add(id);
    this.#daily.sendAppMessage(RTVIMessage.clientReady(), id);
  }

  #roomFailed({ error, errorMsg }: DailyEventObjectFatalError): void {
    const { type, msg, details } = (error ?? {}) as {
      type?: CallFailureType;
      msg?: unknown;
      details?: { on?: unknown };
    };
    const failure = new CallFailure(
      details?.on === 'load' ? 'call-machine' : (type ?? 'connection-error'),
      typeof msg === 'string' ? msg : errorMsg,
    );
    this.#fail(failure);
    this.#events.failed(failure);
  }

  #remoteJoined(id: string): void {
    if (this.#remoteIds.has(id)) return;
    this.#remoteIds.add(id);
    this.#events.botJoined();
  }

  #deviceFailed(event: DailyEventObjectCameraError): void {
    // What a call machine of another version leaves out must not throw here: Daily would swallow it.
    const error = Object(event.error) as {
      type?: string;
      msg?: string;
      blockedMedia?: readonly string[];
      missingMedia?: readonly string[];
      blockedBy?: 'user' | 'browser';
    };
    const failure = microphoneFailure({
      type: error.type ?? 'unknown',
      message: error.msg,
      media: error.blockedMedia ?? error.missingMedia,
      blockedBy: error.blockedBy,
    });
    if (failure) this.#refused(failure);
  }

  #refused(failure: CallFailure): void {
    void explained(failure, this.#clock).then((explanation) => {
      this.#fail(explanation);
      this.#opened();
      // By now Pipecat has asked Daily what came of the microphone.
      this.#events.micFailed();
    });
  }
}

/** A participant's audio track, if the call machine has told of one. */
function voiceOf(participant?: Partial<DailyParticipant>): MediaStreamTrack | undefined {
  return participant?.tracks?.audio.persistentTrack;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : typeof error === 'string' ? error : 'unknown';
}

function sendingError(error: unknown): BuddyError {
  if (error instanceof RTVIError && !(error instanceof MessageTooLargeError)) {
    return sessionError('not-connected', 'The assistant can not be reached yet.');
  }
  const message = 'The message is too large, or can not be written as JSON.';
  return new InvalidRequestError(message, { details: { field: 'data' } });
}

/** Waits for a promise, but no longer than `ms`. Never rejects. */
async function atMost(clock: Clock, ms: number, promise: Promise<unknown> | null): Promise<void> {
  await within(ms, promise, undefined, clock).catch(() => undefined);
}
