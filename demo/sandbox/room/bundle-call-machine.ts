import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The call machine as one classic script, the form in which daily-js loads it. */
export async function bundleCallMachine(): Promise<string> {
  const entry = fileURLToPath(new URL('./call-machine/index.ts', import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    legalComments: 'none',
  });
  const [script] = outputFiles;
  if (!script) throw new Error('esbuild gave no call machine');
  return script.text;
}
