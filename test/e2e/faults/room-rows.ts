import { expect } from '@open-wc/testing';
import { faces, joinedDirectly, type Face } from '../../support/faces.js';
import { hurried } from '../../support/fault-call.js';
import { until } from '../../support/until.js';
import { CLOSED, FAILED, FAILED_LATER, UP, type Row } from '../../support/fault-table.js';

const refused = (fault: Row['fault'], reason: string, face: Face): Row => ({
  fault,
  status: 'error',
  error: ['SessionError', { reason }],
  face,
  story: FAILED,
});

export const callMachineRows: Row[] = [
  ...(['call-machine-missing', 'call-machine-html'] as const).map((fault): Row => ({
    fault,
    breaks: shortenDailysPause,
    status: 'error',
    error: ['NetworkError', { reason: 'call-machine' }],
    face: faces.callMachine,
    story: FAILED,
  })),
  ...(['call-machine-throws', 'call-machine-idle', 'call-machine-silent'] as const).map(
    (fault): Row => ({
      fault,
      options: { callClock: hurried(500) },
      status: 'error',
      error: ['TimeoutError', { reason: 'call-machine' }],
      face: faces.callMachine,
      story: FAILED,
    }),
  ),
  {
    fault: 'call-machine-slow',
    status: 'disconnected',
    error: null,
    face: null,
    story: [...UP, ...CLOSED],
  },
];

export const roomRows: Row[] = [
  refused('no-room', 'room-not-found', faces.roomNotFound),
  refused('exp-room', 'room-expired', faces.roomExpired),
  refused('exp-token', 'token-expired', faces.tokenRenewable),
  refused('not-allowed', 'room-denied', faces.roomDenied),
  refused('meeting-full', 'room-full', faces.roomFull),
  refused('connection-error', 'connection-lost', faces.connectionLost),
  refused('room-echo', 'room-denied', faces.roomDenied),
  {
    fault: 'room-silent',
    options: { limits: { connect: 500 } },
    status: 'error',
    error: ['TimeoutError', { step: 'room' }],
    face: faces.connectTimeout,
    story: FAILED,
  },
  {
    fault: 'ejected',
    status: 'error',
    error: ['SessionError', { reason: 'ejected' }],
    face: faces.ejected,
    ends: true,
    words: /ended by the room/,
    story: [...UP, ...FAILED_LATER],
  },
  {
    fault: 'room-expires',
    status: 'error',
    error: ['SessionError', { reason: 'room-expired' }],
    face: faces.roomExpired,
    ends: true,
    words: /has expired/,
    story: [...UP, ...FAILED_LATER],
  },
];

/** The same rooms, joined without the API. */
export const directRows: Row[] = roomRows.map((row) => ({
  ...row,
  face: row.face && joinedDirectly(row.face),
  options: { ...row.options, direct: true },
}));

export const networkRows: Row[] = [
  {
    fault: 'signalling-blip',
    options: { faultMs: 300 },
    status: 'disconnected',
    error: null,
    face: null,
    during: async ({ network, session }, element) => {
      await expectNetwork(network, ['interrupted', 'restored']);
      await element.updateComplete;
      expect(element.statuses.slice(-2)).to.deep.equal(['Reconnecting…', 'You are muted']);
      await session.assistantSpeak('Back again.');
    },
    story: [...UP, ...CLOSED],
  },
  {
    fault: 'signalling-lost',
    options: { faultMs: 600 },
    status: 'error',
    error: ['SessionError', { reason: 'connection-lost' }],
    face: faces.connectionLost,
    ends: true,
    words: /connection to the room was lost/,
    during: async ({ network }, element) => {
      await expectNetwork(network, ['interrupted']);
      await until('Reconnecting…', () => element.statuses.includes('Reconnecting…'));
    },
    story: [...UP, ...FAILED_LATER],
  },
  {
    fault: 'media-stalled',
    options: { limits: { interruption: 700 } },
    status: 'error',
    error: ['SessionError', { reason: 'connection-lost' }],
    face: faces.connectionLost,
    ends: true,
    words: /interrupted too long/,
    during: async ({ network }, element) => {
      await expectNetwork(network, ['interrupted']);
      await until('Reconnecting…', () => element.statuses.includes('Reconnecting…'));
    },
    story: [...UP, ...FAILED_LATER],
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
