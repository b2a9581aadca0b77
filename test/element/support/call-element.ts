import { fixture, nextFrame } from '@open-wc/testing';
import { BreezeBuddyCall } from '../../../src/element/breeze-buddy-call.js';
import type { CallRuntime } from '../../../src/element/call-settings.js';
import { BuddyError } from '../../../src/sdk/errors.js';
import { ScriptedRuntime } from '../../../src/testing/scripted-runtime.js';
import type { ScriptedSession } from '../../../src/testing/scripted-session.js';
import { until } from '../../support/until.js';
import '../../support/unhandled.js';

/** The element, with a scripted runtime in place of the SDK. */
export class TestCall extends BreezeBuddyCall {
  readonly runtime = new ScriptedRuntime();
  /** How often the calling code was asked for. */
  loads = 0;
  /** Why the calling code can't be loaded. */
  loadError: Error | null = null;
  /** Holds the calling code back. */
  gate: Promise<void> = Promise.resolve();

  protected override async loadRuntime(): Promise<CallRuntime> {
    this.loads += 1;
    await this.gate;
    if (this.loadError) throw this.loadError;
    return this.runtime;
  }

  protected override headStart(): undefined {}

  /** A node of the shadow tree that has to be there. */
  find(selector: string): HTMLElement {
    const found = this.query(selector);
    if (!found) throw new Error(`No ${selector} in the shadow tree`);
    return found;
  }

  query(selector: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selector);
  }

  partOf(name: string): HTMLElement | null {
    return this.query(`[part~="${name}"]`);
  }

  /** The words of a part, without white space around them and without isolates. */
  words(selector: string): string {
    const text = this.query(selector)?.textContent ?? '';
    return text
      .replace(/[\u2068\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** Waits until everything that moves once has come to rest. */
  async settled(): Promise<void> {
    await this.updateComplete;
    // What comes into view begins to move a frame later.
    for (let frame = 0; frame < 2; frame += 1) await nextFrame();
    const passing = (this.shadowRoot?.getAnimations() ?? []).filter(
      ({ effect }) => effect?.getTiming().iterations === 1,
    );
    await Promise.all(passing.map(({ finished }) => finished));
  }

  /** The session of the newest call, once it is opened. */
  async opened(number = 1): Promise<ScriptedSession> {
    await until('a session', () => this.runtime.sessions.length >= number);
    return this.runtime.session;
  }

  /** Starts a call and brings it to where the assistant is ready. */
  async call(): Promise<ScriptedSession> {
    const calls = this.runtime.sessions.length;
    const started = this.start();
    const session = await this.opened(calls + 1);
    await session.answer();
    await started;
    await this.updateComplete;
    return session;
  }
}

customElements.define('test-call', TestCall);

declare global {
  interface HTMLElementTagNameMap {
    'test-call': TestCall;
  }
}

export const token = 'header.secret-payload.signature';

/** An element that could call, in the page. */
export async function mount(attributes = '', content = ''): Promise<TestCall> {
  return fixture<TestCall>(
    `<test-call token="${token}" template-id="f47ac10b" agent-name="Asha" ${attributes}>${content}</test-call>`,
  );
}

/** Writes down the names of an element's events, in order. */
export function listen(element: EventTarget, ...names: string[]): CustomEvent<unknown>[] {
  const heard: CustomEvent<unknown>[] = [];
  for (const name of names) {
    element.addEventListener(`buddy-${name}`, (event) => heard.push(event as CustomEvent));
  }
  return heard;
}

export const namesOf = (events: Event[]): string[] => events.map(({ type }) => type);

/** The error that a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<BuddyError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof BuddyError) return error;
    throw error;
  }
  throw new Error('Expected a rejection');
}

/** Everything a page or a visitor could read: the host's attributes, and the shadow tree. */
export function written(element: Element): string {
  return element.outerHTML + (element.shadowRoot?.innerHTML ?? '');
}
