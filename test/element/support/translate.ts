/** What extensions that translate a page do: they look into shadow trees, and put elements in the place of texts. */
export function translate(root: Node): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) found.push(texts.currentNode as Text);
  for (const text of found.filter(({ data }) => data.trim())) {
    const words = document.createElement('span');
    words.append(`[${text.data}]`);
    text.replaceWith(words);
  }
}
