/** A text as it should be read out: "₹1,498" is "1498 rupees". Empty when there is nothing to say. */
export function spokenForm(text: string): string {
  const form = text
    .replace(/(?<=\d),(?=\d{2,3})/g, '')
    .replace(/₹\s*(\d+(?:\.\d+)?)/g, '$1 rupees')
    .replace(/[<>]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(form) ? form : '';
}
