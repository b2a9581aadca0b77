import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BotRoom } from '../../room/room.js';
import type { Bot, BotContext, BotState } from '../bot.js';
import { orderScript, streamLines } from '../order-script.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** The way into a room, for a participant from outside. */
export type Admission = (roomName: string) => Promise<{ url: string; token: string }>;

/**
 * A real Pipecat pipeline in the place of the built-in bot: a Python process that joins the room by its
 * signalling, as anybody else does. What is said is the same script.
 */
export class PipecatBot implements Bot {
  readonly name = 'Breeze Buddy';
  readonly human = false;
  readonly #context: BotContext;
  readonly #python: string;
  readonly #admit: Admission;
  #process: ChildProcess | undefined;
  #closed = false;

  /** @param python - a Python that has what `requirements.txt` lists */
  constructor(context: BotContext, python: string, admit: Admission) {
    this.#context = context;
    this.#python = python;
    this.#admit = admit;
  }

  enter(room: BotRoom): void {
    this.#admit(room.name).then(
      (admission) => {
        if (!this.#closed) this.#start(admission);
      },
      (error: unknown) => {
        console.error('The Pipecat bot got no seat:', error);
      },
    );
  }

  receive(): void {
    // The process has a seat of its own.
  }

  state(): BotState {
    return { speaking: false, interruptions: 0, said: [] };
  }

  command(order: string): boolean {
    if (order !== 'leave' && order !== 'crash') return false;
    this.close();
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#process?.kill();
  }

  #start(admission: { url: string; token: string }): void {
    const { mode, payload } = this.#context;
    const script = orderScript(payload);
    const lines = mode === 'DAILY_STREAM' ? streamLines : script.steps.map(({ user }) => user);
    const job = JSON.stringify({ ...admission, mode, script, lines });
    this.#process = spawn(this.#python, [join(FOLDER, 'bot.py'), job], {
      env: { ...process.env, LOGURU_LEVEL: 'WARNING' },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#process.on('error', (error) => {
      console.error('The Pipecat bot could not be started:', error.message);
    });
    this.#process.on('exit', (code) => {
      if (code) console.error(`The Pipecat bot ended with ${code}.`);
    });
  }
}
