import { spawnSync } from 'node:child_process';
import { delimiter, resolve } from 'node:path';

/** The environment in which the project's own tools are found by name. */
export function toolEnvironment(extra = {}) {
  const path = [resolve('node_modules/.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, ...extra };
}

/** Runs a tool and ends this process when it fails. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: toolEnvironment(),
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
