import { tsImport } from 'tsx/esm/api';

/**
 * Serves lit as the CDN's files have it, without what no element of ours can reach, and our templates as
 * they are there: to WebKit always, to every browser with `LIT=lean`.
 */
export function leanLit() {
  let texts;
  let tightened;
  const isFor = ({ headers }) =>
    process.env.LIT === 'lean' || !/Chrome|Firefox/.test(headers['user-agent'] ?? '');
  return {
    name: 'lean-lit',
    async serverStart() {
      const { leanLitModules } = await tsImport('../cdn/lean-lit.ts', import.meta.url);
      texts = leanLitModules();
      ({ tightened } = await tsImport('../cdn/tight-literals.ts', import.meta.url));
    },
    transformCacheKey: (context) => (isFor(context) ? 'lean' : undefined),
    transform(context) {
      if (!isFor(context)) return undefined;
      // The tests have templates of their own.
      if (/^\/(src|test)\/element\/.*\.ts$/.test(context.path)) {
        return tightened(context.body, context.path);
      }
      const [, name] = /\/node_modules\/(.*)$/.exec(context.path) ?? [];
      return texts.get(name);
    },
  };
}
