/** Nothing that could be seen: white space, zero-width characters and the like alone. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}
