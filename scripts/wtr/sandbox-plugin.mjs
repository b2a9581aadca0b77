import { startSandboxProcess } from '../sandbox-process.mjs';

/**
 * Runs the local backend beside the tests and tells them where it is. Each browser has one of its
 * own: they test at the same time, and a test asks which room has just been opened.
 */
export function sandboxPlugin() {
  const sandboxes = {};
  return {
    name: 'sandbox',
    async serverStart() {
      for (const browser of ['chromium', 'firefox']) {
        sandboxes[browser] = await startSandboxProcess();
      }
    },
    serverStop() {
      for (const { stop } of Object.values(sandboxes)) stop();
    },
    serve({ path, headers }) {
      if (path !== '/__sandbox__.json') return undefined;
      const browser = headers['user-agent']?.includes('Firefox') ? 'firefox' : 'chromium';
      return { body: JSON.stringify({ url: sandboxes[browser].url }), type: 'json' };
    },
  };
}
