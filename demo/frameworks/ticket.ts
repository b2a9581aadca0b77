/** What a page's own backend would give it: here the local one does (`npm start`). */
export interface Ticket {
  token: string;
  templateId: string;
  baseUrl: string;
  bundlePath: string;
}

/** `?sandbox=` names another local backend than that of `npm start`, which vite knows the address of. */
export async function ticket(): Promise<Ticket> {
  const named = new URLSearchParams(location.search).get('sandbox');
  const sandbox = named ?? (import.meta.env['VITE_SANDBOX_URL'] as string);
  const answer = await fetch(`${sandbox}/sandbox/token`);
  return (await answer.json()) as Ticket;
}
