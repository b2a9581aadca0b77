/**
 * Everything that can go wrong on purpose. A fault is chosen by its template id, or by name at
 * `/sandbox/token?fault=` and `/sandbox/room?fault=`.
 */

/** What the API can answer instead of what it should; `leads-…` on the first request, `connect-…` on the second. */
const answers = {
  '400': 'status 400 and a sentence',
  '401': 'status 401: the token has expired',
  '403': 'status 403: the token is not for this merchant',
  '404': 'status 404 and a sentence',
  '422': 'status 422 and the list of fields that are wrong',
  '429': 'status 429 with Retry-After: 7',
  '500': 'status 500',
  '502': "status 502 and a proxy's HTML page",
  empty: 'status 200 without a body',
  html: 'status 200 and an HTML page, as a captive portal answers',
  mislabelled: 'the right answer, labelled text/html: it must do',
  array: 'status 200 and a JSON array',
  shape: 'status 200 and JSON whose fields have other types',
  echo: "status 400 with the request's own token in the sentence",
  silent: 'no answer at all',
  late: "the right answer after the client's limit (31 s, or fault_ms)",
  'slow-body': "the head at once, the body after the client's limit (31 s, or fault_ms)",
  reset: 'the connection is reset before the answer',
  half: 'the connection is reset in the middle of the answer',
  'no-cors': 'the right answer, which the page may not read',
} as const;

const connectOnly = {
  'connect-javascript': 'a room_url of javascript:',
  'connect-ws': 'a room_url of ws:',
  'connect-no-url': 'no room_url',
  'connect-no-token': 'no token',
} as const;

const callMachine = {
  'call-machine-missing': 'the script is not there (404)',
  'call-machine-html': 'an HTML page in place of the script',
  'call-machine-silent': 'the script never arrives',
  'call-machine-slow': 'the script takes a second: it must do',
  'call-machine-throws': 'the script throws',
  'call-machine-idle': 'the script loads and does nothing',
} as const;

const room = {
  'no-room': 'the room does not exist',
  'exp-room': 'the room has expired',
  'exp-token': 'the meeting token has expired',
  'not-allowed': "the meeting token is another room's",
  'meeting-full': 'the room is full',
  'connection-error': 'the room can not be reached',
  'room-silent': 'the room never answers the join',
  'room-echo': 'the room refuses and repeats the meeting token',
  ejected: 'the user is ejected in the call',
  'room-expires': 'the room expires in the call',
} as const;

const bot = {
  'bot-absent': 'the bot never joins',
  'bot-mute': 'the bot joins and sends no audio',
  'bot-never-ready': 'the bot never says that it is ready',
  'bot-ready-odd': 'bot-ready comes with version 5, then with null',
  'bot-leaves-early': 'the bot leaves before it is ready',
  'bot-leaves': 'the bot leaves in the call, as it does at the end',
  'bot-crashes': 'the bot dies in the middle of a sentence',
  'pipeline-error': 'pipeline-error and its RTVI twin',
  'pipeline-error-reversed': 'the RTVI error first, then its twin',
  'pipeline-error-lone': 'the RTVI error without a twin',
  'fatal-error': 'a fatal RTVI error',
  'idle-timeout': 'conversation-end with idle_timeout, then the bot leaves',
  'messages-twice': 'every message comes twice',
  'messages-swapped': 'every two messages come in the wrong order',
  'messages-lost': 'every third message is lost',
  'starts-again': 'conversation-start comes again and again',
  'old-bot-output': 'bot-output in its older form: {text, spoken, aggregated_by}',
} as const;

const network = {
  'signalling-blip': 'the signalling is gone for 1.5 s (or fault_ms)',
  'signalling-lost': 'the signalling is gone for good; given up after 20 s (or fault_ms)',
  'media-stalled': 'no more media in either direction, while the bot stays',
} as const;

const flood = {
  'flood-messages': '10 000 messages in a second, of every kind',
  'flood-entries': '10 000 tool messages in a second, each pair an entry of its own',
  'flood-megabyte': 'messages of a megabyte',
  'flood-words': 'words of 100 000 characters',
  'flood-deep': 'JSON nested a thousand levels deep',
  'flood-proto': '__proto__ and constructor as keys',
  'flood-html': 'HTML in every text',
  'flood-unicode': 'bidi controls, lone surrogates, NUL and combining marks',
  'flood-types': 'the wrong type in every field of every message',
} as const;

export type AnswerFault = keyof typeof answers;
export type ConnectOnlyFault = keyof typeof connectOnly;
export type HttpFault = `leads-${AnswerFault}` | `connect-${AnswerFault}` | ConnectOnlyFault;
export type CallMachineFault = keyof typeof callMachine;
export type RoomFault = keyof typeof room;
export type BotFaultName = keyof typeof bot;
export type NetworkFault = keyof typeof network;
export type FloodFault = keyof typeof flood;
export type FaultName =
  HttpFault | CallMachineFault | RoomFault | BotFaultName | NetworkFault | FloodFault;

export type FaultPlace =
  'leads' | 'connect' | 'call-machine' | 'room' | 'bot' | 'network' | 'flood';

export interface Fault {
  name: FaultName;
  where: FaultPlace;
  what: string;
  /** A lead with this template meets the fault. For the call machine the bundle path decides instead. */
  templateId: string;
}

/** Every fault, in the order of a call. */
export const catalogue: readonly Fault[] = [
  ...listed('leads', prefixed('leads', answers)),
  ...listed('connect', { ...prefixed('connect', answers), ...connectOnly }),
  ...listed('call-machine', callMachine),
  ...listed('room', room),
  ...listed('bot', bot),
  ...listed('network', network),
  ...listed('flood', flood),
].map((fault, index) => ({
  ...fault,
  templateId: `fa017000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
}));

export function faultNamed(name: string): Fault | undefined {
  return catalogue.find((fault) => fault.name === name);
}

/** The fault that a template stands for. */
export function faultOfTemplate(templateId: string | undefined): Fault | undefined {
  return catalogue.find((fault) => fault.templateId === templateId);
}

/** `fault_ms` of a lead's payload: how long a fault that takes time takes, in milliseconds. */
export function faultTime(payload: Record<string, unknown>, fallback: number): number {
  const value = Number(payload['fault_ms']);
  return Number.isFinite(value) && value > 0 ? value : fallback;
}

function prefixed(prefix: string, table: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).map(([name, what]) => [`${prefix}-${name}`, what]),
  );
}

function listed(where: FaultPlace, table: Record<string, string>): Omit<Fault, 'templateId'>[] {
  return Object.entries(table).map(([name, what]) => ({ name: name as FaultName, where, what }));
}
