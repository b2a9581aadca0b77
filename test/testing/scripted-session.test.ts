import { expect } from '@open-wc/testing';
import { SessionError } from '../../src/sdk/errors.js';
import { failures } from '../../src/testing/index.js';
import { ScriptedSession } from '../../src/testing/scripted-session.js';

function scripted(): [ScriptedSession, unknown[][]] {
  const told: unknown[][] = [];
  const on = { '*': (...event: unknown[]) => told.push(event) };
  return [new ScriptedSession({ templateId: 't', on }, {}), told];
}

describe('a scripted session', () => {
  it('ends as a real one does: what is open is completed, in order', async () => {
    const [session, told] = scripted();
    await session.answer();
    for (const event of ['user-speech-start', 'assistant-speech-start', 'tts-start'] as const) {
      session.emit(event);
    }
    session.emit('user-speech-end');
    session.say({ id: 'line', role: 'user', text: 'half a', isComplete: false });
    told.length = 0;
    await session.leave();
    expect(told).to.deep.equal([
      ['state-change', 'disconnecting'],
      ['tts-end'],
      ['assistant-speech-end'],
      ['conversation-end', 'assistant_disconnected'],
      ['transcript', { id: 'line', role: 'user', text: 'half a', isComplete: true }],
      ['state-change', 'disconnected'],
      ['disconnected'],
    ]);
  });

  it('fails where the assistant leaves before it is ready', async () => {
    const [session, told] = scripted();
    session.connect();
    await session.leave();
    expect(session.failure).to.deep.include({ details: { reason: 'assistant-left' } });
    expect(told.slice(-3)).to.deep.equal([
      ['state-change', 'error'],
      ['error', session.failure?.message],
      ['disconnected'],
    ]);
  });

  it('goes nowhere from its end, and is closed at once as a real one is', async () => {
    const [session, told] = scripted();
    await session.close();
    session.connect();
    await session.answer();
    session.mute();
    await session.fail(failures.ejected());
    expect(told).to.deep.equal([
      ['state-change', 'connecting'],
      ['state-change', 'disconnecting'],
      ['state-change', 'disconnected'],
      ['disconnected'],
    ]);
    expect(session.getState()).to.include({ status: 'disconnected', isMicEnabled: true });
    const refused = await session.sendText('hello').catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(SessionError);
  });

  it('speaks when it is asked to, or never, and rejects when it ends first', async () => {
    const [session] = scripted();
    session.connect();
    const early = session.assistantSpeak('Early');
    expect(session.calls).to.deep.equal([]);
    await session.answer();
    await early;
    await session.assistantSpeak('Hello');
    session.isSpeechless = true;
    const spoken = session.assistantSpeak('Again').catch((error: unknown) => error);
    void session.close();
    expect(await spoken).to.be.instanceOf(SessionError);
    expect(session.calls).to.deep.equal(['speak Early', 'speak Hello', 'speak Again', 'close']);
  });
});
