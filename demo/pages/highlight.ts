const PARTS =
  /(?<remark><!--[^]*?-->|\/\*[^]*?\*\/|(?<=^|\s)\/\/.*)|(?<value>"[^"]*"|'[^']*')|(?<name><\/?[\w-]+>?|\/?>|\b(?:import|from|const|await|new)\b)|(?<key>[\w-]+(?==)|--[\w-]+(?=:))/g;

/** Colours the code that an element holds: HTML, CSS or a little TypeScript. */
export function colour(element: HTMLElement): void {
  const text = element.textContent;
  const parts: (string | HTMLElement)[] = [];
  let end = 0;
  for (const match of text.matchAll(PARTS)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    const part = document.createElement('span');
    part.className = kind ?? '';
    part.textContent = match[0];
    parts.push(text.slice(end, match.index), part);
    end = match.index + match[0].length;
  }
  element.replaceChildren(...parts, text.slice(end));
}
