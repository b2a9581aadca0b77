/** Drives each row of a table of faults, and asserts what the session comes to. */
import { expect } from '@open-wc/testing';
import type { ConnectionStatus } from '../../src/sdk/types.js';
import type { FaultName } from '../../demo/sandbox/faults/catalogue.js';
import type { BuddyError } from '../../src/sdk/errors.js';
import type { Face } from './faces.js';
import { faultElement, type FaultElement } from './fault-element.js';
import { faultCall, type FaultCall, type FaultCallOptions } from './fault-call.js';
import { watchPage } from './leaks.js';
import { exposures } from './secrets.js';
import { until } from './until.js';

export interface Row {
  /** What goes wrong in the local backend. */
  fault: FaultName | null;
  /** What goes wrong in the page itself; the answer takes it back. */
  breaks?: () => () => void;
  title?: string;
  /** How the call is made. */
  options?: FaultCallOptions;
  /** The status at the end. */
  status: ConnectionStatus;
  /** The error's name and what its status code and details must hold; null where there is none. */
  error: [name: string, facts?: Record<string, unknown>] | null;
  /** What the visitor reads of it; null where nothing has failed. */
  face: Face | null;
  /** The session's words, in `getState().error`. */
  words?: RegExp;
  /** The life-cycle events, all of them, in order. */
  story: readonly string[];
  /** Which of the life-cycle events the story tells; all of them where it is left out. */
  told?: (name: string) => boolean;
  /** What happens, and holds, between the call's coming up and its end. */
  during?: (call: FaultCall, element: FaultElement) => void | Promise<void>;
  /** The call comes up and ends by itself. Otherwise it fails at once, or the test closes it. */
  ends?: boolean;
}

/** The beginning of every call that comes up. */
export const UP = [
  '> connecting',
  '> connected',
  'connected',
  'conversation-start',
  'assistant-ready',
] as const;

/** The end of a call that is closed. */
export const CLOSED = [
  '> disconnecting',
  'conversation-end client_disconnected',
  '> disconnected',
  'disconnected',
] as const;

/** A call that fails before it is connected. */
export const FAILED = ['> connecting', '> error', 'error'] as const;

/** … after it was connected, before there was an assistant. */
export const FAILED_ALONE = [
  '> connecting',
  '> connected',
  'connected',
  '> error',
  'error',
  'disconnected',
] as const;

/** … after it was connected, with the assistant there. */
export const FAILED_LATER = ['> error', 'error', 'conversation-end error', 'disconnected'] as const;

/** One test a row. */
export function driveTable(title: string, rows: readonly Row[]): void {
  describe(title, function () {
    this.timeout(40_000);
    for (const row of rows) {
      const { fault, title = fault, status, error } = row;
      it(`${title}: ${error?.[0] ?? status}`, () => drive(row));
    }
  });
}

async function drive(row: Row): Promise<void> {
  const element = await faultElement();
  const standIn = document.createElement('i');
  const page = watchPage();
  const mend = row.breaks?.();
  let call: FaultCall | undefined;
  try {
    call = await faultCall(row.fault, { ...row.options, element });
    const refusal = await call.outcome;
    if (!refusal) {
      await row.during?.(call, element);
      if (row.ends) await call.saw('disconnected');
      else await call.session.close();
    }
    const { status, error: words } = call.session.getState();
    expect([status, element.status]).to.deep.equal([row.status, row.status]);
    const error = call.session.failure;
    expect(refusal).to.equal(row.ends ? null : error);
    expectError(row, error);
    expect(words).to.equal(error?.message ?? null);
    expect(words ?? '').to.match(row.words ?? (error ? /\.$/ : /^$/));
    const story = call.story().filter(row.told ?? (() => true));
    expect(story).to.deep.equal(row.story);
    await element.expectFace(row.face);
    expect(element.errors).to.deep.equal(error ? [error] : []);

    if (row.face?.retry instanceof RegExp) {
      // A button that counts the seconds until it may be pressed does so while it is in the page.
      element.replaceWith(standIn);
      await until('the element has let go', () => page.timers().length === 0);
    }
    page.expectNothingLeft();
    const requests = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const elsewhere = requests.filter(({ hostname }) => hostname !== location.hostname);
    expect(elsewhere.map(String), 'requests to others').to.deep.equal([]);
    const seen = exposures(call, error, page.console.lines);
    expect(seen, 'secrets exposed').to.deep.equal([]);

    const count = call.events.length;
    await call.session.close();
    expect(call.events.length, 'events after close()').to.equal(count);
    expect(call.session.getState().status).to.equal(row.status);
    // It waits a moment for coming back, with one timer after the other: none of the next row's.
    element.remove();
    standIn.remove();
    await until('the element waits no more', () => page.timers().length === 0);
  } finally {
    await call?.session.close();
    mend?.();
    page.stop();
    element.remove();
    standIn.remove();
  }
}

function expectError({ error: wanted }: Row, error: BuddyError | null): void {
  if (!wanted) {
    expect(error).to.equal(null);
    return;
  }
  const [name, facts = {}] = wanted;
  expect(error, String(error)).to.include({ name });
  const { statusCode, details = {} } = error ?? {};
  expect({ ...details, statusCode }).to.deep.include(facts);
}
