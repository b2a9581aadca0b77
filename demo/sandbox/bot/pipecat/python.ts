import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HOME = fileURLToPath(new URL('../../../../.cache/pipecat/', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));

/**
 * A Python with Pipecat: `PIPECAT_PYTHON`, or a virtual environment of ours, which is made when it is
 * missing. Throws where that fails.
 */
export function pipecatPython(): string {
  const given = process.env['PIPECAT_PYTHON'];
  if (given) return given;
  const python = join(HOME, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(python)) return python;
  console.log('Installing Pipecat, once: this takes a minute or two.');
  try {
    run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', HOME]);
    run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS]);
  } catch (error) {
    // Half of an environment would be taken for a whole one.
    rmSync(HOME, { recursive: true, force: true });
    throw error;
  }
  return python;
}

function run(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) {
    const why = error?.message ?? `${command} ended with ${String(status)}`;
    throw new Error(`The Pipecat bot needs Python 3.11 or later: ${why}.`);
  }
}
