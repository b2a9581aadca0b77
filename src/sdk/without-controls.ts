/** Without control characters, which a terminal or a log would obey. New lines and tabs stay. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '');
}
