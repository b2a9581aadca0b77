/**
 * A call that a test plays: the slice below the session (microphone, room, messages). It proves how
 * the session behaves over a call, and nothing of whether calls work: `test/calls` does that.
 */
import {
  CallFailure,
  type Call,
  type CallConfig,
  type CallEvents,
} from '../../src/sdk/call/call.js';
import { deferred } from '../../src/sdk/deferred.js';
import './unhandled.js';

export class FakeCall implements Call {
  readonly config: CallConfig;
  readonly events: CallEvents;
  readonly log: string[] = [];
  readonly sent: [type: string, data: unknown][] = [];
  readonly microphone = deferred();
  readonly joined = deferred();
  readonly left = deferred();
  isMicEnabled: boolean;
  /** What sending throws, if anything. */
  sendingError: unknown = null;

  constructor(config: CallConfig, events: CallEvents) {
    this.config = config;
    this.events = events;
    this.isMicEnabled = config.micEnabled;
    this.left.resolve();
  }

  openMicrophone(): Promise<void> {
    this.log.push('openMicrophone');
    return this.microphone.promise;
  }

  join(roomUrl: string, token: string): Promise<void> {
    this.log.push(`join ${roomUrl} ${token}`);
    return this.joined.promise;
  }

  leave(): Promise<void> {
    this.log.push('leave');
    return this.left.promise;
  }

  setMicEnabled(enabled: boolean): void {
    this.log.push(`setMicEnabled ${enabled}`);
    this.isMicEnabled = enabled;
  }

  sendMessage(type: string, data: unknown): void {
    if (this.sendingError) throw this.sendingError;
    this.sent.push([type, data]);
  }

  async sendText(text: string): Promise<void> {
    await Promise.resolve();
    this.sent.push(['send-text', text]);
  }

  microphones(): Promise<MediaDeviceInfo[]> {
    return Promise.resolve([]);
  }

  setMicrophone(deviceId: string): void {
    this.log.push(`setMicrophone ${deviceId}`);
  }

  /** One RTVI message of the room. */
  says(type: string, data?: unknown): void {
    this.events.message(type, data);
  }

  /** One of the backend's own messages. */
  server(type: string, payload?: unknown): void {
    this.says('server-message', payload === undefined ? { type } : { type, payload });
  }

  fail(type: ConstructorParameters<typeof CallFailure>[0], message = 'in words'): void {
    this.events.failed(new CallFailure(type, message));
  }
}

/** A loader of the calling code that hands its calls to the test. */
export class FakeCalls {
  readonly made: FakeCall[] = [];

  load = (): Promise<(config: CallConfig, events: CallEvents) => Call> =>
    Promise.resolve((config, events) => {
      const call = new FakeCall(config, events);
      this.made.push(call);
      return call;
    });

  get last(): FakeCall {
    const call = this.made.at(-1);
    if (!call) throw new Error('No call was made.');
    return call;
  }
}

/** A silent audio track. */
export function audioTrack(): MediaStreamTrack {
  const context = new AudioContext();
  const [track] = context.createMediaStreamDestination().stream.getAudioTracks();
  void context.close();
  if (!track) throw new Error('No track.');
  return track;
}
