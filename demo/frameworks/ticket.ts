/** What a page's own backend would give it: here the local one does (`npm start`). */
export interface Ticket {
  token: string;
  templateId: string;
  baseUrl: string;
  bundlePath: string;
}

/** `?sandbox=` names another local backend than the one of `npm start`. */
export async function ticket(): Promise<Ticket> {
  const sandbox = new URLSearchParams(location.search).get('sandbox') ?? 'http://localhost:8787';
  const answer = await fetch(`${sandbox}/sandbox/token`);
  return (await answer.json()) as Ticket;
}
