import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Bot } from '../../demo/sandbox/bot/bot.js';
import { Synthesizer } from '../../demo/sandbox/bot/speech/synthesizer.js';
import { defaultTiming, type Timing } from '../../demo/sandbox/bot/talk/timing.js';
import { isObject } from '../../demo/sandbox/http/json.js';
import { VoiceBot } from '../../demo/sandbox/bot/voice-bot.js';
import type { ExecutionMode } from '../../demo/sandbox/api/execution-mode.js';
import { Room } from '../../demo/sandbox/room/room.js';
import { readTraces } from '../traces/support/trace.js';
import { Puppet } from './support/puppet.js';

let synthesizer: Synthesizer;
before(() => {
  synthesizer = new Synthesizer();
});
after(async () => {
  for (const room of rooms) room.end();
  await synthesizer.close();
});

const rooms: Room[] = [];

const quick: Timing = { ...defaultTiming, think: 10, token: 1, breath: 10, tool: 30, farewell: 10 };

interface Call {
  room: Room;
  bot: Bot;
  user: Puppet;
}

function call(mode: ExecutionMode, timing: Partial<Timing> = {}, payload = {}): Call {
  const bot = new VoiceBot({
    mode,
    payload,
    templateId: undefined,
    synthesizer,
    timing: { ...quick, ...timing },
  });
  const room = new Room({
    name: 'r',
    url: 'http://x/rooms/r',
    onEnd: () => {
      bot.close();
    },
  });
  rooms.push(room);
  bot.enter(room);
  return { room, bot, user: new Puppet('user').join(room) };
}

function texts(user: Puppet, type: string): string {
  return user
    .heard()
    .filter((message) => message.type === type)
    .map(({ data }) => String(data['text']))
    .join('');
}

test('client-ready is answered with its own id, and the backend says bot-ready too', async () => {
  const { user } = call('DAILY');
  await user.hears('server:conversation-start');
  user.send('client-ready', { version: '2.1.0' }, 'abc');
  await user.hears('server:bot-ready');
  const ready = user.events.find(
    (event) => event.type === 'app-message' && JSON.stringify(event.data).includes('"abc"'),
  );
  assert.ok(ready?.type === 'app-message');
  assert.equal((ready.data as { type: string }).type, 'bot-ready');
});

test('an agent call: raw greeting, opening, tool calls, farewell, and the bot leaves', async () => {
  const { bot, user } = call('DAILY', {}, { customer_name: 'Meera' });
  user.send('client-ready');
  await user.hears('bot-started-speaking');
  assert.match(bot.state().said[1]?.text ?? '', /^Hello Meera!/);
  user.send('send-text', { content: 'Change the address, please.' });
  await user.hears('bot-interrupted');
  await user.hears('llm-function-call-stopped');
  await user.hears('bot-started-speaking', 2);
  user.send('send-text', { content: 'Pune.' });
  await user.hears('llm-function-call-stopped', 2);
  await user.hears('bot-started-speaking', 3);
  user.send('send-text', { content: 'Nothing more.' });
  await user.hears('bot-started-speaking', 4);
  const heard = user.heard().map(({ type }) => type);
  const turn = heard.slice(heard.indexOf('llm-function-call-started'));
  const order = [
    'llm-function-call-started',
    'llm-function-call-in-progress',
    'llm-function-call-stopped',
    'bot-llm-started',
    'bot-llm-text',
    'bot-tts-started',
    'bot-started-speaking',
    'bot-tts-text',
  ];
  assert.deepEqual(
    [...order].sort((a, b) => turn.indexOf(a) - turn.indexOf(b)),
    order,
  );
  const interrupted = heard.slice(heard.indexOf('bot-interrupted'));
  assert.deepEqual(
    interrupted.filter((type) => /stopped-speaking|interrupted/.test(type)).slice(0, 2),
    ['bot-interrupted', 'bot-stopped-speaking'],
  );
  bot.close();
  assert.equal(user.types().at(-1), 'participant-left');
  assert.ok(!user.heard().some(({ type }) => type === 'server:conversation-end'));
});

test('a reply streams verbatim, and its sentences are followed word by word', async () => {
  const { user } = call('DAILY');
  user.send('client-ready');
  await user.hears('bot-llm-stopped');
  assert.equal(
    texts(user, 'bot-llm-text'),
    "Hello Rahul! I'm calling about your order of two steel bottles for ₹1,498. Shall I confirm it?",
  );
  await user.hears('bot-tts-text', 3);
  const [first, ...rest] = user
    .heard()
    .flatMap(({ type, data }) => (type === 'bot-output' ? [data] : []));
  assert.equal(first?.['spoken_status'], 'new');
  const progress = rest.find((data) => data['spoken_status'] === 'in-progress');
  assert.deepEqual(progress?.['spoken_progress'], {
    accumulated_text: 'Hello',
    remaining_text: 'Rahul!',
  });
});

/** Types in the order in which they first come, from the model's beginning to the voice's end. */
function orderOfReply(types: readonly string[]): string[] {
  const from = types.indexOf('bot-llm-started');
  const to = types.indexOf('bot-stopped-speaking') + 1;
  // When the model is done depends on how fast it is.
  const skipped = ['metrics', 'bot-llm-stopped'];
  return [...new Set(types.slice(from, to))].filter((type) => !skipped.includes(type));
}

test('a reply has the messages of the newest Pipecat, in its order and with its fields', async () => {
  const { user } = call('DAILY');
  user.send('client-ready');
  await user.hears('bot-stopped-speaking');
  const heard = user.heard();
  const { arrivals } = readTraces().findLast((trace) => trace.conversation === 'question') ?? {};
  assert.ok(arrivals);
  const order = orderOfReply(arrivals.map(({ type }) => type));
  assert.ok(order.includes('bot-tts-stopped'));
  assert.deepEqual(orderOfReply(heard.map(({ type }) => type)), order);
  const fields = (messages: readonly { type: string; data: unknown }[], status: string) =>
    messages.flatMap(({ type, data }) => {
      const isWanted = type === 'bot-output' && isObject(data) && data['spoken_status'] === status;
      return isWanted ? [Object.keys(data).join()] : [];
    })[0];
  for (const status of ['new', 'in-progress', 'completed']) {
    assert.equal(fields(heard, status), fields(arrivals, status));
  }
});

test('a silent user is asked once, then the call ends with a reason', async () => {
  const { bot, user } = call('DAILY_TEST', { reprompt: 50, giveUp: 80 });
  user.send('client-ready');
  await user.hears('server:conversation-end', 1, 15_000);
  const end = user.heard().find(({ type }) => type === 'server:conversation-end');
  assert.deepEqual(end?.data['payload'], { reason: 'idle_timeout' });
  assert.equal(bot.state().said.at(-1)?.text, 'Are you still there?');
  assert.equal(user.types().at(-1), 'participant-left');
});

test('stream mode says what it is sent, in order, without a language model', async () => {
  const { bot, user } = call('DAILY_STREAM');
  user.send('client-ready');
  user.send('client-message', { t: 'tts-speak', d: { text: 'One.' } });
  user.send('client-message', { t: 'tts-speak', d: { text: 'Two.' } });
  user.send('client-message', { t: 'tts-speak', d: { text: '  ' } });
  user.send('client-message', { t: 'other', d: { text: 'Never.' } });
  await user.hears('bot-stopped-speaking', 2);
  assert.deepEqual(bot.state().said, [
    { text: 'One.', finished: true, cut: false },
    { text: 'Two.', finished: true, cut: false },
  ]);
  assert.ok(!user.heard().some(({ type }) => type.startsWith('bot-llm')));
  user.send('client-message', { t: 'tts-speak', d: { text: 'x'.repeat(2500) } });
  assert.equal(bot.command('pipeline-error', { processor: 'TTS', error: 'quota' }), true);
  await user.hears('server:pipeline-error');
  await user.hears('error');
  assert.equal(bot.state().said.at(-1)?.text.length, 2000);
});
