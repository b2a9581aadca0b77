import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Room } from '../../demo/sandbox/room/room.js';
import { Puppet } from './support/puppet.js';

function room(options: { maxParticipants?: number; lifetime?: number } = {}): Room {
  return new Room({ name: 'r', url: 'http://x/rooms/r', ...options });
}

test('those present and the newcomer learn about each other', () => {
  const place = room();
  const bot = new Puppet('bot', false).join(place);
  const user = new Puppet('user').join(place);
  assert.deepEqual(bot.types(), ['joined', 'participant-joined']);
  const [joined] = user.events;
  assert.ok(joined?.type === 'joined');
  assert.deepEqual(
    joined.others.map(({ name }) => name),
    ['bot'],
  );
  place.end();
});

test('signals go to one participant, messages to one or to all others', () => {
  const place = room();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => new Puppet(name).join(place)) as [
    Puppet,
    Puppet,
    Puppet,
  ];
  for (const puppet of [a, b, c]) puppet.events.length = 0;
  a.seat.signal(b.seat.info.id, { kind: 'description', type: 'offer', sdp: 'v=0' });
  a.seat.message('*', { hello: 1 });
  a.seat.message(c.seat.info.id, { secret: 1 });
  assert.deepEqual(a.types(), []);
  assert.deepEqual(b.types(), ['signal', 'app-message']);
  assert.deepEqual(c.types(), ['app-message', 'app-message']);
  place.end();
});

test('the room ends when the last human leaves, and tells the bot', () => {
  const place = room();
  const bot = new Puppet('bot', false).join(place);
  const user = new Puppet('user').join(place);
  user.seat.leave();
  assert.equal(place.ended, true);
  assert.deepEqual(bot.types().slice(-2), ['participant-left', 'removed']);
});

test('a bot that leaves ends nothing', () => {
  const place = room();
  const bot = new Puppet('bot', false).join(place);
  const user = new Puppet('user').join(place);
  bot.seat.leave();
  assert.equal(place.ended, false);
  assert.equal(user.types().at(-1), 'participant-left');
  place.end();
});

test('one who is ejected is told why and is gone', () => {
  const place = room();
  const user = new Puppet('user').join(place);
  const other = new Puppet('other').join(place);
  assert.equal(place.eject(user.seat.info.id), true);
  const removed = user.events.at(-1);
  assert.ok(removed?.type === 'removed');
  assert.equal(removed.problem.type, 'ejected');
  assert.equal(other.types().at(-1), 'participant-left');
  assert.equal(place.eject('nobody'), false);
  place.end();
});

test('a full, an ended and an expired room refuse', () => {
  const full = room({ maxParticipants: 1 });
  new Puppet().join(full);
  assert.throws(() => new Puppet().join(full), {
    problem: { type: 'meeting-full', msg: 'Meeting is full.' },
  });
  full.end();
  assert.throws(() => new Puppet().join(full), /does not exist/);
  const old = room();
  old.expire();
  assert.throws(() => new Puppet().join(old), /has expired/);
});
