/** Wraps a name in Unicode isolates, so that its direction can't disturb the sentence around it. */
export function isolate(name: string): string {
  return name && `\u2068${name}\u2069`;
}
