/**
 * `npm run shots`: pictures of every state in every look and size, and a sheet of each look and size,
 * in the folder `shots`. `--update` makes the committed references anew instead, `--readme` the
 * README's pictures.
 * Narrow it down: `--state 'error|idle'`, `--look light,dark`, `--size card,320`.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { contactSheet } from './contact-sheet.js';
import { readmePictures, strip, widthOf } from './readme.js';
import { compared, fileOf, looks, referenceOf, references, sizes, type LookName } from './shots.js';
import { Studio } from './studio.js';

const { values: wish } = parseArgs({
  options: {
    state: { type: 'string', default: '' },
    look: { type: 'string', default: Object.keys(looks).join() },
    size: { type: 'string', default: Object.keys(sizes).join() },
    update: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
});

const started = Date.now();
const studio = await Studio.open();
try {
  const make = wish.update ? remakeReferences : wish.readme ? remakeReadme : photographAll;
  const count = await make();
  console.log(`${count} pictures in ${Math.round((Date.now() - started) / 1000)} s`);
} finally {
  await studio.close();
}

async function photographAll(): Promise<number> {
  const wanted = new RegExp(wish.state);
  const states = (await studio.states()).filter((state) => wanted.test(state));
  let count = 0;
  for (const look of wish.look.split(',') as LookName[]) {
    for (const size of wish.size.split(',')) {
      const pictures: { name: string; png: Buffer }[] = [];
      for (const state of states) {
        const shot = { state, look, size };
        try {
          const png = await studio.shoot(shot);
          await save(join('shots', fileOf(shot)), png);
          pictures.push({ name: state, png });
        } catch (error) {
          // The other pictures are of use all the same.
          console.error(String(error));
          process.exitCode = 1;
        }
      }
      count += pictures.length;
      const isError = ({ name }: { name: string }) => name.startsWith('error-');
      await saveSheet(
        look,
        size,
        '',
        pictures.filter((picture) => !isError(picture)),
      );
      await saveSheet(look, size, '-errors', pictures.filter(isError));
    }
  }
  return count;
}

async function saveSheet(
  look: LookName,
  size: string,
  suffix: string,
  pictures: { name: string; png: Buffer }[],
): Promise<void> {
  if (pictures.length === 0) return;
  const { width, clip } = sizes[size] ?? { width: 400 };
  const each = clip?.width ?? width;
  const columns = Math.min(pictures.length, Math.max(1, Math.floor(2600 / (each + 20))));
  const html = contactSheet(`${look}, ${size}`, look, pictures, columns);
  const file = `shots/sheet-${look}${size === 'card' ? '' : `-${size}`}${suffix}.png`;
  await save(file, await studio.draw(html, columns * (each + 20) + 28));
  console.log(file);
}

async function remakeReferences(): Promise<number> {
  await rm(references, { recursive: true, force: true });
  for (const shot of compared) {
    await save(referenceOf(shot), await studio.shoot(shot));
  }
  return compared.length;
}

async function remakeReadme(): Promise<number> {
  for (const { file, scale, shots } of readmePictures) {
    const pngs: Buffer[] = [];
    for (const shot of shots) pngs.push(await studio.shoot(shot, scale));
    await save(file, await studio.draw(strip(pngs), widthOf(shots, scale)));
  }
  return readmePictures.length;
}

async function save(file: string, png: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, png);
}
