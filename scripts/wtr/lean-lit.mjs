import { tsImport } from 'tsx/esm/api';

/**
 * Serves lit as the CDN's files have it, without what no element of ours can reach: to WebKit always,
 * to every browser with `LIT=lean`.
 */
export function leanLit() {
  let texts;
  const isFor = ({ headers }) =>
    process.env.LIT === 'lean' || !/Chrome|Firefox/.test(headers['user-agent'] ?? '');
  return {
    name: 'lean-lit',
    async serverStart() {
      const { leanLitModules } = await tsImport('../cdn/lean-lit.ts', import.meta.url);
      texts = leanLitModules();
    },
    transformCacheKey: (context) => (isFor(context) ? 'lean' : undefined),
    transform(context) {
      const [, name] = /\/node_modules\/(.*)$/.exec(context.path) ?? [];
      return isFor(context) ? texts.get(name) : undefined;
    },
  };
}
