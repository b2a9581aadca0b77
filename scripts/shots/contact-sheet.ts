import type { LookName } from './shots.js';

/** One picture of many, each with its name under it. */
export function contactSheet(
  title: string,
  look: LookName,
  pictures: readonly { readonly name: string; readonly png: Buffer }[],
  columns: number,
): string {
  const dark = look === 'dark';
  return `<!doctype html>
    <style>
      body { margin: 0; padding: 24px; font: 14px sans-serif; color: ${dark ? '#bbb' : '#444'}; background: ${dark ? '#0b0c0e' : '#f2f1ed'}; }
      h1 { margin: 0 0 16px; font-size: 18px; }
      main { display: grid; grid-template-columns: repeat(${columns}, max-content); gap: 20px; align-items: start; }
      figure { margin: 0; }
      img { display: block; outline: 1px dashed #8884; }
      figcaption { padding: 6px 2px; }
    </style>
    <h1>${title}</h1>
    <main>${pictures
      .map(
        ({ name, png }) =>
          `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${name}</figcaption></figure>`,
      )
      .join('')}</main>`;
}
