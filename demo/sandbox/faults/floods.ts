import type { FaultName } from './catalogue.js';
import type { BotFault, Stage } from './faulty-bot.js';
import { hostileMessages } from './hostile-messages.js';

const size = 10_000;
const batches = 20;

/** Bots that say too much. The last word of each is `metrics {flood: 'over'}`. Made anew for every call. */
export const floods: Partial<Record<FaultName, () => BotFault>> = {
  'flood-messages': () => flood(anything),
  'flood-entries': () => flood(toolMessage),
  'flood-megabyte': () => burst((stage) => texts(stage, ['x'.repeat(1_000_000)])),
  'flood-words': () =>
    burst((stage) => texts(stage, ['w'.repeat(100_000), `\u{1f600}`.repeat(50_000)])),
  'flood-deep': () => burst((stage) => everywhere(stage, nested(1_000))),
  'flood-proto': () =>
    burst((stage) => {
      const data = JSON.parse(
        '{"__proto__":{"polluted":true,"text":"from the prototype"},"constructor":{"prototype":{"polluted":true}}}',
      ) as unknown;
      everywhere(stage, data);
      stage.deliver(
        JSON.parse('{"__proto__":{"polluted":true},"label":"rtvi-ai","id":"p","type":"__proto__"}'),
      );
      stage.line.send('constructor', data);
      stage.line.send('llm-function-call-in-progress', {
        tool_call_id: '__proto__',
        function_name: '__proto__',
      });
    }),
  'flood-html': () =>
    burst((stage) =>
      texts(stage, [
        '<img src=x onerror="window.pwned = 1"><script>window.pwned = 1</script>',
        '<b>bold</b> &lt;i&gt; <iframe srcdoc="<script>parent.pwned = 1</script>"></iframe>',
      ]),
    ),
  'flood-unicode': () =>
    burst((stage) =>
      texts(stage, [
        '\u202egnp.exe\u202c \u2066isolated\u2069',
        'half \ud83d and \ude00 half',
        'nul\u0000bell\u0007esc\u001b[31m',
        `zalgo${'\u0301'.repeat(2_000)}`,
      ]),
    ),
  'flood-types': () =>
    burst(({ deliver }) => {
      for (const message of hostileMessages()) deliver(message);
    }),
};

/** Many messages, spread over a second. */
function flood(send: (stage: Stage, index: number) => void): BotFault {
  return {
    ready: (stage) => {
      const perBatch = size / batches;
      for (let batch = 0; batch < batches; batch += 1) {
        stage.after((batch * 1_000) / batches, () => {
          for (let i = 0; i < perBatch; i += 1) send(stage, batch * perBatch + i);
          if (batch === batches - 1) finish(stage);
        });
      }
    },
  };
}

/** A few messages that are bad enough by themselves. */
function burst(send: (stage: Stage) => void): BotFault {
  return {
    ready: (stage) => {
      send(stage);
      finish(stage);
    },
  };
}

function finish({ line }: Stage): void {
  line.send('metrics', { flood: 'over' });
}

function anything({ line }: Stage, index: number): void {
  switch (index % 5) {
    case 0:
      return line.send('bot-llm-text', { text: ` word${index}` });
    case 1:
      return line.send('user-transcription', transcription(` heard${index}`, index % 2 === 0));
    case 2:
      return line.send('bot-output', { text: `Said ${index}.`, spoken: false });
    case 3:
      return line.send('bot-tts-text', { text: `spoken${index}` });
    default:
      return line.sendServerMessage(`unknown-${index}`, { index });
  }
}

function toolMessage({ line }: Stage, index: number): void {
  const call = { tool_call_id: `call-${index >> 1}`, function_name: `tool_${index >> 1}` };
  line.send(index % 2 ? 'llm-function-call-stopped' : 'llm-function-call-in-progress', call);
}

/** Texts in every place where there is one. */
function texts({ line }: Stage, list: string[]): void {
  for (const [index, text] of list.entries()) {
    line.send('user-transcription', transcription(text, true));
    line.send('bot-llm-started');
    line.send('bot-llm-text', { text });
    line.send('bot-started-speaking');
    line.send('bot-tts-started');
    line.send('bot-tts-text', { text });
    line.send('bot-output', { text, spoken: true, aggregated_by: 'sentence' });
    line.send('bot-llm-stopped');
    line.send('bot-stopped-speaking');
    const tool = { tool_call_id: `call-${index} ${text}`, function_name: text };
    line.send('llm-function-call-in-progress', tool);
    line.send('llm-function-call-stopped', tool);
    line.sendServerMessage('pipeline-error', { processor: text, error: text });
    line.send('error', { error: `${text}!`, fatal: false });
    line.send(text, { text });
  }
}

/** One value as the data, and as each field, of every kind of message. */
function everywhere({ line }: Stage, value: unknown): void {
  for (const type of ['bot-llm-text', 'bot-output', 'user-transcription', 'metrics', 'error']) {
    line.send(type, value);
    line.send(type, { text: value, final: value, error: value, timestamp: value });
  }
  line.send('llm-function-call-stopped', { tool_call_id: value, function_name: value });
  line.sendServerMessage('pipeline-error', { processor: value, error: value });
  line.send('server-message', value);
}

function transcription(text: string, final: boolean): Record<string, unknown> {
  return { text, final, timestamp: new Date().toISOString(), user_id: 'user' };
}

function nested(depth: number): unknown {
  let value: unknown = 'the bottom';
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { deeper: value };
  return value;
}
