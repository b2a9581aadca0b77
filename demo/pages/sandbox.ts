/** What a page's own backend would do for it, here done by the sandbox: tokens and rooms. */
const SANDBOX = (import.meta as unknown as { env: { VITE_SANDBOX_URL: string } }).env
  .VITE_SANDBOX_URL;

/** The attributes that make a call of this kind: an execution mode, or `room` for a direct join. */
export async function callAttributes(kind: string): Promise<Record<string, string>> {
  if (kind === 'room') {
    const { roomUrl, token } = await get<{ roomUrl: string; token: string }>(
      '/sandbox/room?mode=production',
    );
    return { 'room-url': roomUrl, 'room-token': token, 'daily-bundle-path': `${SANDBOX}/daily` };
  }
  const { token, templateId, baseUrl, bundlePath } =
    await get<Record<string, string>>('/sandbox/token');
  return {
    token: token ?? '',
    'template-id': templateId ?? '',
    mode: kind,
    payload: '{"customer_name":"Rahul"}',
    'base-url': baseUrl ?? '',
    'daily-bundle-path': bundlePath ?? '',
  };
}

async function get<T>(path: string): Promise<T> {
  const response = await fetch(SANDBOX + path);
  return (await response.json()) as T;
}
