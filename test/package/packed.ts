/** The package as a registry would hand it out, unpacked into an empty project. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface PackedProject {
  /** The project's folder, with the package in its `node_modules`. */
  readonly folder: string;
  /** The packed file. */
  readonly tarball: string;
  /** What is in it, relative to the package's root. */
  readonly files: readonly string[];
  remove(): void;
}

/**
 * Packs the package and puts it where npm would. What it depends on, and `others`, are links to the
 * packages of this project, so that nothing is downloaded.
 */
export function packedProject(others: readonly string[] = []): PackedProject {
  const folder = mkdtempSync(join(tmpdir(), 'breeze-buddy-call-'));
  const packed = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    { encoding: 'utf8', shell: process.platform === 'win32' },
  );
  const [{ filename, files }] = JSON.parse(packed) as [
    { filename: string; files: { path: string }[] },
  ];
  const tarball = join(folder, filename);
  const modules = join(folder, 'node_modules');
  const home = join(modules, 'breeze-buddy-call');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  for (const name of ['lit', '@pipecat-ai/client-js', '@pipecat-ai/daily-transport', ...others]) {
    const at = join(modules, name);
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(resolve('node_modules', name), at);
  }
  // Imported by nobody but the calling code's own packages.
  mkdirSync(join(modules, '@daily-co'), { recursive: true });
  symlinkSync(resolve('node_modules/@daily-co/daily-js'), join(modules, '@daily-co/daily-js'));
  return {
    folder,
    tarball,
    files: files.map(({ path }) => path).sort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The names of a folder's scripts. */
export function scriptsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
}
