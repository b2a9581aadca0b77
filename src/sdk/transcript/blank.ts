/** Nothing that could be seen: white space, zero-width and other format characters alone. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}]/u.test(text);
}
