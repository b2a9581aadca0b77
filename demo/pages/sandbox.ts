/** What a page's own backend would do for it, here done by the local one: tokens and rooms. */
const SANDBOX = (import.meta as unknown as { env: { VITE_SANDBOX_URL: string } }).env
  .VITE_SANDBOX_URL;

/** What a page gets for a call through the API. */
export interface Ticket {
  token: string;
  templateId: string;
  baseUrl: string;
  bundlePath: string;
}

/** A fresh token, and the template that it goes with; `fault` names one of {@link faults}. */
export function mintToken(fault?: string): Promise<Ticket> {
  return get(`/sandbox/token${fault ? `?fault=${encodeURIComponent(fault)}` : ''}`);
}

/** A room with a bot, for a direct join. */
export function openRoom(): Promise<{ roomUrl: string; token: string }> {
  return get('/sandbox/room?mode=production');
}

/** What can go wrong on purpose. */
export interface Fault {
  name: string;
  where: string;
  what: string;
}

export function faults(): Promise<Fault[]> {
  return get('/sandbox/faults');
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(SANDBOX + path);
  if (!response.ok) throw new Error(`The local backend answered ${response.status} to ${path}.`);
  return (await response.json()) as T;
}
