import { isObject } from '../http/json.js';
import type { FaultName } from './catalogue.js';
import type { BotFault, Stage } from './faulty-bot.js';

const words = 'One two. Three four.';
/** A message that waits for the next one to overtake it goes by itself after this, in milliseconds. */
const patience = 80;

/** Bots whose messages go astray while they speak. Made anew for every call. */
export const faultyMessages: Partial<Record<FaultName, () => BotFault>> = {
  'messages-twice': () => ({
    ready: speak,
    sends: ({ raw }, { deliver }) => {
      deliver(raw);
      deliver(raw);
    },
  }),
  'messages-swapped': () => {
    let held: unknown;
    const release = ({ deliver }: Stage): void => {
      if (held !== undefined) deliver(held);
      held = undefined;
    };
    return {
      ready: speak,
      sends: ({ raw }, stage) => {
        if (held === undefined) {
          held = raw;
          stage.after(patience, () => {
            if (held === raw) release(stage);
          });
        } else {
          stage.deliver(raw);
          release(stage);
        }
      },
    };
  },
  'messages-lost': () => {
    let count = 0;
    return {
      ready: speak,
      sends: ({ type, raw }, { deliver }) => {
        // Without the one that says it is ready nothing would come of the call.
        const counts = type !== 'bot-ready';
        if (counts) count += 1;
        if (!counts || count % 3 !== 0) deliver(raw);
      },
    };
  },
  'starts-again': () => ({
    ready: (stage) => {
      for (let i = 0; i < 5; i += 1) stage.line.sendServerMessage('conversation-start');
      speak(stage);
    },
  }),
  'old-bot-output': () => ({
    ready: speak,
    sends: ({ type, data, raw }, { deliver, line }) => {
      if (type !== 'bot-output' || !isObject(data)) deliver(raw);
      else if (data['spoken_status'] !== 'in-progress') {
        const { text, spoken_status, aggregated_by } = data;
        line.send('bot-output', { text, spoken: spoken_status !== 'new', aggregated_by });
      }
    },
  }),
};

function speak({ bot }: Stage): void {
  bot.command('say', { text: words });
}
