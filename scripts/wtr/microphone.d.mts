/** Writes what the fake microphone hears to a wav file and answers with its absolute path. */
export function writeMicrophoneFile(file?: string): string;
