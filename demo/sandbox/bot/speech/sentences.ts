/** The sentences of a text, in order, without the space between them. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?…]["')\]]*)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
