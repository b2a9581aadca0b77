import type { Plugin } from 'vite';

/** Where daily-js gives a script element the URL of Daily's call machine. Exactly one place. */
const PLACE = /(\w+)\.src=(\w+),(\w+)\.appendChild\(\1\)/g;

/** Names the policy once, in the chunk that makes calls. A page without Trusted Types has none. */
const POLICY = `
const breezeBuddyPolicy = globalThis.trustedTypes?.createPolicy('breeze-buddy-call', {
  createScriptURL: (url) => url,
});
const breezeBuddyUrl = (url) => breezeBuddyPolicy?.createScriptURL(url) ?? url;
`;

/**
 * Has daily-js load its call machine through a Trusted Types policy named `breeze-buddy-call`: its own
 * line assigns a plain string, which `require-trusted-types-for 'script'` forbids. The build fails when
 * daily-js no longer has that line.
 */
export function trustedCallMachine(): Plugin {
  return {
    name: 'trusted-call-machine',
    transform: {
      filter: { id: /@daily-co\/daily-js\/dist\/daily-esm\.js/ },
      handler(code) {
        const places = [...code.matchAll(PLACE)];
        if (places.length !== 1) {
          this.error(`daily-js sets a script's URL in ${places.length} places, not in one.`);
        }
        const trusted = code.replace(PLACE, '$1.src=breezeBuddyUrl($2),$3.appendChild($1)');
        return { code: trusted + POLICY, map: null };
      },
    },
  };
}
