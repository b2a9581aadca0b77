/**
 * Commands that tests send to their page over the DevTools protocol, beyond what
 * @web/test-runner-commands has. Where the browser does not speak it, the answer is empty.
 */
export function pageCommands() {
  // What a session emulates is gone with the session.
  const clients = new WeakMap();

  async function clientOf(session) {
    const page = session.browser.getPage(session.id);
    if (!clients.has(page)) {
      try {
        clients.set(page, await page.createCDPSession());
      } catch {
        return null;
      }
    }
    return clients.get(page);
  }

  return {
    name: 'page-commands',
    async executeCommand({ command, payload, session }) {
      if (command === 'emulate-features') {
        const client = await clientOf(session);
        await client?.send('Emulation.setEmulatedMedia', { features: payload });
        return {};
      }
      if (command === 'accessibility-nodes') {
        const client = await clientOf(session);
        const { nodes } = (await client?.send('Accessibility.getFullAXTree')) ?? {};
        return { nodes };
      }
      return undefined;
    },
  };
}
