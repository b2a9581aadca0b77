import { startSandboxProcess } from '../sandbox-process.mjs';

/** Runs the local backend beside the tests and tells them where it is. */
export function sandboxPlugin() {
  let sandbox;
  return {
    name: 'sandbox',
    async serverStart() {
      sandbox = await startSandboxProcess();
    },
    serverStop() {
      sandbox?.stop();
    },
    serve({ path }) {
      if (path !== '/__sandbox__.json') return undefined;
      return { body: JSON.stringify({ url: sandbox.url }), type: 'json' };
    },
  };
}
