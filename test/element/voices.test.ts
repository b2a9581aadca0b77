import { expect } from '@open-wc/testing';
import { listen, mount, type TestCall } from './support/call-element.js';
import { hearMadeEvents } from './support/made-events.js';

/** A track that the test pulls out, silences and stops. */
function voice(): MediaStreamTrack & { become(state: 'ended' | 'mute' | 'unmute'): void } {
  const [track] = new MediaStreamAudioDestinationNode(context).stream.getAudioTracks();
  const state = { readyState: 'live', muted: false };
  for (const name of ['readyState', 'muted'] as const) {
    Object.defineProperty(track, name, { get: () => state[name] });
  }
  return Object.assign(track as MediaStreamTrack, {
    become(sign: 'ended' | 'mute' | 'unmute') {
      if (sign === 'ended') state.readyState = 'ended';
      else state.muted = sign === 'mute';
      track?.dispatchEvent(new Event(sign));
    },
  });
}

let context: AudioContext;
let restore: () => void;
before(() => {
  context = new AudioContext();
  restore = hearMadeEvents();
});
after(async () => {
  restore();
  await context.close();
});

describe('a voice that is lost', () => {
  const notice = async (element: TestCall) => {
    await element.updateComplete;
    return element.words('.notice');
  };
  const status = (element: TestCall) => element.words('[part~="status"]');

  it('of the microphone: says so, shows it as off, and is back with another track', async () => {
    const element = await mount();
    const session = await element.call();
    const changes = listen(element, 'mic-change');
    const microphone = voice();
    session.emit('track-started', microphone, true);
    expect(await notice(element)).to.equal('');
    microphone.become('ended');
    expect(await notice(element)).to.match(/^Your microphone is not heard\. .+ unmute\.$/);
    expect(status(element)).to.equal('You are not heard');
    expect(element.find('[role="status"]').textContent).to.contain('not heard');
    expect([element.muted, session.getState().isMicEnabled]).to.deep.equal([true, false]);
    expect(changes.map(({ detail }) => detail)).to.deep.equal([{ enabled: false }]);

    element.find('[part~="mute-button"]').click();
    expect(session.getState().isMicEnabled).to.equal(true);
    expect(await notice(element)).to.match(/not heard/);
    session.emit('track-started', voice(), true);
    expect([await notice(element), status(element)]).to.deep.equal(['', 'Listening']);
  });

  it('of the microphone: is not muted in the next call for that', async () => {
    const element = await mount();
    const session = await element.call();
    const microphone = voice();
    session.emit('track-started', microphone, true);
    microphone.become('ended');
    await element.end();
    expect(element.muted).to.equal(false);
    const next = await element.call();
    expect([next.getState().isMicEnabled, await notice(element)]).to.deep.equal([true, '']);
  });

  it('of a microphone that the visitor had muted: stays muted after the call', async () => {
    const element = await mount();
    const session = await element.call();
    const microphone = voice();
    session.emit('track-started', microphone, true);
    element.mute();
    microphone.become('ended');
    expect(await notice(element)).to.match(/not heard/);
    await element.end();
    expect(element.muted).to.equal(true);
  });

  it('of a microphone that its system silences for a while: says so for that while', async () => {
    const element = await mount();
    const session = await element.call();
    const microphone = voice();
    session.emit('track-started', microphone, true);
    microphone.become('mute');
    expect(await notice(element)).to.match(/not heard/);
    expect(element.muted).to.equal(false);
    microphone.become('unmute');
    expect([await notice(element), status(element)]).to.deep.equal(['', 'Listening']);
  });

  it('of the assistant: says so until another track starts; a late first sound is none', async () => {
    const element = await mount();
    const session = await element.call();
    const sound = voice();
    sound.become('mute');
    session.emit('track-started', sound, false);
    expect(await notice(element)).to.equal('');
    sound.become('ended');
    expect(await notice(element)).to.match(/^The assistant’s sound has stopped\./);
    session.emit('track-started', voice(), false);
    expect(await notice(element)).to.equal('');
  });

  it('is of no concern once the session has let go of the track, or the call is over', async () => {
    const element = await mount();
    const session = await element.call();
    const [dropped, older, last] = [voice(), voice(), voice()];
    session.emit('track-started', dropped, true);
    session.emit('track-stopped', dropped, true);
    dropped.become('ended');
    session.emit('track-started', older, true);
    session.emit('track-stopped', older, true);
    session.emit('track-started', last, true);
    older.become('ended');
    expect([await notice(element), element.muted]).to.deep.equal(['', false]);
    const changes = listen(element, 'mic-change');
    await element.end();
    last.become('ended');
    expect([element.muted, changes.length]).to.deep.equal([false, 0]);
  });

  it('gives way to a connection that is interrupted', async () => {
    const element = await mount();
    const session = await element.call();
    const sound = voice();
    session.emit('track-started', sound, false);
    sound.become('ended');
    session.observer.network?.('interrupted');
    expect(await notice(element)).to.equal('Connection interrupted. Reconnecting…');
    expect(status(element)).to.equal('Reconnecting…');
    session.observer.network?.('restored');
    expect(await notice(element)).to.match(/sound has stopped/);
  });
});
