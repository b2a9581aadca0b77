import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { catalogue, type Fault, type FaultName } from '../../demo/sandbox/faults/catalogue.js';
import { hostileMessages } from '../../demo/sandbox/faults/hostile-messages.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';
import { Puppet } from './support/puppet.js';
import { waitFor } from './support/wait-for.js';

let sandbox: Sandbox;
before(async () => {
  sandbox = await startSandbox({ port: 0 });
});
after(() => sandbox.close());

interface Access {
  token: string;
  templateId: string;
  bundlePath: string;
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(sandbox.url + path);
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as T;
}

function post(path: string, token: string, body: unknown): Promise<Response> {
  return fetch(`${sandbox.url}/agent/voice/breeze-buddy${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
}

/** The answer to the request that a fault spoils. */
async function spoiled(name: FaultName, payload: Record<string, unknown> = {}): Promise<Response> {
  const { token, templateId } = await get<Access>(`/sandbox/token?fault=${name}`);
  const lead = await post('/leads', token, {
    request_id: 'r',
    template_id: templateId,
    reseller_id: 'demo-reseller',
    payload,
  });
  if (name.startsWith('leads-')) return lead;
  const { lead_call_tracker_id } = (await lead.json()) as { lead_call_tracker_id: string };
  return post('/connect', token, { lead_id: lead_call_tracker_id });
}

async function refusal(name: FaultName): Promise<unknown> {
  const room = await get<{ roomUrl: string; token: string }>(`/sandbox/room?fault=${name}`);
  const socket = new WebSocket(`${room.roomUrl.replace('http', 'ws')}/socket`);
  return new Promise((resolve) => {
    socket.on('error', () => resolve('unreachable'));
    socket.on('open', () => socket.send(JSON.stringify({ type: 'join', token: room.token })));
    socket.on('message', (data) => {
      const { type, problem } = JSON.parse((data as Buffer).toString()) as Record<
        string,
        { type?: string }
      >;
      socket.close(1000);
      resolve(problem?.type ?? type);
    });
  });
}

/** The bot of a faulty room, as a user without a browser hears it. */
async function userIn(name: FaultName): Promise<Puppet> {
  const { roomUrl } = await get<{ roomUrl: string }>(`/sandbox/room?mode=stream&fault=${name}`);
  const hosted = sandbox.rooms.find(roomUrl.split('/').pop() ?? '');
  assert.ok(hosted);
  const user = new Puppet('user').join(hosted.room);
  user.send('client-ready');
  return user;
}

describe('the catalogue', () => {
  test('is listed, each fault with a name and a template of its own', async () => {
    const listed = await get<Fault[]>('/sandbox/faults');
    assert.deepEqual(listed, catalogue);
    assert.equal(new Set(listed.map(({ name }) => name)).size, listed.length);
    assert.equal(new Set(listed.map(({ templateId }) => templateId)).size, listed.length);
  });

  test('is reached by name, and knows no other name', async () => {
    const plain = await get<Access>('/sandbox/token');
    const faulty = await get<Access>('/sandbox/token?fault=bot-absent');
    assert.notEqual(faulty.templateId, plain.templateId);
    assert.equal(faulty.bundlePath, plain.bundlePath);
    const machine = await get<Access>('/sandbox/token?fault=call-machine-idle');
    assert.match(machine.bundlePath, /\/daily-fault\/call-machine-idle$/);
    for (const path of ['/sandbox/token?fault=no', '/sandbox/room?fault=toString']) {
      assert.equal((await fetch(sandbox.url + path)).status, 404);
    }
  });
});

describe('the API at fault', () => {
  for (const request of ['leads', 'connect'] as const) {
    for (const status of [400, 401, 403, 404, 422, 429, 500, 502] as const) {
      test(`answers /${request} with ${status}`, async () => {
        assert.equal((await spoiled(`${request}-${status}`)).status, status);
      });
    }

    test(`breaks /${request} on the wire`, async () => {
      await assert.rejects(spoiled(`${request}-reset`), TypeError);
      const half = await spoiled(`${request}-half`);
      await assert.rejects(half.text());
      const hidden = await spoiled(`${request}-no-cors`);
      assert.equal(hidden.headers.get('access-control-allow-origin'), null);
      assert.equal(await (await spoiled(`${request}-empty`)).text(), '');
    });

    test(`takes its time over /${request} as it is told`, async () => {
      const from = performance.now();
      const late = await spoiled(`${request}-late`, { fault_ms: 120 });
      assert.equal(late.ok, true);
      assert.ok(performance.now() - from >= 110);
      const slow = await spoiled(`${request}-slow-body`, { fault_ms: 120 });
      const head = performance.now();
      assert.ok(await slow.json());
      assert.ok(performance.now() - head >= 60);
    });
  }

  test('repeats the token, asks for patience, and gives out rooms that are none', async () => {
    assert.match(await (await spoiled('leads-echo')).text(), /Bearer ey/);
    assert.equal((await spoiled('leads-429')).headers.get('retry-after'), '7');
    const { room_url } = (await (await spoiled('connect-javascript')).json()) as {
      room_url: string;
    };
    assert.equal(new URL(room_url).protocol, 'javascript:');
  });
});

describe('the call machine at fault', () => {
  test('is missing, throws, or is idle', async () => {
    const script = (name: string): Promise<Response> =>
      fetch(`${sandbox.url}/daily-fault/${name}/call-machine-object-bundle.js`);
    assert.equal((await script('call-machine-missing')).status, 404);
    assert.equal((await script('no-such-fault')).status, 404);
    assert.match(await (await script('call-machine-throws')).text(), /^throw /);
    assert.equal(await (await script('call-machine-idle')).text(), ';');
  });
});

describe('the room at fault', () => {
  for (const [name, word] of [
    ['no-room', 'no-room'],
    ['exp-room', 'exp-room'],
    ['exp-token', 'exp-token'],
    ['not-allowed', 'not-allowed'],
    ['meeting-full', 'meeting-full'],
    ['room-echo', 'not-allowed'],
    ['connection-error', 'unreachable'],
  ] as const) {
    test(`answers a join with ${word} (${name})`, async () => {
      assert.equal(await refusal(name), word);
    });
  }

  test('throws the user out once the bot is ready', async () => {
    for (const [name, word] of [
      ['ejected', 'ejected'],
      ['room-expires', 'exp-room'],
    ] as const) {
      const user = await userIn(name);
      const removed = await waitFor('the end', () =>
        user.events.find((event) => event.type === 'removed'),
      );
      assert.equal(removed.problem.type, word);
    }
  });
});

describe('the bot at fault', () => {
  test('is not there, never ready, or odd about it', async () => {
    const { roomUrl } = await get<{ roomUrl: string }>('/sandbox/room?fault=bot-absent');
    const name = roomUrl.split('/').pop() ?? '';
    assert.equal(sandbox.rooms.find(name)?.room.participants().length, 0);
    const odd = await userIn('bot-ready-odd');
    await odd.hears('bot-ready', 2);
    assert.deepEqual(odd.heard().filter(({ type }) => type === 'bot-ready')[0]?.data, {
      version: 5,
    });
    const silent = await userIn('bot-never-ready');
    await silent.hears('server:conversation-start');
    assert.deepEqual(
      silent.heard().map(({ type }) => type),
      ['server:conversation-start'],
    );
  });

  test('says everything twice, or in the older form', async () => {
    const twice = await userIn('messages-twice');
    await twice.hears('bot-tts-stopped', 2);
    assert.equal(twice.heard().filter(({ type }) => type === 'bot-ready').length, 2);
    const old = await userIn('old-bot-output');
    await old.hears('bot-stopped-speaking');
    const outputs = old.heard().filter(({ type }) => type === 'bot-output');
    assert.ok(outputs.length >= 4);
    for (const { data } of outputs) {
      assert.deepEqual(Object.keys(data).sort(), ['aggregated_by', 'spoken', 'text']);
    }
  });

  test('floods the room and says when it is over', async () => {
    const user = await userIn('flood-messages');
    await user.hears('metrics');
    assert.ok(user.heard().length > 10_000);
  });

  test('has a wrong value for every field, and never a fatal one', () => {
    const messages = [...hostileMessages()] as { data?: { fatal?: unknown } | null }[];
    assert.ok(messages.length > 700);
    assert.ok(messages.every((message) => !message?.data?.fatal));
  });
});
