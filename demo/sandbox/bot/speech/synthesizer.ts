import { Worker } from 'node:worker_threads';
import { isObject } from '../../http/json.js';
import { spokenForm } from './spoken-form.js';
import { duration, sampleRate, type Utterance } from './utterance.js';
import { timeWords } from './word-timing.js';

interface Waiting {
  resolve(samples: Int16Array): void;
  reject(error: Error): void;
}

/** Speaks text into PCM. Each sentence is made once and kept. */
export class Synthesizer {
  readonly #cache = new Map<string, Promise<Utterance>>();
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #count = 0;
  #closed = false;

  synthesize(text: string): Promise<Utterance> {
    const known = this.#cache.get(text);
    if (known) return known;
    const made = this.#make(text);
    this.#cache.set(text, made);
    made.catch(() => this.#cache.delete(text));
    return made;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  async #make(text: string): Promise<Utterance> {
    const form = spokenForm(text);
    const samples = form === '' ? new Int16Array(sampleRate / 10) : await this.#ask(form);
    return { text, samples, words: timeWords(text, duration({ samples })) };
  }

  #ask(text: string): Promise<Int16Array> {
    if (this.#closed) return Promise.reject(new Error('The synthesizer is closed.'));
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#start().postMessage({ id, text });
    });
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./synthesizer-worker.mjs', import.meta.url), {
      // The flags of this process (a loader for TypeScript, a test runner) are not for a plain script.
      execArgv: [],
    });
    this.#worker = worker;
    worker.on('message', (message: unknown) => {
      this.#settle(message);
    });
    worker.on('error', (error: Error) => {
      this.#failAll(error);
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
      this.#failAll(new Error('The synthesizer stopped.'));
    });
    return worker;
  }

  #settle(message: unknown): void {
    if (!isObject(message) || typeof message['id'] !== 'number') return;
    const waiting = this.#waiting.get(message['id']);
    this.#waiting.delete(message['id']);
    const { samples } = message;
    if (samples instanceof Int16Array) waiting?.resolve(samples);
    else waiting?.reject(new Error(String(message['error'])));
  }

  #failAll(error: Error): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
