import type { RoomProblem } from '../protocol.js';
import { CallStore } from './call-store.js';
import { cameraError } from './camera-error.js';
import { dailyPage, type MachineHandle } from './daily-page.js';
import { dailyParticipant, type TrackInfo } from './daily-participant.js';
import { LevelMeter } from './level-meter.js';
import { Meeting } from './meeting.js';
import { Microphone } from './microphone.js';
import { inner, PageChannel, type Fields, type Request } from './page-channel.js';

const ownTrack = 'daily-custom-track';
const maxAppMessageSize = 102_400;

/** Does for one call object of daily-js what Daily's own call machine does, for audio. */
export class CallMachine implements MachineHandle {
  readonly store = new CallStore();
  readonly #callClientId: string;
  readonly #channel: PageChannel;
  readonly #microphone: Microphone;
  readonly #localMeter: LevelMeter;
  readonly #remoteMeter: LevelMeter;
  #meeting: Meeting | undefined;
  #roomUrl = '';
  #selfId = 'local';
  #name = '';
  #audioOn = true;
  #blocked: TrackInfo['blocked'];
  #speaker: Fields = {};
  #run = 0;

  constructor(callClientId: string) {
    this.#callClientId = callClientId;
    this.#channel = new PageChannel(callClientId, (request) => {
      this.#handle(request);
    });
    this.#microphone = new Microphone(() => {
      void this.#openMicrophone(undefined, this.#run);
    });
    this.#localMeter = new LevelMeter(() => {
      const audioLevel = this.#audioOn ? this.#microphone.level() : 0;
      this.#emit('local-audio-level', { audioLevel });
    });
    this.#remoteMeter = new LevelMeter(() => {
      if (!this.#meeting) return;
      const participantsAudioLevel = this.#meeting.levels();
      this.#emit('remote-participants-audio-level', { participantsAudioLevel });
    });
  }

  /** Ready for a call: at first, and again after each call that has ended. */
  reset(): void {
    this.#stop();
    this.#channel.open();
    this.#emit('call-machine-initialized');
    this.#emit('loaded');
  }

  #handle(request: Request): void {
    const { action, fields, reply } = request;
    switch (action) {
      case 'start-camera':
        void this.#startCamera(request);
        break;
      case 'join-meeting':
        void this.#join(request);
        break;
      case 'leave-meeting':
        this.#leave();
        break;
      case 'local-audio':
        void this.#setAudio(fields['state'] === true);
        break;
      case 'app-msg':
        this.#sendMessage(fields);
        break;
      case 'lib-room-info':
        reply(this.#roomInfo());
        break;
      case 'get-input-devices':
        reply(this.#devices());
        break;
      case 'set-input-devices':
        void this.#selectMicrophone(request);
        break;
      case 'set-output-device':
        this.#speaker = { deviceId: fields['outputDeviceId'], kind: 'audiooutput' };
        reply(this.#devices());
        this.#emitDevices();
        break;
      case 'start-local-audio-level-observer':
        this.#localMeter.start(fields['interval']);
        reply();
        break;
      case 'stop-local-audio-level-observer':
        this.#localMeter.stop();
        break;
      case 'start-remote-participants-audio-level-observer':
        this.#remoteMeter.start(fields['interval']);
        reply();
        break;
      case 'stop-remote-participants-audio-level-observer':
        this.#remoteMeter.stop();
        break;
      default:
        // What a voice call does not need is acknowledged, so that no promise hangs.
        reply();
    }
  }

  async #startCamera({ fields, reply }: Request): Promise<void> {
    const run = this.#run;
    this.#prepare(fields);
    await this.#openMicrophone(this.#chosenSource(fields), run);
    if (run !== this.#run) return;
    this.#emit('started-camera');
    reply(this.#devices());
  }

  async #join({ fields, reply }: Request): Promise<void> {
    const run = this.#run;
    const { url, token } = inner(fields, 'properties');
    this.#prepare(fields);
    this.#roomUrl = String(url);
    // A call that starts muted must not ask for the microphone before it is wanted.
    if (!this.#microphone.track && this.#audioOn && !this.#blocked) {
      await this.#openMicrophone(this.#chosenSource(fields), run);
    }
    if (run !== this.#run) return;
    const entry = {
      url: this.#roomUrl,
      token: typeof token === 'string' ? token : '',
      name: this.#name,
      audio: this.#audible,
    };
    this.#meeting = new Meeting(entry, this.#microphone.track, this.store, {
      emit: (action, extra) => {
        this.#emit(action, extra);
      },
      failed: (problem) => {
        this.#fail(problem);
      },
      joined: (self) => {
        this.#selfId = self.id;
        this.#emit('access-state-updated', { access: { level: 'full' } });
        this.#emit('joined-meeting', {
          participants: { local: this.#localParticipant() },
          internal: { _maxAppMessageSize: maxAppMessageSize },
        });
        reply();
      },
    });
  }

  #leave(): void {
    this.#stop();
    this.#emit('left-meeting');
    this.#channel.close();
  }

  #fail({ type, msg }: RoomProblem): void {
    this.#stop();
    this.#emit('error', { errorMsg: msg, error: { type, msg } });
    this.#emit('left-meeting');
    this.#channel.close();
  }

  /** Lets go of everything; whatever is still under way notices that its run is over. */
  #stop(): void {
    this.#run += 1;
    this.#localMeter.stop();
    this.#remoteMeter.stop();
    this.#meeting?.close();
    this.#meeting = undefined;
    this.#microphone.close();
    this.#blocked = undefined;
    this.#audioOn = true;
    this.store.clear();
  }

  #prepare(fields: Fields): void {
    const { startAudioOff, userName } = inner(fields, 'properties');
    if (startAudioOff !== undefined) {
      this.#audioOn = startAudioOff !== true;
      this.#microphone.setEnabled(this.#audioOn);
    }
    if (typeof userName === 'string') this.#name = userName;
    const cache = inner(fields, 'preloadCache');
    const local = inner(cache, 'localAudioLevelObserver');
    if (local['enabled']) this.#localMeter.start(local['interval']);
    const remote = inner(cache, 'remoteParticipantsAudioLevelObserver');
    if (remote['enabled']) this.#remoteMeter.start(remote['interval']);
  }

  /** The device that the page asked for: a device id, a track of its own, or none in particular. */
  #chosenSource(fields: Fields): string | MediaStreamTrack | undefined {
    const settings = inner(inner(inner(fields, 'preloadCache'), 'inputSettings'), 'audio');
    const { deviceId, customTrack } = inner(settings, 'settings');
    const source = customTrack ?? deviceId ?? inner(fields, 'properties')['audioSource'];
    if (source === ownTrack) return dailyPage().instances[this.#callClientId]?.tracks?.audioTrack;
    return typeof source === 'string' ? source : undefined;
  }

  async #openMicrophone(source: string | MediaStreamTrack | undefined, run: number): Promise<void> {
    try {
      if (!(await this.#microphone.open(source, this.#audioOn))) return;
      this.#blocked = undefined;
    } catch (error) {
      if (run !== this.#run) return;
      const missing = error instanceof DOMException && error.name === 'NotFoundError';
      this.#blocked = missing ? { byDeviceMissing: true } : { byPermissions: true };
      this.#emit('camera-error', cameraError(error));
    }
    if (run !== this.#run) return;
    this.store.setLocalTrack(this.#microphone.track);
    this.#meeting?.setTrack(this.#microphone.track);
    this.#emitLocal();
    this.#emitDevices();
  }

  async #setAudio(on: boolean): Promise<void> {
    this.#audioOn = on;
    this.#microphone.setEnabled(on);
    if (on && !this.#microphone.track) await this.#openMicrophone(undefined, this.#run);
    else this.#emitLocal();
    this.#meeting?.announceAudio(this.#audible);
  }

  async #selectMicrophone({ fields, reply }: Request): Promise<void> {
    const run = this.#run;
    const { audioDeviceId } = fields;
    const source =
      audioDeviceId === ownTrack
        ? dailyPage().instances[this.#callClientId]?.tracks?.audioTrack
        : audioDeviceId;
    if (typeof source === 'string' || source instanceof MediaStreamTrack) {
      await this.#openMicrophone(source, run);
    }
    if (run === this.#run) reply(this.#devices());
  }

  #sendMessage({ to, data }: Fields): void {
    this.#meeting?.sendMessage(typeof to === 'string' ? to : '*', data);
  }

  get #audible(): boolean {
    return this.#audioOn && this.#microphone.track !== undefined;
  }

  #localParticipant(): Fields {
    const audio: TrackInfo = { subscribed: true, state: 'playable' };
    if (!this.#audioOn) Object.assign(audio, { state: 'off', off: { byUser: true } });
    else if (!this.#microphone.track) {
      Object.assign(audio, { state: 'blocked', blocked: this.#blocked ?? {} });
    }
    return dailyParticipant({ local: true, id: this.#selfId, name: this.#name, audio });
  }

  #roomInfo(): Fields {
    const name = this.#roomUrl.split('/').pop() ?? '';
    return { id: name, name, config: {}, tokenConfig: {}, domainConfig: {} };
  }

  #devices(): Fields {
    return { camera: {}, mic: this.#microphone.info, speaker: this.#speaker };
  }

  #emitDevices(): void {
    this.#emit('selected-devices-updated', { devices: this.#devices() });
  }

  #emitLocal(): void {
    this.#emit('participant-updated', { participant: this.#localParticipant() });
  }

  #emit(action: string, fields: Fields = {}): void {
    this.#channel.emit(action, fields);
  }
}
