/** One request of the API, as every one of them is made. */
export async function post(
  url: string,
  body: object,
  token: string,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token.trim()}` },
    body: JSON.stringify(body),
    signal,
    credentials: 'omit',
  });
}
