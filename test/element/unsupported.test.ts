import { expect, fixture } from '@open-wc/testing';
import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import { en } from '../../src/element/strings/en.js';
import { SessionError } from '../../src/sdk/errors.js';
import { BuddyClient, joinRoom } from '../../src/sdk/index.js';
import { goodToken } from '../support/tokens.js';
import { until } from '../support/until.js';
import { listen, rejection } from './support/call-element.js';

customElements.define('real-call', class extends BreezeBuddyCall {});

/**
 * WebKitGTK is such a browser; the others are made one. The element is the real one over the real SDK.
 */
describe('a browser that can not make calls', () => {
  const { RTCPeerConnection: original } = window;
  const { fetch } = window;
  let requests: unknown[] = [];

  before(() => {
    Reflect.deleteProperty(window, 'RTCPeerConnection');
    window.fetch = (resource) => {
      requests.push(resource);
      return Promise.reject(new Error('No request is expected'));
    };
  });
  beforeEach(() => (requests = []));
  after(() => {
    window.fetch = fetch;
    if (original) window.RTCPeerConnection = original;
  });

  const mount = (attributes = '') =>
    fixture<BreezeBuddyCall>(
      `<real-call token="${goodToken()}" template-id="f47ac10b" ${attributes}></real-call>`,
    );
  const part = (element: BreezeBuddyCall, name: string) =>
    element.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`);
  const reasonOf = (error: unknown) =>
    error instanceof SessionError ? error.details?.reason : error;

  it('is told so, with a way out, and no request is made', async () => {
    const element = await mount();
    const [errors, changes] = [listen(element, 'error'), listen(element, 'state-change')];
    const outcome = rejection(element.start());
    expect(reasonOf(await outcome)).to.equal('unsupported');
    await until('the face', () => part(element, 'error'));
    const face = part(element, 'error');
    expect(face?.getAttribute('role')).to.equal('alert');
    expect(face?.textContent).to.contain(en.errors.unsupported.title);
    expect(face?.textContent).to.contain(en.errors.unsupported.text);
    expect([element.status, element.active]).to.deep.equal(['error', false]);
    await until('nothing is left', () => !element.session);
    expect(part(element, 'retry-button'), 'trying again is of no use').to.equal(null);
    expect(errors.length).to.equal(1);
    expect(changes.map(({ detail }) => (detail as { status: string }).status)).to.deep.equal([
      'connecting',
      'error',
    ]);
    expect(requests).to.deep.equal([]);
  });

  it('shows it in the floating panel, and has it read out where that is closed', async () => {
    const element = await mount('variant="floating"');
    await rejection(element.start());
    await until('words', () => element.renderRoot.querySelector('[role="status"]')?.textContent);
    expect(element.renderRoot.querySelector('[role="status"]')?.textContent).to.equal(
      en.errors.unsupported.title,
    );
    part(element, 'launcher')?.click();
    await until('the face', () => part(element, 'error'));
  });

  it('is told by the SDK alone too', async () => {
    const client = new BuddyClient({ auth: { token: goodToken() } });
    const started = client.startSession({ templateId: 'f47ac10b', executionMode: 'test' });
    expect(reasonOf(await rejection(started))).to.equal('unsupported');
    const joined = joinRoom({ roomUrl: 'https://rooms.example/r', token: 't' });
    expect(reasonOf(await rejection(joined))).to.equal('unsupported');
    expect(requests).to.deep.equal([]);
  });
});
