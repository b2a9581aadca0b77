/** The byte budgets of the CDN build, in gzip, and what must not be in its entry. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const folder = 'dist/cdn';
/** Bytes of gzip: the entry that every page view downloads, and all that a call adds to it. */
const budgets = { entry: 16_500, call: 131_000 };

const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
const sizeOf = (name) => gzipSync(readFileSync(`${folder}/${name}`), { level: 9 }).length;
const sizes = Object.fromEntries(files.map((name) => [name, sizeOf(name)]));
const entry = sizes['breeze-buddy-call.js'];
// A page in another language than English fetches that one file besides.
const isLanguage = (name) => /^([a-z]{2}|languages)-[\w-]{8}\.js$/.test(name);
const called = files.filter((name) => !isLanguage(name));
const call = called.reduce((sum, name) => sum + sizes[name], 0) - entry;

for (const [name, size] of Object.entries(sizes))
  console.log(`${String(size).padStart(8)}  ${name}`);
console.log(
  `entry ${entry} of ${budgets.entry}, a call adds ${call} of ${budgets.call} (bytes, gzip)`,
);

const failures = [];
if (entry > budgets.entry) failures.push('The entry is over its budget.');
if (call > budgets.call) failures.push('What a call adds is over its budget.');
for (const line of failures) console.error(line);
process.exit(failures.length ? 1 : 0);
