import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { RtviLine } from '../../demo/sandbox/bot/talk/rtvi.js';
import { defaultTiming } from '../../demo/sandbox/bot/talk/timing.js';
import { UserTurns } from '../../demo/sandbox/bot/talk/user-turns.js';

interface Sent {
  type: string;
  data?: { text: string; final: boolean };
}

let sent: Sent[];
let botSpeaks: boolean;
let interruptions: number;
beforeEach(() => {
  sent = [];
  botSpeaks = false;
  interruptions = 0;
});

function turns(lines: string[], eager = true): UserTurns {
  const made = new UserTurns({
    line: new RtviLine((message) => {
      sent.push(message as Sent);
    }),
    speaker: {
      get speaking() {
        return botSpeaks;
      },
      interrupt: () => ++interruptions > 0,
    },
    timing: defaultTiming,
    userId: () => 'user',
    nextLine: () => lines.shift(),
    eager,
  });
  made.listen();
  return made;
}

/** Milliseconds of sound (or of silence) in 10 ms frames. */
function hear(user: UserTurns, milliseconds: number, rms: number): void {
  for (let passed = 0; passed < milliseconds; passed += 10) user.hear({ rms, peak: rms });
}

function transcript(): string[] {
  const words = sent.filter(({ type }) => type === 'user-transcription');
  return words.flatMap(({ data }) => (data?.text ? [`${data.final ? '=' : '~'}${data.text}`] : []));
}

test('the words come one by one while the user is heard, and all at the end', async () => {
  const user = turns(['Yes, please do']);
  const next = user.next();
  hear(user, 1500, 0.1);
  assert.equal(await next, 'Yes, please do');
  assert.deepEqual(transcript(), ['~Yes,', '~Yes, please', '~Yes, please do', '=Yes, please do']);
  assert.equal(sent[0]?.type, 'user-started-speaking');
  assert.equal(sent.at(-1)?.type, 'user-stopped-speaking');
});

test('a turn cut short by silence ends with the whole line', async () => {
  const user = turns(['one two three four five six seven eight']);
  const next = user.next();
  hear(user, 300, 0.1);
  hear(user, 900, 0);
  assert.equal(await next, 'one two three four five six seven eight');
  assert.equal(transcript().at(-1), '=one two three four five six seven eight');
  assert.ok(transcript().length < 6);
});

test('a silent user gives no turn, and patience ends', async () => {
  const user = turns(['never']);
  const next = user.next(20);
  hear(user, 5000, 0);
  assert.equal(await next, undefined);
  assert.deepEqual(sent, []);
});

test('while the bot speaks a short sound changes nothing and a long one interrupts', () => {
  const user = turns(['Wait a moment', 'More']);
  botSpeaks = true;
  hear(user, 2000, 0);
  hear(user, 60, 0.5);
  hear(user, 500, 0);
  assert.equal(interruptions, 0);
  hear(user, 300, 0.1);
  assert.equal(interruptions, 1);
  assert.deepEqual(
    sent.map(({ type }) => type),
    ['user-started-speaking'],
  );
});

test('one who talks on after a turn does not interrupt the answer to it', () => {
  const user = turns(['Yes', 'And more']);
  hear(user, 2000, 0);
  void user.next();
  hear(user, 700, 0.1);
  botSpeaks = true;
  const before = interruptions;
  hear(user, 500, 0.1);
  assert.equal(interruptions, before);
  hear(user, 250, 0);
  hear(user, 300, 0.1);
  assert.equal(interruptions, before + 1);
});

test('a user who is not eager needs clear speech even while the bot is silent', () => {
  const user = turns(['Yes'], false);
  void user.next();
  hear(user, 2000, 0);
  hear(user, 100, 0.5);
  hear(user, 500, 0);
  assert.deepEqual(sent, []);
  hear(user, 300, 0.5);
  assert.equal(sent.length > 0, true);
});

test('a typed text is a turn of its own and takes the place of a spoken line', async () => {
  const user = turns(['first', 'second']);
  user.type('Typed instead');
  assert.equal(await user.next(), 'Typed instead');
  const next = user.next();
  hear(user, 2000, 0.1);
  assert.equal(await next, 'second');
});
