import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BotState } from '../../demo/sandbox/bot/bot.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';
import { openRoom, startHarness, type Harness } from './support/call-harness.js';
import { waitFor } from './support/wait-for.js';

const spokenText = 'Good morning. Your parcel arrives at noon.';

for (const browser of ['chromium', 'firefox'] as const) {
  describe(`a call in ${browser}`, () => {
    let sandbox: Sandbox;
    let harness: Harness;
    before(async () => {
      sandbox = await startSandbox({ port: 0 });
      harness = await startHarness(browser);
    });
    after(async () => {
      await harness.close();
      await sandbox.close();
    });

    const order = (name: string, body: unknown): Promise<Response> =>
      fetch(`${sandbox.url}/sandbox/rooms/${name}/command`, {
        method: 'POST',
        body: JSON.stringify(body),
      });

    const bot = async (name: string): Promise<BotState> => {
      const response = await fetch(`${sandbox.url}/sandbox/rooms/${name}`);
      return ((await response.json()) as { bot: BotState }).bot;
    };

    const loudness = async (name: string): Promise<number> => (await bot(name)).heard?.rms ?? 0;

    test('sound goes both ways, mute silences it, and leaving leaves nothing behind', async () => {
      const call = await harness.open();
      const room = await openRoom(sandbox, 'stream');
      await call.start(room);
      await call.run(`call.speak(${JSON.stringify(spokenText)})`);
      await call.event('bot-tts-stopped', { deadline: 15_000 });
      const { said } = await bot(room.name);
      assert.deepEqual(said[0]?.text, spokenText);
      await waitFor('the bot in the page', async () => (await call.number('call.peak')) > 0.1);
      await waitFor('the levels', async () => (await call.number('call.remoteLevel')) > 0.01);
      await waitFor('the own level', async () => (await call.number('call.localLevel')) > 0.001);

      await waitFor('the microphone at the bot', async () => (await loudness(room.name)) > 0.01);
      await call.run('call.mute(true)');
      await waitFor('silence at the bot', async () => (await loudness(room.name)) < 0.0005);
      await call.event('track-stopped');
      await call.run('call.mute(false)');
      await waitFor('the microphone again', async () => (await loudness(room.name)) > 0.01);
      assert.ok(((await bot(room.name)).heard?.framesReceived ?? 0) > 100);

      await call.run('call.leave()');
      await call.event('left-meeting');
      assert.equal(await call.number('call.liveTracks()'), 0);
      assert.equal(await call.number('call.openConnections()'), 0);
      await waitFor('the end of the room', () => sandbox.rooms.find(room.name)?.room.ended);
      await call.page.close();
    });

    test('talking over the bot stops it, the turn goes on, and the bot leaves by itself', async () => {
      const call = await harness.open();
      const room = await openRoom(sandbox, 'production');
      await call.start(room);
      await call.run('call.mute(true)');
      await call.event('bot-started-speaking');
      await waitFor('a known background', async () => {
        const { heard } = await bot(room.name);
        return heard !== undefined && heard.framesReceived > 200 && heard.rms < 0.0005;
      });
      await call.event('bot-tts-text', { after: await call.event('bot-tts-text') });
      // The sudden sound is what a barge-in looks like.
      await call.run('call.mute(false)');
      await call.event('bot-interrupted');

      await waitFor('the bot to be still', async () => {
        return (await call.number('performance.now() - call.lastHeard')) > 300;
      });
      const stillAt = await call.number('call.lastHeard');
      await call.event('llm-function-call-stopped');
      const types = (await call.events()).map(({ type }) => type);
      const cut = types.filter((type) => /^(user-started|bot-interrupted|bot-stopped)/.test(type));
      assert.deepEqual(cut.slice(0, 3), [
        'user-started-speaking',
        'bot-interrupted',
        'bot-stopped-speaking',
      ]);
      const interrupted = (await call.events()).find(({ type }) => type === 'bot-interrupted');
      const late = stillAt - (interrupted?.at ?? 0);
      assert.ok(late < 800, `heard for ${late} ms after the interruption`);
      const { said, interruptions } = await bot(room.name);
      assert.ok(interruptions >= 1);
      assert.equal(said[1]?.cut, true);
      await call.run('call.mute(true)');
      await order(room.name, { do: 'leave' });
      await call.event('bot-disconnected');
      await call.run('call.leave()');
      assert.equal(await call.number('call.liveTracks()'), 0);
      await call.page.close();
    });

    test('a page can call again, start muted, lose its line and be thrown out', async () => {
      const call = await harness.open();
      const first = await openRoom(sandbox, 'stream');
      await call.start(first);
      await call.run('call.leave()');

      const room = await openRoom(sandbox, 'stream');
      await call.start({ ...room, mic: false });
      assert.equal(await call.number('call.liveTracks()'), 1, 'only the bot is live');
      await call.run('call.mute(false)');
      await waitFor('the microphone at the bot', async () => (await loudness(room.name)) > 0.01);

      const lost = await call.event('ready', { after: await call.event('ready') });
      await order(room.name, { do: 'drop-signalling' });
      const events = async (): Promise<unknown[]> =>
        (await call.events())
          .slice(lost)
          .filter(({ type }) => type === 'network-connection')
          .map(({ data }) => data);
      await waitFor('the line back', async () => (await events()).length === 2);
      assert.deepEqual(await events(), ['signaling interrupted', 'signaling connected']);
      await order(room.name, { do: 'send', type: 'server-message', data: { type: 'hello' } });
      await call.event('server-message', { after: lost });

      await order(room.name, { do: 'eject' });
      const thrownOut = await call.event('error');
      assert.equal((await call.events())[thrownOut]?.data, 'ejected');
      await call.event('left-meeting', { after: thrownOut });
      await waitFor('no live track', async () => (await call.number('call.liveTracks()')) === 0);
      assert.equal(await call.number('call.openConnections()'), 0);
      await call.page.close();
    });

    test('two calls run on one page', async () => {
      const call = await harness.open();
      const [one, two] = [await openRoom(sandbox, 'stream'), await openRoom(sandbox, 'stream')];
      await call.start(one);
      await call.start(two);
      for (const { name } of [one, two]) {
        await waitFor('the microphone at the bot', async () => (await loudness(name)) > 0.01);
      }
      await call.run('call.leave()');
      await waitFor('the end of one room', () => sandbox.rooms.find(two.name)?.room.ended);
      assert.equal(sandbox.rooms.find(one.name)?.room.ended, false);
      assert.equal((await bot(one.name)).peer, 'connected');
      await call.page.close();
      await waitFor('the end of the other', () => sandbox.rooms.find(one.name)?.room.ended);
    });

    test('a room that does not let one in says why', async () => {
      const call = await harness.open();
      const room = await openRoom(sandbox, 'stream');
      await assert.rejects(call.start({ ...room, token: 'nonsense' }));
      assert.equal((await call.events())[await call.event('error')]?.data, 'not-allowed');
      await waitFor('no live track', async () => (await call.number('call.liveTracks()')) === 0);
      await call.page.close();
    });

    test('without a microphone one can still listen, and get it later', async () => {
      const call = await harness.open();
      const room = await openRoom(sandbox, 'stream');
      await call.run(`{
        const devices = navigator.mediaDevices;
        const original = devices.getUserMedia;
        devices.getUserMedia = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
        window.allow = () => { devices.getUserMedia = original; };
      }`);
      await call.start(room);
      assert.equal((await call.events())[await call.event('camera-error')]?.data, 'permissions');
      await call.run('allow()');
      await call.run('call.mute(false)');
      await waitFor('the microphone at the bot', async () => (await loudness(room.name)) > 0.01);
      await call.page.close();
      await waitFor('the end of the room', () => sandbox.rooms.find(room.name)?.room.ended);
    });

    test('a call that is dropped while it starts leaves nothing behind', async () => {
      const call = await harness.open();
      const room = await openRoom(sandbox, 'production');
      for (const wait of [0, 20, 60, 150, 300]) {
        await call.run(`{
          call.start(${JSON.stringify(room)}).catch(() => undefined);
          new Promise((resolve) => setTimeout(resolve, ${wait})).then(() => call.abandon());
        }`);
        await waitFor('the end', async () => (await call.number('call.destroyed')) > 0);
        await call.run('call.destroyed = 0');
        assert.equal(await call.number('call.openConnections()'), 0);
        await waitFor('no live track', async () => (await call.number('call.liveTracks()')) === 0);
      }
      await call.page.close();
    });
  });
}
