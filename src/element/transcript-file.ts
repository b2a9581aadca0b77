import type { TranscriptEntry } from '../sdk/types.js';
import type { BuddyStrings } from './strings/strings.js';

/** A conversation as plain text, a line an entry: `[0:42] Asha: Hello`. */
export function transcriptText(
  rows: readonly TranscriptEntry[],
  timeOf: (id: string) => string,
  texts: BuddyStrings,
  name: string,
): string {
  return rows
    .map((row) => {
      const time = timeOf(row.id);
      const words =
        row.role === 'tool_call'
          ? `(${texts.toolDone(row.functionName)})`
          : `${row.role === 'user' ? texts.you : name}: ${row.text}`;
      return `${time && `[${time}] `}${words.replace(/[\u2068\u2069]/g, '')}\n`;
    })
    .join('');
}

/** Has the browser save a text as a file of the visitor's. */
export function download(text: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `${fileName}.txt`;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
