import type { TranscriptEntry } from '../sdk/types.js';
import type { BuddyStrings } from './strings/strings.js';

/**
 * A conversation as plain text, a line an entry: `[0:42] Asha: Hello`. What an entry goes on with in
 * another line is indented, or it could pass for somebody else's.
 */
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
      const plain = words.replace(/[\u2068\u2069]/g, '').replace(/[\n\u2028\u2029]/g, '\n    ');
      return `${time && `[${time}] `}${plain}\n`;
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
