import { randomUUID } from 'node:crypto';
import { isObject } from '../http/json.js';
import type { Conversation } from './conversation.js';
import type { Script, ToolCall } from './order-script.js';
import { pause } from './talk/pause.js';
import type { RtviLine, RtviMessage } from './talk/rtvi.js';
import type { Speaker } from './talk/speaker.js';
import type { Timing } from './talk/timing.js';
import type { UserTurns } from './talk/user-turns.js';

export interface AgentParts {
  script: Script;
  line: RtviLine;
  speaker: Speaker;
  turns: UserTurns;
  timing: Timing;
  signal: AbortSignal;
}

/** The agent modes: the bot leads a scripted conversation and hangs up at its end. */
export class AgentConversation implements Conversation {
  readonly #parts: AgentParts;
  #greeting: Promise<void> = Promise.resolve();

  constructor(parts: AgentParts) {
    this.#parts = parts;
    parts.speaker.prepare(parts.script.greeting);
    parts.speaker.prepare(parts.script.opening);
  }

  greet(): void {
    const { speaker, script } = this.#parts;
    this.#greeting = speaker.play(script.greeting);
  }

  receive({ type, data }: RtviMessage): void {
    if (type !== 'send-text' || !isObject(data)) return;
    const { content } = data;
    if (typeof content === 'string' && content !== '') this.#parts.turns.type(content);
  }

  interrupted(): void {
    // The user's turn that follows says how it goes on.
  }

  async run(): Promise<void> {
    const { script, speaker, turns, timing, signal } = this.#parts;
    await this.#greeting;
    turns.listen();
    await speaker.reply(script.opening);
    for (const step of script.steps) {
      const heard = await this.#listen();
      if (signal.aborted || !heard) return;
      if (step.tool) await this.#call(step.tool);
      if (!turns.talking && !signal.aborted) await speaker.reply(step.reply);
    }
    await pause(timing.farewell, signal);
  }

  /** Waits for the user, asks once whether somebody is there, and gives up after that. */
  async #listen(): Promise<boolean> {
    const { script, speaker, turns, timing, line, signal } = this.#parts;
    if ((await turns.next(timing.reprompt)) !== undefined) return true;
    if (signal.aborted) return false;
    await speaker.reply(script.reprompt);
    if ((await turns.next(timing.giveUp)) !== undefined) return true;
    if (!signal.aborted) line.sendServerMessage('conversation-end', { reason: 'idle_timeout' });
    return false;
  }

  async #call(tool: ToolCall): Promise<void> {
    const { line, timing, signal } = this.#parts;
    const call = { tool_call_id: `call_${randomUUID().slice(0, 8)}`, function_name: tool.name };
    // A run of the model that says nothing but the call.
    line.send('bot-llm-started');
    line.send('llm-function-call-started', { function_name: tool.name });
    line.send('bot-llm-stopped');
    line.send('llm-function-call-in-progress', { ...call, arguments: tool.arguments });
    await pause(timing.tool, signal);
    if (signal.aborted) return;
    line.send('llm-function-call-stopped', { ...call, cancelled: false, result: tool.result });
  }
}
