import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import './exit-on-signals.mjs';

/** The environment in which the project's own tools are found by name. */
function toolEnvironment(extra = {}) {
  const path = [join(process.cwd(), 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Runs a tool, which ends with this process, and answers whether it went well. */
export async function tool(command, args, env = toolEnvironment()) {
  const child = spawn(command, args, {
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  try {
    return await new Promise((resolve) => {
      child.once('error', ({ message }) => {
        const hint = existsSync('node_modules') ? '' : ' `npm ci` installs the tools.';
        console.error(`${command} could not be started (${message}).${hint}`);
        resolve(false);
      });
      child.once('exit', (code) => resolve(code === 0));
    });
  } finally {
    process.off('exit', stop);
  }
}

/** Runs a tool, and ends this process when it fails. */
export async function run(command, args) {
  if (!(await tool(command, args))) process.exit(1);
}
