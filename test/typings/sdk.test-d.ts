/**
 * The user's own document, "Sessions", as a program: who comes from the original SDK changes the
 * import alone. It is compiled with the other typings; nothing runs it.
 */
import {
  BuddyClient,
  joinRoom,
  type ConnectionStatus,
  type Session,
  type SessionEventMap,
  type TranscriptEntry,
  type Unsubscribe,
} from 'breeze-buddy-call/sdk';

/** As the document writes it: `SessionState`. */
interface OriginalState {
  status: ConnectionStatus;
  isMicEnabled: boolean;
  transcripts: TranscriptEntry[];
  assistantAudioTrack: MediaStreamTrack | null;
  userAudioTrack: MediaStreamTrack | null;
  error: string | null;
}

/** As the document writes it: the table of session controls, and of the helpers. */
interface OriginalSession {
  getState(): OriginalState;
  close(): Promise<void>;
  mute(): void;
  unmute(): void;
  setMicEnabled(enabled: boolean): void;
  assistantSpeak(text: string): Promise<void>;
  sendMessage(msgType: string, data?: unknown): void;
  on<E extends keyof SessionEventMap>(event: E, handler: SessionEventMap[E]): Unsubscribe;
  off<E extends keyof SessionEventMap>(event: E, handler: SessionEventMap[E]): void;
  onUserTranscript(handler: (entry: { id: string; text: string }) => void): Unsubscribe;
  onAssistantTranscript(handler: (entry: { id: string; text: string }) => void): Unsubscribe;
  onToolCall(handler: (entry: { id: string; functionName: string }) => void): Unsubscribe;
  onAssistantSpeaking(handler: (event: { type: string; text?: string }) => void): Unsubscribe;
  onUserSpeaking(handler: (event: { type: 'start' | 'end' }) => void): Unsubscribe;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function start(token: string, show: (text: string) => void): Promise<void> {
  const client = new BuddyClient({
    auth: { token },
    resellerId: 'reseller',
    merchantId: 'merchant',
    baseUrl: 'https://clairvoyance.breezelabs.app',
  });
  const on: Partial<SessionEventMap> = {
    connected: () => show('connected'),
    transcript: (e) => show(e.id),
  };
  const session: OriginalSession = await client.startSession({
    templateId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    payload: { customer_name: 'John' },
    executionMode: 'production',
    requestId: 'mine',
    on,
  });
  let rows: TranscriptEntry[] = [];
  rows = session.getState().transcripts;
  show(rows.map(({ id }) => id).join());
  session.on('state-change', (status) => {
    if (status === 'connected') show('call');
    if (status === 'disconnected') show('ended');
    if (status === 'error') show(session.getState().error ?? '');
  });
}

export function join(roomUrl: string, token: string): Promise<Session> {
  return joinRoom({ roomUrl, token, on: { '*': (event, ...args) => void [event, args] } });
}
