import type { JsonObject } from '../http/json.js';
import type { Participant } from '../room/participant.js';
import type { RoomEvent } from '../room/protocol.js';
import type { BotRoom, Seat } from '../room/room.js';
import { AgentConversation } from './agent-conversation.js';
import type { Bot, BotContext, BotState } from './bot.js';
import type { Conversation } from './conversation.js';
import { BotPeer } from './media/bot-peer.js';
import { HeardLevel } from './media/heard-level.js';
import { VoiceInput } from './media/voice-input.js';
import { VoiceOutput } from './media/voice-output.js';
import { orderScript, streamLines } from './order-script.js';
import { StreamConversation } from './stream-conversation.js';
import { parseRtvi, RtviLine, rtviVersion, type RtviMessage } from './talk/rtvi.js';
import { Speaker } from './talk/speaker.js';
import { UserTurns } from './talk/user-turns.js';

interface Caller {
  peer: BotPeer;
  input: VoiceInput | undefined;
}

/** The bot of the sandbox: a voice in a room, with a conversation that fits the mode of the call. */
export class VoiceBot implements Bot, Participant {
  readonly name = 'Breeze Buddy';
  readonly human = false;
  readonly #output = new VoiceOutput();
  readonly #heard = new HeardLevel();
  readonly #callers = new Map<string, Caller>();
  readonly #line: RtviLine;
  readonly #speaker: Speaker;
  readonly #turns: UserTurns;
  readonly #conversation: Conversation;
  readonly #over = new AbortController();
  #seat: Seat | undefined;
  #greeted = false;
  #running = false;

  constructor({ mode, payload, synthesizer, timing }: BotContext) {
    this.#line = new RtviLine((message) => this.#seat?.message('*', message));
    this.#speaker = new Speaker({ output: this.#output, synthesizer, line: this.#line, timing });
    const script = orderScript(payload);
    const isStream = mode === 'DAILY_STREAM';
    const lines = isStream ? streamLines : script.steps.map(({ user }) => user);
    let spoken = 0;
    this.#turns = new UserTurns({
      line: this.#line,
      speaker: this.#speaker,
      timing,
      userId: () => [...this.#callers.keys()][0] ?? '',
      nextLine: () => lines[isStream ? spoken++ % lines.length : spoken++],
      // A page that only streams text must not be cut off by a cough.
      eager: !isStream,
      onInterrupt: () => {
        this.#conversation.interrupted();
      },
    });
    const parts = { line: this.#line, speaker: this.#speaker, turns: this.#turns, timing };
    const { signal } = this.#over;
    this.#conversation = isStream
      ? new StreamConversation({ ...parts, signal })
      : new AgentConversation({ ...parts, script, signal });
  }

  enter(room: BotRoom): void {
    this.#seat = room.join(this);
  }

  receive(event: RoomEvent): void {
    switch (event.type) {
      case 'joined':
        for (const other of event.others) this.#meet(other.id);
        break;
      case 'participant-joined':
        this.#meet(event.participant.id).offer();
        break;
      case 'participant-left':
        this.#forget(event.id);
        break;
      case 'signal':
        this.#callers.get(event.from)?.peer.accept(event.signal);
        break;
      case 'app-message': {
        const message = parseRtvi(event.data);
        if (message) this.#handle(message);
        break;
      }
      case 'removed':
        this.close();
        break;
      case 'participant-updated':
        break;
    }
  }

  state(): BotState {
    const [caller] = this.#callers.values();
    return {
      speaking: this.#speaker.speaking,
      interruptions: this.#speaker.interruptions,
      said: this.#speaker.said.map((said) => ({ ...said })),
      heard: this.#heard.summary(),
      peer: caller?.peer.state ?? 'none',
      pacing: this.#output.pacing,
    };
  }

  command(order: string, details: JsonObject): boolean {
    switch (order) {
      case 'say':
        if (this.#speaker.busy) this.#speaker.interrupt();
        void this.#speaker.say(text(details, 'text', 'Hello.'));
        return true;
      case 'send':
        this.#line.send(text(details, 'type', 'server-message'), details['data']);
        return true;
      case 'pipeline-error':
        this.#reportFault(details);
        return true;
      case 'leave':
        this.close();
        return true;
      case 'stall':
        // No more media, while the bot keeps its seat.
        for (const { peer } of this.#callers.values()) peer.close();
        return true;
      case 'crash':
        // The media dies first, as when a process is gone; the room notices a little later.
        for (const { peer } of this.#callers.values()) peer.close();
        setTimeout(() => {
          this.close();
        }, 500);
        return true;
      default:
        return false;
    }
  }

  close(): void {
    if (this.#over.signal.aborted) return;
    this.#over.abort();
    this.#speaker.close();
    this.#turns.close();
    for (const id of [...this.#callers.keys()]) this.#forget(id);
    this.#output.close();
    this.#seat?.leave();
  }

  #meet(id: string): BotPeer {
    const caller: Caller = {
      input: undefined,
      peer: new BotPeer(this.#output.track, {
        send: (signal) => this.#seat?.signal(id, signal),
        track: (track) => {
          caller.input ??= new VoiceInput(track, (frame) => {
            this.#heard.add(frame);
            this.#turns.hear(frame);
          });
        },
        connected: () => {
          this.#greet();
        },
      }),
    };
    this.#callers.set(id, caller);
    // The newcomer learns about its room first.
    queueMicrotask(() => {
      this.#line.sendServerMessage('conversation-start');
    });
    return caller.peer;
  }

  #greet(): void {
    if (this.#greeted || this.#over.signal.aborted) return;
    this.#greeted = true;
    this.#conversation.greet();
  }

  #forget(id: string): void {
    const caller = this.#callers.get(id);
    this.#callers.delete(id);
    caller?.input?.close();
    caller?.peer.close();
  }

  #handle(message: RtviMessage): void {
    switch (message.type) {
      case 'client-ready':
        this.#ready(message.id);
        break;
      case 'disconnect-bot':
        this.close();
        break;
      default:
        this.#conversation.receive(message);
    }
  }

  #ready(id: string): void {
    this.#line.send('bot-ready', { version: rtviVersion, about: { library: 'sandbox' } }, id);
    this.#line.send('server-message', { type: 'bot-ready' });
    if (this.#running) return;
    this.#running = true;
    this.#greet();
    this.#conversation
      .run()
      .catch((error: unknown) => {
        this.#reportFault({ processor: 'SandboxBot', error: String(error) });
      })
      .finally(() => {
        this.close();
      });
  }

  /** The backend tells a fault twice, as its own event and as the pipeline's. */
  #reportFault({ processor = 'LLMService#0', error = 'Something broke' }: JsonObject): void {
    this.#line.sendServerMessage('pipeline-error', { processor, error });
    this.#line.send('error', { error, fatal: false });
  }
}

function text(details: JsonObject, name: string, fallback: string): string {
  const value = details[name];
  return typeof value === 'string' ? value : fallback;
}
