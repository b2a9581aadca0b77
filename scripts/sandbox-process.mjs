import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import './exit-on-signals.mjs';

/**
 * Starts the local backend in a process of its own, so that its audio keeps pace whatever else runs.
 * @returns its URL, and how to stop it
 */
export async function startSandboxProcess(env = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/sandbox/main.ts'], {
    env: { ...process.env, SANDBOX_PORT: '0', ...env },
    // Its end of the channel closes with us, however we end, and then it ends too.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const stop = () => child.kill();
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The sandbox ended with ${code}.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^Sandbox: (\S+)$/.exec(line);
      if (found) resolve(found[1]);
    });
  });
  return { url, stop };
}
