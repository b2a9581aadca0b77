/** Builds `dist/`: the package's modules, their declarations, and the CDN's files. */
import { rmSync } from 'node:fs';
import { writeCdnFiles } from './cdn/cdn-files.mjs';
import { run } from './run.mjs';

rmSync('dist', { recursive: true, force: true });
await run('vite', ['build', '--logLevel', 'warn']);
await run('vite', ['build', '--mode', 'cdn', '--logLevel', 'warn']);
writeCdnFiles();
await run('tsc', ['-p', 'tsconfig.build.json']);
