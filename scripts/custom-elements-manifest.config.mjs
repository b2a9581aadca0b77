import { unions } from './reference.mjs';

/**
 * Keeps to what a page may use: catalogues list every member that is there, private ones with their
 * source. An attribute is a text or one of some texts, of which they make a field or a choice.
 */
const forPages = {
  name: 'for-pages',
  packageLinkPhase({ customElementsManifest: { modules } }) {
    const known = unions();
    for (const { members = [], attributes = [] } of modules.flatMap(
      ({ declarations }) => declarations ?? [],
    )) {
      const hidden = members.filter(
        ({ name, privacy }) => /^#|Callback$/.test(name) || /^pr/.test(privacy ?? ''),
      );
      for (const member of hidden) members.splice(members.indexOf(member), 1);
      for (const attribute of attributes) {
        const { text } = attribute.type;
        const texts = known.get(text)?.map((one) => `'${one}'`);
        attribute.type = {
          text: texts?.join(' | ') ?? text.replace(/ \| (undefined|null)\b/g, ''),
        };
      }
    }
  },
};

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
  plugins: [forPages],
};
