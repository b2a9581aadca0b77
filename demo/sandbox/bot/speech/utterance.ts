/** 48 kHz mono PCM of a sentence, and when each of its words begins. */
export interface Utterance {
  text: string;
  samples: Int16Array;
  words: Word[];
}

export interface Word {
  text: string;
  /** Milliseconds from the start of the sentence. */
  at: number;
}

export const sampleRate = 48_000;

/** How long a sentence takes to say, in milliseconds. */
export function duration({ samples }: Pick<Utterance, 'samples'>): number {
  return (samples.length * 1000) / sampleRate;
}
