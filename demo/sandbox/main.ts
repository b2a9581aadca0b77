import { PipecatBot } from './bot/pipecat/pipecat-bot.js';
import { startSandbox } from './sandbox.js';

// A Python with Pipecat, where its bot is wanted in place of the built-in one.
const python = process.env['SANDBOX_PIPECAT'];

const sandbox = await startSandbox({
  ...(python && {
    bot: (context) =>
      new PipecatBot(context, python, async (name) => ({
        url: `${sandbox.url}/rooms/${name}`,
        token: await sandbox.mintMeetingToken(name),
      })),
  }),
  port: Number(process.env['SANDBOX_PORT'] ?? 8787),
  // How many calls a test makes in a row, and the seed of its dice.
  notes: { calls: process.env['SANDBOX_CALLS'], seed: process.env['SANDBOX_SEED'] },
  log: (line) => {
    console.log(line);
  },
});
console.log(`Sandbox: ${sandbox.url}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close();
  });
}
