import { expect } from '@open-wc/testing';
import { hurried } from '../../support/fault-call.js';
import { until } from '../../support/until.js';
import { CLOSED, FAILED, FAILED_LATER, UP, type Row } from '../../support/fault-table.js';

const refused = (fault: Row['fault'], reason: string): Row => ({
  fault,
  status: 'error',
  error: ['SessionError', { reason }],
  story: FAILED,
});

export const callMachineRows: Row[] = [
  ...(['call-machine-missing', 'call-machine-html'] as const).map((fault): Row => ({
    fault,
    breaks: shortenDailysPause,
    status: 'error',
    error: ['NetworkError', { reason: 'call-machine' }],
    story: FAILED,
  })),
  ...(['call-machine-throws', 'call-machine-idle', 'call-machine-silent'] as const).map(
    (fault): Row => ({
      fault,
      options: { callClock: hurried(500) },
      status: 'error',
      error: ['TimeoutError', { reason: 'call-machine' }],
      story: FAILED,
    }),
  ),
  { fault: 'call-machine-slow', status: 'disconnected', error: null, story: [...UP, ...CLOSED] },
];

export const roomRows: Row[] = [
  refused('no-room', 'room-not-found'),
  refused('exp-room', 'room-expired'),
  refused('exp-token', 'token-expired'),
  refused('not-allowed', 'room-denied'),
  refused('meeting-full', 'room-full'),
  refused('connection-error', 'connection-lost'),
  refused('room-echo', 'room-denied'),
  {
    fault: 'room-silent',
    options: { limits: { connect: 500 } },
    status: 'error',
    error: ['TimeoutError', { step: 'room' }],
    story: FAILED,
  },
  {
    fault: 'ejected',
    status: 'error',
    error: null,
    ends: true,
    words: /ended by the room/,
    story: [...UP, ...FAILED_LATER],
  },
  {
    fault: 'room-expires',
    status: 'error',
    error: null,
    ends: true,
    words: /has expired/,
    story: [...UP, ...FAILED_LATER],
  },
];

/** The same rooms, joined without the API. */
export const directRows: Row[] = roomRows.map((row) => ({
  ...row,
  options: { ...row.options, direct: true },
}));

export const networkRows: Row[] = [
  {
    fault: 'signalling-blip',
    options: { faultMs: 300 },
    status: 'disconnected',
    error: null,
    during: async ({ network, session }) => {
      await expectNetwork(network, ['interrupted', 'restored']);
      await session.assistantSpeak('Back again.');
    },
    story: [...UP, ...CLOSED],
  },
  {
    fault: 'signalling-lost',
    options: { faultMs: 600 },
    status: 'error',
    error: null,
    ends: true,
    words: /connection to the room was lost/,
    during: ({ network }) => expectNetwork(network, ['interrupted']),
    story: [...UP, ...FAILED_LATER],
  },
  {
    fault: 'media-stalled',
    status: 'disconnected',
    error: null,
    during: async ({ network, session }) => {
      await expectNetwork(network, ['interrupted']);
      expect(session.getState().status).to.equal('connected');
    },
    story: [...UP, ...CLOSED],
  },
];

async function expectNetwork(seen: readonly string[], wanted: readonly string[]): Promise<void> {
  await until('the network is reported', () => seen.length >= wanted.length, 15_000);
  expect(seen).to.deep.equal(wanted);
}

/** Daily tries three times for its call machine, and rests for 3 s between: here it rests shortly. */
function shortenDailysPause(): () => void {
  const { setTimeout: set } = window;
  window.setTimeout = ((handler: () => void, ms?: number) =>
    set(handler, ms === 3_000 ? 50 : ms)) as typeof set;
  return () => {
    window.setTimeout = set;
  };
}
