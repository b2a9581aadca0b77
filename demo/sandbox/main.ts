import { startSandbox } from './sandbox.js';

const sandbox = await startSandbox({
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
