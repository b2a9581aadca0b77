/** The flow that Pipecat's documents show: the devices, then the backend, then the room. */
import { PipecatClient } from '@pipecat-ai/client-js';
import { DailyTransport } from '@pipecat-ai/daily-transport';

export interface Access {
  token: string;
  templateId: string;
  resellerId: string;
  merchantId: string;
}

/** Connects, and resolves when WebRTC is up. */
export async function connectInSequence(access: Access): Promise<void> {
  const transport = new DailyTransport({
    dailyConfig: { avoidEval: true, bundlePathOverride: `${location.origin}/daily` },
  });
  let up = (): void => undefined;
  const connected = new Promise<void>((resolve) => (up = resolve));
  const client = new PipecatClient({
    transport,
    enableMic: true,
    enableCam: false,
    callbacks: { onConnected: () => up() },
  });
  await client.initDevices();
  const post = async (path: string, body: unknown): Promise<Record<string, string>> => {
    const response = await fetch(`/agent/voice/breeze-buddy/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${access.token}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  const lead = await post('leads', {
    reseller_id: access.resellerId,
    merchant_id: access.merchantId,
    template_id: access.templateId,
    request_id: crypto.randomUUID(),
    execution_mode: 'DAILY_TEST',
    payload: {},
  });
  const room = await post('connect', { lead_id: lead['lead_call_tracker_id'] });
  void client.connect({ url: room['room_url'], token: room['token'] }).catch(() => undefined);
  await connected;
}
