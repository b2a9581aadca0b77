import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import type { Bot } from '../../demo/sandbox/bot/bot.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';
import { Puppet } from './support/puppet.js';
import { waitFor } from './support/wait-for.js';

/** A bot without a voice. */
class SilentBot extends Puppet implements Bot {
  constructor() {
    super('bot', false);
  }

  enter = (room: Parameters<Bot['enter']>[0]): void => {
    this.join(room);
  };
  state = (): ReturnType<Bot['state']> => ({ speaking: false, interruptions: 0, said: [] });
  command = (): boolean => false;
  close = (): void => undefined;
}

let sandbox: Sandbox;
before(async () => {
  sandbox = await startSandbox({ port: 0, grace: 400, bot: () => new SilentBot() });
});
after(() => sandbox.close());

/** A browser's side of the socket, by hand. */
class Line {
  readonly got: Record<string, unknown>[] = [];
  readonly socket: WebSocket;
  closed: number | undefined;

  constructor(roomUrl: string, hello: unknown) {
    this.socket = new WebSocket(`${roomUrl.replace('http', 'ws')}/socket`);
    this.socket.on('open', () => {
      this.socket.send(JSON.stringify(hello));
    });
    this.socket.on('message', (data) => {
      this.got.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>);
    });
    this.socket.on('close', (code) => {
      this.closed = code;
    });
  }

  first(type: string): Promise<Record<string, unknown>> {
    return waitFor(type, () => this.got.find((event) => event['type'] === type));
  }
}

async function openRoom(): Promise<{ url: string; name: string; token: string }> {
  const response = await fetch(`${sandbox.url}/sandbox/room`);
  const { roomUrl, token } = (await response.json()) as { roomUrl: string; token: string };
  return { url: roomUrl, token, name: roomUrl.split('/').pop() ?? '' };
}

const hello = (token: string): unknown => ({ type: 'join', token, name: 'user', audio: true });

test('a token lets one in, and each reason to refuse has its own type', async () => {
  const { url, name, token } = await openRoom();
  const other = await openRoom();
  const cases: [string, string, string][] = [
    [url, await sandbox.mintMeetingToken(name, -5), 'exp-token'],
    [url, other.token, 'not-allowed'],
    [url, 'nonsense', 'not-allowed'],
    [`${sandbox.url}/rooms/nowhere`, token, 'no-room'],
  ];
  for (const [room, bad, type] of cases) {
    const refused = await new Line(room, hello(bad)).first('refused');
    assert.equal((refused['problem'] as { type: string }).type, type);
  }
  sandbox.rooms.find(other.name)?.room.expire();
  const expired = await new Line(other.url, hello(other.token)).first('refused');
  assert.equal((expired['problem'] as { type: string }).type, 'exp-room');

  const line = new Line(url, hello(token));
  const joined = await line.first('joined');
  assert.equal((joined['others'] as unknown[]).length, 1);
  line.socket.close(1000);
  await waitFor('the end of the room', () => sandbox.rooms.find(name)?.room.ended);
});

test('a dropped socket keeps its seat for a while and gets what it missed', async () => {
  const { url, name, token } = await openRoom();
  const line = new Line(url, hello(token));
  const { resumeKey } = await line.first('joined');
  line.socket.terminate();
  const room = sandbox.rooms.find(name)?.room;
  await waitFor('the drop', () => line.closed !== undefined);
  (sandbox.rooms.find(name)?.bot as SilentBot).send('server-message', { type: 'late' });
  assert.equal(room?.ended, false);

  const back = new Line(url, { type: 'resume', key: resumeKey });
  await back.first('resumed');
  await back.first('app-message');
  back.socket.terminate();
  await waitFor('the end of the grace', () => room?.ended);
  const late = await new Line(url, { type: 'resume', key: resumeKey }).first('refused');
  assert.equal((late['problem'] as { type: string }).type, 'connection-error');
});

test('a command over HTTP ejects the user or drops the line', async () => {
  const { url, name, token } = await openRoom();
  const order = async (body: unknown): Promise<number> => {
    const response = await fetch(`${sandbox.url}/sandbox/rooms/${name}/command`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.status;
  };
  assert.equal(await order({ do: 'eject' }), 409);
  const line = new Line(url, hello(token));
  const { resumeKey } = await line.first('joined');
  assert.equal(await order({ do: 'drop-signalling' }), 200);
  await waitFor('the drop', () => line.closed === 1006);
  const back = new Line(url, { type: 'resume', key: resumeKey });
  await back.first('resumed');
  assert.equal(await order({ do: 'eject' }), 200);
  assert.equal(((await back.first('removed'))['problem'] as { type: string }).type, 'ejected');
  assert.equal(await order({ do: 'dance' }), 409);
});

test(
  'a request for a socket that makes no sense is refused, and harms nobody',
  { timeout: 10_000 },
  async () => {
    const ask = (path: string, reset = false): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(Number(new URL(sandbox.url).port), 'localhost');
        const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2l4dGVlbiBsZXR0ZXJzIQ==';
        const upgrade = `Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}`;
        socket.write(`GET ${path} HTTP/1.1\r\n${upgrade}\r\n\r\n`, () => {
          if (reset) socket.resetAndDestroy();
        });
        let answer = '';
        socket.on('data', (data) => (answer += String(data)));
        socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
      });
    for (const path of ['//', '/rooms/%E0%A4%A/socket', '/rooms/', '/rooms/a/socket/b']) {
      assert.equal(await ask(path), 'HTTP/1.1 404 Not Found', path);
    }
    await ask('/nowhere', true);
    assert.equal((await fetch(`${sandbox.url}/sandbox/rooms`)).status, 200);
  },
);
