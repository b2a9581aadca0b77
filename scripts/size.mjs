/** The byte budgets of the CDN build, in gzip: each file's, and what a call adds to a page view. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = 'dist/cdn';
/** Bytes of gzip by the name before the hash. */
const budgets = {
  // What every page view downloads.
  'breeze-buddy-call': 12_000,
  // Loads it from a classic script.
  classic: 100,
  // What a call adds: Pipecat and Daily, and ours.
  'pipecat-call': 39_700,
  'cdn-call': 28_850,
  // What a page in another language than English adds: one of them.
  languages: 400,
  format: 500,
  language: 3_000,
};
const CALL = 68_400;

const nameOf = (file) => file.replace(/(-[\w-]{8})?\.js$/, '');
const kindOf = (name) => (/^[a-z]{2}$/.test(name) ? 'language' : name);
const sizes = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => ({
    name: nameOf(file),
    size: gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }).length,
  }));

const failures = [];
let call = 0;
for (const { name, size } of sizes) {
  const kind = kindOf(name);
  const budget = budgets[kind];
  console.log(`${String(size).padStart(8)} of ${String(budget).padStart(6)}  ${name}`);
  if (budget === undefined) failures.push(`${name} has no budget.`);
  else if (size > budget) failures.push(`${name} is over its budget.`);
  if (!/^(breeze-buddy-call|classic|languages?|format)$/.test(kind)) call += size;
}
console.log(`a call adds ${call} of ${CALL} (bytes, gzip)`);
if (call > CALL) failures.push('What a call adds is over its budget.');
for (const line of failures) console.error(line);
process.exit(failures.length ? 1 : 0);
