import { PipecatBot } from './bot/pipecat/pipecat-bot.js';
import { startSandbox, type Sandbox } from './sandbox.js';

// A Python with Pipecat, where its bot is wanted in place of the built-in one.
const python = process.env['SANDBOX_PIPECAT'];

const sandbox: Sandbox = await startSandbox({
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
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
console.log(`Sandbox: ${sandbox.url}`);

// It ends when it is told to, and with the process that has started it.
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
  process.once(event, () => {
    void sandbox.close();
  });
}
process.channel?.unref();
