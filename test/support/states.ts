/**
 * Every state of the element that can be seen, and how a scripted call gets there. What looks at all
 * of them (screenshots, axe, motion, layout) goes through this list.
 */
import type { BreezeBuddyCall } from '../../src/element/breeze-buddy-call.js';
import { failures, type ScriptedCall } from '../../src/testing/index.js';
import type { Conversation } from './state-words.js';

/** An element in a page, and the call that it would make. */
export interface Stage {
  readonly element: BreezeBuddyCall;
  readonly call: ScriptedCall;
  readonly words: Conversation;
  /** A part of the element; rejects when it does not appear. */
  part(name: string): Promise<HTMLElement>;
}

export interface State {
  /** Attributes beyond `token`, `template-id` and `agent-name`. */
  readonly attributes?: string;
  /** Brings the element there. Nothing stands for what it is by itself. */
  readonly reach?: (stage: Stage) => unknown;
}

const talking = async ({ call, words }: Stage): Promise<ScriptedCall> => {
  await call.start();
  call.ready();
  call.say('assistant', words.greeting).say('user', words.question);
  call.tool('look_up_order').tool('look_up_order', { done: true });
  call.say('assistant', words.answer);
  return call.elapse(84);
};

/** Resolves when the element is taken out of the page. */
const removed = async (element: Element): Promise<void> => {
  while (element.isConnected) await new Promise((resolve) => setTimeout(resolve, 50));
};

/** Error kinds, each a state. */
const errors = Object.fromEntries(
  Object.keys(failures).map((kind): [string, State] => [
    `error-${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    {
      reach: async ({ call, part }) => {
        await call.start();
        await call.fail(kind as keyof typeof failures);
        await part('error');
      },
    },
  ]),
);

export const states: Readonly<Record<string, State>> = {
  idle: {},
  consent: { attributes: 'consent', reach: ({ element }) => void element.start().catch(() => {}) },
  microphone: { reach: ({ call }) => call.start() },
  calling: { reach: async ({ call }) => (await call.start()).step('microphone') },
  joining: { reach: async ({ call }) => (await call.start()).step('microphone').step('lead') },
  connected: { reach: async ({ call }) => (await call.start()).connected() },
  listening: { reach: async ({ call }) => (await call.start()).ready() },
  'assistant-speaking': {
    reach: async (stage) => {
      const call = await talking(stage);
      call.say('user', stage.words.address);
      call.say('assistant', stage.words.partialAnswer, { partial: true }).level('assistant', 0.6);
    },
  },
  'user-speaking': {
    reach: async (stage) => {
      const call = await talking(stage);
      call.say('user', stage.words.partialAddress, { partial: true }).level('user', 0.7);
    },
  },
  'tool-running': { reach: async (stage) => (await talking(stage)).tool('change_address') },
  muted: {
    reach: async (stage) => {
      (await talking(stage)).elapse(43);
      stage.element.mute();
    },
  },
  'not-heard': { reach: async (stage) => (await talking(stage)).lose('user') },
  'no-sound': { reach: async (stage) => (await talking(stage)).lose('assistant') },
  reconnecting: { reach: async (stage) => (await talking(stage)).interrupted() },
  'audio-blocked': { reach: async (stage) => (await talking(stage)).audioBlocked() },
  settings: {
    reach: async (stage) => {
      await talking(stage);
      (await stage.part('settings-button')).click();
    },
  },
  typing: {
    reach: async (stage) => {
      await talking(stage);
      (await stage.part('type-button')).click();
    },
  },
  stream: { attributes: 'mode="stream"', reach: talking },
  'hide-transcript': {
    attributes: 'hide-transcript',
    reach: async (stage) => (await talking(stage)).speech('assistant').level('assistant', 0.6),
  },
  'long-words': {
    reach: async ({ call, words }) => {
      await call.start();
      call.ready();
      words.odd.forEach((text, at) => call.say(at % 2 ? 'user' : 'assistant', text));
    },
  },
  'scrolled-up': {
    reach: async (stage) => {
      const call = await talking(stage);
      for (let round = 0; round < 6; round += 1) {
        call.say('assistant', stage.words.greeting).say('user', stage.words.question);
      }
      await stage.element.updateComplete;
      await new Promise(requestAnimationFrame);
      const transcript = await stage.part('transcript');
      transcript.scrollTop = 40;
      await new Promise((resolve) => {
        transcript.addEventListener('scroll', resolve, { once: true });
      });
      call.say('assistant', stage.words.answer);
      await new Promise(requestAnimationFrame);
    },
  },
  ending: {
    reach: async (stage) => {
      const call = await talking(stage);
      call.session.closing = removed(stage.element);
      void stage.element.end();
    },
  },
  ended: {
    reach: async (stage) => {
      (await talking(stage)).elapse(108);
      await stage.element.end();
    },
  },
  'ended-empty': {
    reach: async ({ call, element }) => {
      (await call.start()).ready().elapse(2);
      await element.end();
    },
  },
  ...errors,
  launcher: { attributes: 'variant="floating"' },
  'launcher-in-call': {
    attributes: 'variant="floating"',
    reach: async (stage) => (await talking(stage)).level('assistant', 0.4),
  },
  'launcher-error': {
    attributes: 'variant="floating"',
    reach: async ({ call }) => (await call.start()).fail('connectionLost'),
  },
};
