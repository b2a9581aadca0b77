/** The element over the real SDK, on which a test may shorten a clock or a limit. */
import { expect } from '@open-wc/testing';
import type { PropertyValues } from 'lit';
import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import type { CallRuntime } from '../../src/element/call-settings.js';
import { inWords } from './console-lines.js';
import type { Face } from './faces.js';
import { until } from './until.js';

const EVENTS = ['state-change', 'error', 'disconnected', 'transcript', 'pipeline-error', 'metrics'];

export class FaultElement extends BreezeBuddyCall {
  /** Set before the call is started. */
  runtime: CallRuntime | undefined;
  /** What `buddy-error` told. */
  readonly errors: Error[] = [];
  /** How often it was drawn. */
  renders = 0;
  /** Every status that was to be read, in order. */
  readonly statuses: string[] = [];
  readonly #told: string[] = [];

  constructor() {
    super();
    for (const name of EVENTS) {
      this.addEventListener(`buddy-${name}`, (event) => {
        const { detail } = event as CustomEvent<unknown>;
        this.#told.push(inWords(detail));
        if (name === 'error') this.errors.push((detail as { error: Error }).error);
      });
    }
  }

  protected override loadRuntime(): Promise<CallRuntime> {
    return this.runtime ? Promise.resolve(this.runtime) : super.loadRuntime();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.renders += 1;
    const status = this.words('status');
    if (status !== this.statuses.at(-1)) this.statuses.push(status);
  }

  /** Everything that a page and a visitor can read of it. */
  exposed(): string[] {
    return [this.outerHTML, this.shadowRoot?.innerHTML ?? '', ...this.#told];
  }

  /** The words of a part as they are seen; `''` where it is not there. */
  words(part: string): string {
    const found = this.renderRoot.querySelector<HTMLElement>(`[part~="${part}"]`);
    return (found?.innerText ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Fails unless a finished call looks as it should: with this face of a failure, or with none. */
  async expectFace(face: Face | null): Promise<void> {
    await until('the call is over', () => this.session === null);
    await this.updateComplete;
    const { title, text, retry } = face ?? { title: '', text: '', retry: '' };
    expect(this.words('error'), 'the visitor’s sentence').to.equal(`${title} ${text}`.trim());
    if (typeof retry === 'string') expect(this.words('retry-button')).to.equal(retry);
    else expect(this.words('retry-button')).to.match(retry);
    expect(this.words('status')).to.equal(face ? 'Not connected' : 'Call ended');
  }
}

customElements.define('fault-call', FaultElement);

declare global {
  interface HTMLElementTagNameMap {
    'fault-call': FaultElement;
  }
}

/** An element in the page, in a place of its own. */
export async function faultElement(): Promise<FaultElement> {
  const element = document.createElement('fault-call');
  document.body.append(element);
  await element.updateComplete;
  return element;
}
