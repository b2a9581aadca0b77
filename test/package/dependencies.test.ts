import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

interface Package {
  version?: string;
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

function read(path: string): Package & { packages: Record<string, Package> } {
  return JSON.parse(readFileSync(path, 'utf8')) as Package & { packages: Record<string, Package> };
}

it('there is one copy of daily-js, the one that the transport asks for', () => {
  const { packages } = read('package-lock.json');
  const copies = Object.keys(packages).filter((path) => path.endsWith('@daily-co/daily-js'));
  assert.deepEqual(copies, ['node_modules/@daily-co/daily-js']);
  const transport = read('node_modules/@pipecat-ai/daily-transport/package.json');
  const ours = read('package.json');
  assert.equal(
    ours.dependencies?.['@daily-co/daily-js'],
    transport.dependencies?.['@daily-co/daily-js'],
  );
});

it('the lock file names no registry', () => {
  assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
});

it('a page with another version of a framework can install the package: the tag asks for none', () => {
  const { peerDependencies = {}, peerDependenciesMeta = {} } = read('package.json');
  for (const [name, range] of Object.entries(peerDependencies)) {
    assert.deepEqual([range, peerDependenciesMeta[name]?.optional], ['*', true], name);
  }
});
