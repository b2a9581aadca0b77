/** Calls whose room is played by the page: the element, its lit and the session are those of the CDN's files. */
import { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import type { CallRuntime } from '../../src/element/call-settings.js';
import { ScriptedSession } from '../../src/testing/scripted-session.js';
import { BuddyClient } from '../../src/sdk/client.js';
import { systemClock } from '../../src/sdk/clock.js';
import type { TranscriptEntry } from '../../src/sdk/types.js';
import { PlayedElement } from '../../test/support/played-element.js';
import type { FakeCall } from '../../test/support/fake-call.js';

const frame = (): Promise<number> => new Promise(requestAnimationFrame);

/** A session whose conversation is as long as it is told to be. */
class LongSession extends ScriptedSession {
  rows: TranscriptEntry[] = [];

  override getState(): ReturnType<ScriptedSession['getState']> {
    return { ...super.getState(), transcripts: [...this.rows] };
  }
}

class LongElement extends BreezeBuddyCall {
  session_: LongSession | undefined;

  protected override loadRuntime(): Promise<CallRuntime> {
    const open: CallRuntime['openRoom'] = (options) =>
      (this.session_ = new LongSession(options, {}));
    return Promise.resolve({ BuddyClient, openRoom: open, clock: systemClock });
  }
}
customElements.define('long-call', LongElement);

function show<E extends BreezeBuddyCall>(element: E): E {
  Object.assign(element, { roomUrl: 'https://rooms.example/room', roomToken: 'secret' });
  document.body.append(element);
  return element;
}

let long: LongSession;

/** A conversation of so many lines, drawn. */
async function converse(count: number): Promise<void> {
  const element = show(new LongElement());
  const started = element.start();
  while (!element.session_) await frame();
  long = element.session_;
  await long.answer();
  await started;
  long.rows = Array.from({ length: count }, (_, at): TranscriptEntry => ({
    id: `line${at}`,
    role: at % 2 ? 'user' : 'assistant',
    text: `This is what is said in line ${at}.`,
    isComplete: true,
  }));
  await update(20);
}

/** So many updates of the last line, each in a frame of its own. */
async function update(times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    const last = long.rows.length - 1;
    const row: TranscriptEntry = {
      id: `line${last}`,
      role: 'assistant',
      text: `So far ${'word '.repeat(at % 12)}`,
      isComplete: false,
    };
    long.rows[last] = row;
    long.emit('transcript', row);
    await frame();
    await frame();
  }
}

let played: FakeCall;
let renders = 0;

/** A call that goes on, with nothing said yet. */
async function call(): Promise<void> {
  const element = show(new PlayedElement());
  element.addController({ hostUpdated: () => (renders += 1) });
  played = await element.connected();
}

/** Messages of both sides: ten make a question and its answer. */
let sent = 0;
function say(): void {
  const turn = Math.floor(sent / 10);
  const heard = (text: string, final: boolean): void =>
    played.says('user-transcription', { text, final, user_id: 'u', timestamp: '' });
  const steps = [
    () => played.says('user-started-speaking'),
    () => heard('A question', false),
    () => heard(`A question, number ${turn}`, true),
    () => played.says('user-stopped-speaking'),
    () => played.says('bot-tts-started'),
    () => played.says('bot-started-speaking'),
    () => played.says('bot-tts-text', { text: 'The answer to question' }),
    () => played.says('bot-tts-text', { text: `${turn}` }),
    () => played.says('bot-tts-stopped'),
    () => played.says('bot-stopped-speaking'),
  ];
  steps[sent % 10]?.();
  sent += 1;
}

/** So many messages, a hundred a frame. */
async function talk(messages: number): Promise<void> {
  for (let at = 0; at < messages; at += 100) {
    for (let one = 0; one < 100; one += 1) say();
    await frame();
  }
  await frame();
}

/** 500 messages a second: how often that is drawn, and the longest task. */
async function flood(seconds: number): Promise<{ renders: number; frames: number; task: number }> {
  let task = 0;
  const watch = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) task = Math.max(task, duration);
  });
  watch.observe({ type: 'longtask' });
  let frames = 0;
  let id = requestAnimationFrame(function count() {
    frames += 1;
    id = requestAnimationFrame(count);
  });
  const before = renders;
  const from = performance.now();
  let said = 0;
  while (performance.now() - from < seconds * 1000) {
    // Each in a task of its own, as they come from the room.
    const due = Math.floor(((performance.now() - from) / 1000) * 500);
    if (said < due) {
      say();
      said += 1;
    }
    await new Promise((resolve) => setTimeout(resolve, said < due ? 0 : 2));
  }
  cancelAnimationFrame(id);
  for (const { duration } of watch.takeRecords()) task = Math.max(task, duration);
  return { renders: renders - before, frames, task };
}

/** Ten times a second, for a while. */
async function pass(ms: number, often = (): void => undefined): Promise<void> {
  const from = performance.now();
  while (performance.now() - from < ms) {
    often();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The assistant speaks to a visitor who listens: loudness ten times a second a side, as Daily tells it. */
async function hear(ms: number): Promise<void> {
  played.says('bot-started-speaking');
  await pass(ms, () => {
    played.events.level(Math.random() * 0.02, true);
    played.events.level(Math.random(), false);
  });
}

Object.assign(window, { bench: { converse, update, call, talk, flood, pass, hear } });

export interface InCall {
  converse: typeof converse;
  update: typeof update;
  call: typeof call;
  talk: typeof talk;
  flood: typeof flood;
  pass: typeof pass;
  hear: typeof hear;
}
