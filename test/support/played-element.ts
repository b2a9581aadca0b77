/** The element over the real session, which stands on a call that the test plays. */
import { systemClock } from '../../src/sdk/clock.js';
import { openRoom } from '../../src/sdk/join-room.js';
import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import type { CallRuntime } from '../../src/element/call-settings.js';
import { audioTrack, FakeCalls, type FakeCall } from './fake-call.js';
import { settled } from './manual-clock.js';
import { until } from './until.js';

export class PlayedElement extends BreezeBuddyCall {
  readonly #calls = new FakeCalls();

  protected override loadRuntime(): Promise<CallRuntime> {
    return Promise.resolve({
      BuddyClient: class {
        openSession(): never {
          throw new Error('Rooms only.');
        }
      },
      openRoom: (options) => openRoom(options, { loadCall: this.#calls.load }),
      clock: systemClock,
    });
  }

  /** Starts a call and brings it to where the assistant is ready. */
  async connected(): Promise<FakeCall> {
    Object.assign(this, { roomUrl: 'https://rooms.example/room', roomToken: 'room-secret' });
    const { length } = this.#calls.made;
    const started = this.start();
    await until('a call', () => this.#calls.made.length > length);
    const call = this.#calls.last;
    call.microphone.resolve();
    await settled();
    call.joined.resolve();
    await settled();
    call.events.botJoined();
    call.events.trackStarted(audioTrack(), false);
    call.events.ready();
    call.says('bot-ready', { version: '2.1.0' });
    await started;
    return call;
  }
}

customElements.define('played-call', PlayedElement);

declare global {
  interface HTMLElementTagNameMap {
    'played-call': PlayedElement;
  }
}
