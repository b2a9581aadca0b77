/** What lies beside the CDN's modules: a script for pages without modules, and every file's hash. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = 'dist/cdn';

/**
 * For pages, tag managers and site builders that only take classic scripts: loads the module that lies
 * beside it. `document.currentScript` is what tells where that is.
 */
const classic = `import(new URL('breeze-buddy-call.js', document.currentScript.src));\n`;

/** `sha384-…`, as an `integrity` attribute takes it. */
function integrityOf(content) {
  return `sha384-${createHash('sha384').update(content).digest('base64')}`;
}

export function writeCdnFiles() {
  writeFileSync(`${folder}/classic.js`, classic);
  const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const hashes = names.map((name) => [name, integrityOf(readFileSync(`${folder}/${name}`))]);
  writeFileSync(
    `${folder}/integrity.json`,
    `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
  );
}
