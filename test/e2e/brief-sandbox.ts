import { VoiceBot } from '../../demo/sandbox/bot/voice-bot.js';
import { startSandbox, type Sandbox } from '../../demo/sandbox/sandbox.js';

/**
 * The local backend, with an assistant whose first line is short: tests that wait until it was said,
 * and nobody talks over it, are about the page and not about the line.
 */
export function startBriefSandbox(): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    bot: (context) =>
      new VoiceBot({ ...context, payload: { ...context.payload, opening: 'Hello, Rahul!' } }),
  });
}
