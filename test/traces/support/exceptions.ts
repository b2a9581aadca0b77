import type { Trace, Truth } from './trace.js';

/** Where a server makes a part of the truth impossible, or we have decided otherwise: named, with the reason. */
export interface Exception {
  /** Versions, or all. */
  readonly versions: readonly string[] | 'all';
  readonly conversation: string;
  readonly reason: string;
  /** What is left of the truth. */
  readonly truth?: (truth: Truth) => Truth;
  /** Faults that are none here. */
  readonly allows?: RegExp;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    versions: ['0.0.102'],
    conversation: 'realtime',
    reason:
      'This version reports only what flows downstream; the visitor’s words, which a speech-to-speech ' +
      'model recognises, flow upstream. No message tells of them.',
    truth: (truth) => ({ ...truth, entries: truth.entries.filter(({ role }) => role !== 'user') }),
  },
  {
    versions: 'all',
    conversation: 'interruptions-off',
    reason:
      'The model writes the next reply while the voice still speaks this one. One reply is open at a ' +
      'time: this one, whose text is whole, is completed early, and the next is seen early.',
    allows: /^(completed|shown) early/,
  },
];

export function exceptionFor({ version, conversation }: Trace): Exception | undefined {
  return EXCEPTIONS.find(
    (one) =>
      one.conversation === conversation &&
      (one.versions === 'all' || one.versions.includes(version)),
  );
}
