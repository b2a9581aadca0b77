/** Runs in the browser: a call with the real Pipecat client and Daily transport, for the tests to drive. */
import { LogLevel, PipecatClient, type RTVIMessage } from '@pipecat-ai/client-js';
import { DailyTransport } from '@pipecat-ai/daily-transport';

export interface PageCall {
  start(options: StartOptions): Promise<void>;
  leave(): Promise<void>;
  /** How many call objects were dropped. */
  destroyed: number;
  /** Drops the call object, whatever it is doing. */
  abandon(): Promise<void>;
  mute(muted: boolean): void;
  speak(text: string): void;
  type(text: string): Promise<void>;
  /** Everything that happened, in order. */
  events: PageEvent[];
  /** The loudest sample of the bot's sound since the call began. */
  peak: number;
  /** When the bot was last heard, on the page's clock. */
  lastHeard: number;
  localLevel: number;
  remoteLevel: number;
  liveTracks(): number;
  openConnections(): number;
}

export interface StartOptions {
  bundlePath: string;
  roomUrl: string;
  token: string;
  mic?: boolean;
}

export interface PageEvent {
  type: string;
  /** Milliseconds of the page's clock. */
  at: number;
  data?: unknown;
}

const tracks: MediaStreamTrack[] = [];
const connections: RTCPeerConnection[] = [];
watchMedia();

let client: PipecatClient | undefined;
let destroy: () => Promise<void> = () => Promise.resolve();

const call: PageCall = {
  events: [],
  peak: 0,
  lastHeard: 0,
  localLevel: 0,
  remoteLevel: 0,
  async start({ bundlePath, roomUrl, token, mic = true }) {
    const transport = new DailyTransport({
      dailyConfig: {
        bundlePathOverride: bundlePath,
        avoidEval: true,
        useDevicePreferenceCookies: false,
      },
    });
    const note = (type: string, data?: unknown): void => {
      const at = performance.now();
      call.events.push(data === undefined ? { type, at } : { type, at, data });
    };
    const raw = transport.dailyCallClient.on('error', (event: { error?: { type: string } }) => {
      note('error', event.error?.type);
    });
    raw.on('app-message', (event: { data: RTVIMessage }) => {
      note(event.data.type, event.data.data);
    });
    raw.on('network-connection', ({ type, event }) => {
      note('network-connection', `${type} ${event}`);
    });
    raw.on('left-meeting', () => {
      note('left-meeting');
    });
    raw.on('camera-error', ({ error }: { error: { type: string } }) => {
      note('camera-error', error.type);
    });
    destroy = () => raw.destroy();
    client = new PipecatClient({
      transport,
      enableMic: mic,
      callbacks: {
        onTrackStarted: (track, participant) => {
          note('track-started', participant?.local ? 'local' : 'bot');
          if (!participant?.local && track.kind === 'audio') listen(track);
        },
        onTrackStopped: (_track, participant) => {
          note('track-stopped', participant?.local ? 'local' : 'bot');
        },
        onConnected: () => {
          note('connected');
        },
        onBotConnected: () => {
          note('bot-connected');
        },
        onBotDisconnected: () => {
          note('bot-disconnected');
        },
        onLocalAudioLevel: (level) => {
          call.localLevel = Math.max(call.localLevel, level);
        },
        onRemoteAudioLevel: (level) => {
          call.remoteLevel = Math.max(call.remoteLevel, level);
        },
      },
    });
    client.setLogLevel(LogLevel.ERROR);
    await client.connect({ url: roomUrl, token });
    note('ready');
  },
  async leave() {
    await client?.disconnect();
    await destroy();
  },
  destroyed: 0,
  async abandon() {
    await destroy();
    call.destroyed += 1;
  },
  mute(muted) {
    client?.enableMic(!muted);
  },
  speak(text) {
    client?.sendClientMessage('tts-speak', { text });
  },
  async type(text) {
    await client?.sendText(text);
  },
  liveTracks: () => tracks.filter(({ readyState }) => readyState === 'live').length,
  openConnections: () =>
    connections.filter(({ connectionState }) => connectionState !== 'closed').length,
};
Object.assign(window, { call });

function listen(track: MediaStreamTrack): void {
  const stream = new MediaStream([track]);
  const audio = new Audio();
  audio.srcObject = stream;
  void audio.play();
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 2048 });
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    for (const sample of samples) call.peak = Math.max(call.peak, Math.abs(sample));
    if (samples.some((sample) => Math.abs(sample) > 0.02)) call.lastHeard = performance.now();
    if (track.readyState === 'ended') clearInterval(timer);
  }, 30);
}

/** Keeps count of every track and connection that the page ever opens. */
function watchMedia(): void {
  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await original(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener('track', ({ track }) => tracks.push(track));
    }
  };
}
