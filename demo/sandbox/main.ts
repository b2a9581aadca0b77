import { startSandbox } from './sandbox.js';

const sandbox = await startSandbox({
  port: Number(process.env['SANDBOX_PORT'] ?? 8787),
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
