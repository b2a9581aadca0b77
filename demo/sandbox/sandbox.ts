import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { breezeBuddyRoutes } from './api/breeze-buddy-api.js';
import type { ExecutionMode } from './api/execution-mode.js';
import { LeadBook, type Lead } from './api/leads.js';
import { TokenService, type TokenClaims } from './api/tokens.js';
import type { BotFactory } from './bot/bot.js';
import { Synthesizer } from './bot/speech/synthesizer.js';
import { defaultTiming, type Timing } from './bot/talk/timing.js';
import { VoiceBot } from './bot/voice-bot.js';
import { demoRoutes } from './demo-routes.js';
import { callMachineRoutes } from './faults/call-machine-faults.js';
import { faultOfTemplate, faultTime, type Fault } from './faults/catalogue.js';
import { faultRoutes } from './faults/fault-routes.js';
import { FaultSockets } from './faults/fault-sockets.js';
import { withBotFault } from './faults/faulty-bot.js';
import { withHttpFaults } from './faults/http-faults.js';
import { admit, roomOptions } from './faults/room-faults.js';
import type { JsonObject } from './http/json.js';
import { createRouter, type Route } from './http/router.js';
import { inspectionRoutes } from './inspect.js';
import { bundleCallMachine } from './room/bundle-call-machine.js';
import { MeetingTokens } from './room/meeting-tokens.js';
import { Rooms, type HostedRoom } from './room/rooms.js';
import { Signalling } from './room/signalling.js';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** Signs the tokens; a new one is made at every start. */
  secret?: string;
  /** Overrides of the bot's pace, in milliseconds. */
  timing?: Partial<Timing>;
  /** Makes the bot of a room. */
  bot?: BotFactory;
  /** How long a participant's dropped socket may take to come back, in milliseconds. */
  grace?: number;
  /** How long a room lives, in milliseconds. */
  roomLifetime?: number;
  log?: (line: string) => void;
  /** What whoever starts it has to say to the pages: served at `/sandbox/notes`. */
  notes?: Record<string, string | undefined>;
}

export interface Sandbox {
  /** The origin, without a slash at its end. */
  readonly url: string;
  readonly rooms: Rooms;
  readonly leads: LeadBook;
  mintToken(claims?: TokenClaims): Promise<string>;
  /** Mints the token that lets a participant into a room; `expiresIn` in seconds. */
  mintMeetingToken(room: string, expiresIn?: number): Promise<string>;
  /** Leaves nothing running. */
  close(): Promise<void>;
}

/** Starts the local backend: the API, the rooms, the call machine and the bot, on one port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 8787, host = 'localhost', grace = 20_000, roomLifetime } = options;
  const secret = options.secret ?? randomBytes(32).toString('hex');
  const log = options.log ?? (() => undefined);
  const timing: Timing = { ...defaultTiming, ...options.timing };
  const makeBot: BotFactory = options.bot ?? ((context) => new VoiceBot(context));
  const callMachine = await bundleCallMachine();

  let url = '';
  const baseUrl = (): string => url;
  const tokens = new TokenService(secret);
  const meetingTokens = new MeetingTokens(secret);
  const synthesizer = new Synthesizer();
  const leads = new LeadBook();
  const rooms = new Rooms(baseUrl, roomLifetime);
  const signalling = new Signalling({
    tokens: meetingTokens,
    findRoom: (name) => rooms.find(name)?.room,
    grace,
  });
  const faultSockets = new FaultSockets();

  const open = (
    mode: ExecutionMode,
    payload: JsonObject,
    fault: Fault | undefined,
    lead?: Lead,
  ): HostedRoom => {
    const faultMs = faultTime(payload, 0) || undefined;
    const bot = makeBot({ mode, payload, templateId: lead?.templateId, synthesizer, timing });
    const hosted = rooms.open({
      bot: withBotFault(bot, fault, {
        faultMs,
        dropSignalling: (user, outage) => signalling.drop(user, outage),
      }),
      mode,
      leadId: lead?.id,
      ...roomOptions(fault, faultMs),
      onEnd: () => {
        if (lead) lead.status = 'FINISHED';
        log(`room ${hosted.room.name} ended`);
      },
    });
    log(`room ${hosted.room.name} opened (${mode})`);
    return hosted;
  };

  const api = breezeBuddyRoutes({
    tokens,
    leads,
    startCall: async (lead) => {
      const fault = faultOfTemplate(lead.templateId);
      const { room } = open(lead.mode, lead.payload, fault, lead);
      return { ...(await admit(room, fault, meetingTokens)), sessionId: randomUUID() };
    },
  });
  const routes: Route[] = [
    ...withHttpFaults(api, leads),
    ...demoRoutes({
      baseUrl,
      mintToken: (claims) => tokens.mint(claims),
      openRoom: (mode, payload, fault) =>
        admit(open(mode, payload, fault).room, fault, meetingTokens),
    }),
    ...faultRoutes,
    { method: 'GET', path: '/sandbox/notes', handle: () => ({ json: options.notes ?? {} }) },
    ...inspectionRoutes(rooms, signalling),
    ...callMachineRoutes(callMachine),
  ];

  const server = createServer(
    createRouter(routes, (error) => {
      log(`fault: ${String(error)}`);
    }),
  );
  server.on('upgrade', (request, socket, head) => {
    if (!faultSockets.upgrade(request, socket, head)) signalling.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === 'object' && address ? address.port : port;
  url = `http://${host}:${boundPort}`;

  return {
    url,
    rooms,
    leads,
    mintToken: (claims) => tokens.mint(claims),
    mintMeetingToken: (room, expiresIn) => meetingTokens.mint(room, expiresIn),
    close: async () => {
      rooms.close();
      signalling.close();
      faultSockets.close();
      server.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
        }),
        synthesizer.close(),
      ]);
    },
  };
}
