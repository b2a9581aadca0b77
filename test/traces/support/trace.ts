import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the traces: one folder a version, two files a conversation. */
const FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** An RTVI message of the room and its moment, in milliseconds since the recording began. */
export interface Arrival {
  readonly at: number;
  readonly type: string;
  readonly data: unknown;
}

/** What somebody said or did, as the recorder wrote it down; times in milliseconds. */
export type TruthEntry =
  | { readonly role: 'user'; readonly text: string; readonly from: number; readonly to: number }
  | {
      readonly role: 'assistant';
      readonly text: string;
      readonly from: number;
      readonly to: number;
      /** The part that was heard, where the assistant was cut off. */
      readonly heard?: string;
    }
  | {
      readonly role: 'tool_call';
      readonly name: string;
      readonly from: number;
      readonly to: number;
    };

export interface Truth {
  readonly entries: readonly TruthEntry[];
  /** What the assistant was about to say, and was cut off before a word of it was heard. */
  readonly neverHeard: readonly string[];
  readonly events: readonly {
    readonly name: 'error' | 'end';
    readonly at: number;
    readonly text?: string;
    readonly reason?: string;
  }[];
}

export interface Trace {
  readonly version: string;
  readonly conversation: string;
  readonly arrivals: readonly Arrival[];
  /** When the assistant left the room. */
  readonly leftAt: number;
  readonly truth: Truth;
}

interface Line {
  ms: number;
  left?: true;
  message?: { label: string; type: string; data?: unknown };
}

/** Every recorded trace, oldest version first. */
export function readTraces(): Trace[] {
  return readdirSync(FOLDER)
    .filter((name) => /^\d/.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((version) =>
      readdirSync(join(FOLDER, version))
        .filter((name) => name.endsWith('.jsonl'))
        .map((name) => readTrace(version, name.replace('.jsonl', ''))),
    );
}

function readTrace(version: string, conversation: string): Trace {
  const file = (ending: string) =>
    readFileSync(join(FOLDER, version, `${conversation}.${ending}`), 'utf8');
  const lines = file('jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return {
    version,
    conversation,
    arrivals: lines.flatMap(({ ms, message }) =>
      message?.label === 'rtvi-ai' ? [{ at: ms, type: message.type, data: message.data }] : [],
    ),
    leftAt: lines.find(({ left }) => left)?.ms ?? Infinity,
    truth: JSON.parse(file('truth.json')) as Truth,
  };
}
