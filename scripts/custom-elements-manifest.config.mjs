/** How `custom-elements.json` is made from the element's source. */
export default {
  globs: [
    'src/index.ts',
    'src/element.ts',
    'src/element/breeze-buddy-call.ts',
    'src/element/define.ts',
  ],
  outdir: '.',
  litelement: true,
  packagejson: false,
};
