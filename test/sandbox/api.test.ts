import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demo } from '../../demo/sandbox/demo-data.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';

let sandbox: Sandbox;
before(async () => {
  sandbox = await startSandbox({ port: 0 });
});
after(() => sandbox.close());

const base = '/agent/voice/breeze-buddy';

interface Answer {
  status: number;
  json: Record<string, unknown>;
  headers: Headers;
}

async function post(path: string, body: unknown, token?: string): Promise<Answer> {
  const response = await fetch(`${sandbox.url}${base}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const json = (await response.json()) as Record<string, unknown>;
  return { status: response.status, json, headers: response.headers };
}

function lead(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    request_id: 'order-7',
    template_id: demo.templateId,
    payload: { customer_name: 'Meera' },
    reseller_id: demo.reseller,
    merchant_id: demo.merchant,
    execution_mode: 'DAILY',
    ...overrides,
  };
}

async function queuedLead(overrides?: Record<string, unknown>): Promise<string> {
  const { json } = await post('/leads', lead(overrides), await sandbox.mintToken());
  return String(json['lead_call_tracker_id']);
}

test('a lead is queued and carries the request id back', async () => {
  const { status, json } = await post('/leads', lead(), await sandbox.mintToken());
  assert.equal(status, 201);
  assert.equal(json['status'], 'queued');
  assert.equal(json['order_id'], 'order-7');
  assert.match(String(json['lead_call_tracker_id']), /^[0-9a-f-]{36}$/);
  assert.equal(typeof json['message'], 'string');
});

test('connecting opens a room once, and the lead moves on until the call has ended', async () => {
  const token = await sandbox.mintToken();
  const leadId = await queuedLead();
  const { status, json } = await post('/connect', { lead_id: leadId }, token);
  assert.equal(status, 200);
  assert.equal(json['lead_id'], leadId);
  assert.match(String(json['room_url']), new RegExp(`^${sandbox.url}/rooms/[^/]+$`));
  assert.equal(typeof json['token'], 'string');
  assert.equal(typeof json['session_id'], 'string');
  assert.equal(sandbox.leads.find(leadId)?.status, 'PROCESSING');

  const again = await post('/connect', { lead_id: leadId }, token);
  assert.equal(again.status, 400);
  assert.match(String(again.json['detail']), /BACKLOG/);

  sandbox.rooms
    .all()
    .find((hosted) => hosted.leadId === leadId)
    ?.room.end();
  assert.equal(sandbox.leads.find(leadId)?.status, 'FINISHED');
});

test('every refused lead has its status and a FastAPI body', async () => {
  const good = await sandbox.mintToken();
  const cases: [string, unknown, string | undefined, number, RegExp][] = [
    ['no token', lead(), undefined, 401, /Not authenticated/],
    ['expired', lead(), await sandbox.mintToken({ expiresIn: -5 }), 401, /^Token has expired$/],
    ['bad signature', lead(), `${good}x`, 401, /credentials/],
    ['another reseller', lead({ reseller_id: 'other' }), good, 403, /reseller other/],
    ['another merchant', lead({ merchant_id: 'other' }), good, 403, /merchant other/],
    ['no reseller', lead({ reseller_id: undefined }), good, 400, /reseller_id/],
    ['payload off its schema', lead({ payload: { customer_name: 5 } }), good, 400, /customer_name/],
    ['unknown template', lead({ template_id: crypto.randomUUID() }), good, 404, /not found/],
  ];
  for (const [name, body, token, status, detail] of cases) {
    const answer = await post('/leads', body, token);
    assert.equal(answer.status, status, name);
    assert.match(String(answer.json['detail']), detail, name);
  }
});

test('a malformed body is answered field by field', async () => {
  const token = await sandbox.mintToken();
  const { status, json } = await post(
    '/leads',
    lead({ request_id: undefined, template_id: 'no-uuid', execution_mode: 'PHONE', payload: [] }),
    token,
  );
  assert.equal(status, 422);
  const detail = json['detail'] as { loc: string[]; msg: string; type: string }[];
  assert.deepEqual(
    detail.map(({ loc, type }) => [loc.join('.'), type]),
    [
      ['body.request_id', 'missing'],
      ['body.template_id', 'uuid_parsing'],
      ['body.payload', 'dict_type'],
      ['body.execution_mode', 'enum'],
    ],
  );
  for (const body of ['', 'no json', '[]']) {
    assert.equal((await post('/leads', body, token)).status, 422, body);
  }
  assert.equal((await post('/connect', {}, token)).status, 422);
});

test('a token for all ids may do everything, one for others nothing', async () => {
  const all = await sandbox.mintToken({ resellerIds: ['*'], merchantIds: ['*'] });
  assert.equal(
    (await post('/leads', lead({ reseller_id: 'x', merchant_id: 'y' }), all)).status,
    201,
  );
  const other = await sandbox.mintToken({ resellerIds: ['elsewhere'], merchantIds: ['*'] });
  const leadId = await queuedLead();
  assert.equal((await post('/connect', { lead_id: leadId }, other)).status, 403);
});

test('an unknown lead, path or method is told', async () => {
  const token = await sandbox.mintToken();
  assert.equal((await post('/connect', { lead_id: 'nobody' }, token)).status, 404);
  assert.equal((await post('/nowhere', {}, token)).status, 404);
  assert.equal((await fetch(`${sandbox.url}${base}/leads`)).status, 405);
});

test('a path is found with a slash too many, as where a base ends with one', async () => {
  for (const path of ['//sandbox/rooms', '/sandbox//rooms']) {
    assert.equal((await fetch(`${sandbox.url}${path}`)).status, 200, path);
  }
});

test('every origin may call, with a preflight first', async () => {
  const preflight = await fetch(`${sandbox.url}${base}/leads`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.equal(preflight.headers.get('access-control-allow-headers'), 'authorization,content-type');
  const refused = await post('/leads', lead());
  assert.equal(refused.headers.get('access-control-allow-origin'), '*');
});

test('the demo page gets a token, with the claims that it asks for', async () => {
  const ask = async (query: string): Promise<Record<string, string>> => {
    const response = await fetch(`${sandbox.url}/sandbox/token${query}`);
    return (await response.json()) as Record<string, string>;
  };
  const claims = (token = ''): Record<string, unknown> =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;

  const plain = await ask('');
  assert.equal(plain['templateId'], demo.templateId);
  assert.equal(plain['baseUrl'], sandbox.url);
  assert.equal(plain['bundlePath'], `${sandbox.url}/daily`);
  assert.deepEqual(claims(plain['token'])['reseller_ids'], [demo.reseller]);

  const custom = claims((await ask('?resellers=a,b&merchants=*&expiresIn=-60'))['token']);
  assert.deepEqual(custom['reseller_ids'], ['a', 'b']);
  assert.deepEqual(custom['merchant_ids'], ['*']);
  assert.ok(Number(custom['exp']) < Date.now() / 1000);
});

test('the call machine is served as a script for every origin', async () => {
  for (const path of ['/daily', '/daily/']) {
    const response = await fetch(`${sandbox.url}${path}/call-machine-object-bundle.js`);
    assert.equal(response.status, 200);
    assert.match(String(response.headers.get('content-type')), /javascript/);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.match(await response.text(), /start-camera/);
  }
});
