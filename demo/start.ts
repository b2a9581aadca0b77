/**
 * `npm start`: the demo's pages and the local backend behind them. `npm start -- --bot pipecat` puts a real
 * Pipecat bot in place of the built-in one; it needs Python.
 */
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { frameworks } from './frameworks/plugins.js';
import { pipecatPython } from './sandbox/bot/pipecat/python.js';
import { startSandboxProcess } from '../scripts/sandbox-process.mjs';

const { bot } = parseArgs({ options: { bot: { type: 'string', default: 'built-in' } } }).values;
if (bot !== 'built-in' && bot !== 'pipecat') {
  console.error('--bot is built-in or pipecat.');
  process.exit(1);
}
const demoPort = Number(process.env['DEMO_PORT'] ?? 5173);
const sandbox = await startBackend().catch(giveUp);
process.env['VITE_SANDBOX_URL'] = sandbox.url;

const server = await createServer({
  configFile: 'vite.config.ts',
  plugins: frameworks(),
  server: { port: demoPort, strictPort: true },
});
await server.listen().catch(giveUp);
console.log(`
  The demo:          ${server.resolvedUrls?.local[0] ?? ''}
  The local backend: ${sandbox.url}

  Allow the microphone, and talk. Press Ctrl+C to stop.
`);

function giveUp(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  console.error('Is the port taken? SANDBOX_PORT and DEMO_PORT choose others.');
  process.exit(1);
}

async function startBackend(): Promise<{ url: string; stop(): void }> {
  return startSandboxProcess({
    SANDBOX_PORT: process.env['SANDBOX_PORT'] ?? '8787',
    ...(bot === 'pipecat' ? { SANDBOX_PIPECAT: pipecatPython() } : {}),
  });
}
