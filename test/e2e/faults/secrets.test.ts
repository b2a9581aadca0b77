import { expect } from '@open-wc/testing';
import { faultCall, type FaultCall, type FaultCallOptions } from '../../support/fault-call.js';
import { watchPage, type Watch } from '../../support/leaks.js';
import { roomNames, SandboxRoom } from '../../support/sandbox.js';
import { exposures } from '../../support/secrets.js';
import { until } from '../../support/until.js';

/** Every fault's own table looks for the tokens too; here are whole calls, and rooms that repeat them. */
describe('the tokens', function () {
  this.timeout(40_000);
  let page: Watch;
  let last: FaultCall | undefined;
  beforeEach(() => {
    page = watchPage();
  });
  afterEach(async () => {
    await last?.session.close();
    page.stop();
  });

  async function start(options: FaultCallOptions): Promise<{ call: FaultCall; room: SandboxRoom }> {
    const known = await roomNames();
    const call = await faultCall(null, options);
    last = call;
    expect(await call.outcome).to.equal(null);
    expect(call.secrets).to.have.length(2);
    return { call, room: await SandboxRoom.appeared(known) };
  }

  for (const direct of [false, true]) {
    it(`are nowhere to be seen in a whole call (${direct ? 'room' : 'API'})`, async () => {
      const { call, room } = await start({ direct, executionMode: 'production', muted: false });
      await until('there is something to read', () => call.transcripts.length > 0);
      await room.until('the microphone is heard', ({ bot }) => bot.heard.rms > 0.001);
      call.session.mute();
      call.session.sendMessage('custom', { anything: true });
      await call.session.sendText('Hello');
      expect(exposures(call, null, page.console.lines)).to.deep.equal([]);
      await call.session.close();
      expect(exposures(call, null, page.console.lines)).to.deep.equal([]);
      page.expectNothingLeft();
    });
  }

  it('are blanked where the room repeats them, whole and cut', async () => {
    const { call, room } = await start({});
    let count = 0;
    for (const secret of call.secrets) {
      for (const before of ['', 'x'.repeat(470)]) {
        // Each its own words: one error told twice within half a second counts once.
        const text = `${(count += 1)} ${before}${secret}`;
        await room.command('pipeline-error', { processor: text, error: text });
        await room.command('send', { type: 'error', data: { error: `again ${text}` } });
        await room.command('send', { type: 'metrics', data: { note: [text] } });
        await room.command('send', { type: 'bot-llm-text', data: { text } });
      }
    }
    const told = (): number => call.events.filter(([name]) => name === 'pipeline-error').length;
    await until('each is told', () => told() === 2 * count);
    const [, apiToken = ''] = call.secrets;
    await room.command('send', { type: 'error', data: { error: `over ${apiToken}`, fatal: true } });
    await call.saw('disconnected');
    expect(call.session.getState().error).to.equal('over [token]');
    expect(exposures(call, null, page.console.lines)).to.deep.equal([]);
    page.expectNothingLeft();
  });

  it('are found by this very search, were they anywhere', async () => {
    const { call } = await start({});
    const [token = ''] = call.secrets;
    const found = (): string[] =>
      exposures(call, new Error(`no ${token}`), [`log: ${token}`]).map(
        (exposure) => exposure.split(':')[0] ?? '',
      );
    expect(found()).to.deep.equal(['error', 'error', 'console']);
    sessionStorage.setItem('token', token);
    document.cookie = `token=${token}`;
    document.body.dataset['token'] = token;
    const { href } = location;
    history.replaceState({ token }, '', `#${token}`);
    try {
      expect(found()).to.have.members([
        'error',
        'error',
        'console',
        'URL',
        'URL',
        'storage',
        'cookie',
        'document',
      ]);
    } finally {
      sessionStorage.removeItem('token');
      document.cookie = 'token=; max-age=0';
      delete document.body.dataset['token'];
      history.replaceState(null, '', href);
      await call.session.close();
    }
  });
});
