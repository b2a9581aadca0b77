import { childrenOf, isNode, nameOf, parse, type Edit, type Node } from './syntax.ts';

/** Called by the language or the browser, without anybody's naming them. */
const NAMELESS =
  /^(constructor|toString|toJSON|valueOf|then|next|return|throw|handleEvent|process)$/;

interface Method {
  readonly module: string;
  readonly name: string;
  readonly node: Node;
}

/**
 * The methods of these modules' classes that can't be called: nobody outside of them names them,
 * neither as a property nor in a string. What only such a method names is as dead as it is.
 * @param modules - source texts by id
 * @param callers - texts of everything else that uses these classes
 * @returns by module id, the edits that take the methods out
 */
export function unusedMethods(
  modules: ReadonlyMap<string, string>,
  callers: readonly string[],
): Map<string, Edit[]> {
  const methods: Method[] = [];
  const named = new Set(callers.flatMap((text) => text.match(/[\w$]+/g) ?? []));
  const within = new Map<Node, Set<string>>();
  const lists = new Map<Node, string>();

  const look = (node: Node, module: string, names: Set<string>): void => {
    const found = methodsIn(node);
    if (found.length && node.type === 'ArrayExpression') lists.set(node, module);
    for (const method of found) {
      const name = methodName(method);
      if (name === undefined || NAMELESS.test(name)) continue;
      const inside = new Set<string>();
      within.set(method, inside);
      methods.push({ module, name, node: method });
      for (const child of childrenOf(method)) {
        if (child !== method['key']) look(child, module, inside);
      }
    }
    const mention = mentionOf(node);
    if (mention !== undefined) names.add(mention);
    for (const child of childrenOf(node)) if (!within.has(child)) look(child, module, names);
  };
  for (const [id, code] of modules) look(parse(code), id, named);

  const waiting = new Set(methods);
  for (let grown = true; grown;) {
    grown = false;
    for (const method of waiting) {
      if (!named.has(method.name)) continue;
      waiting.delete(method);
      for (const name of within.get(method.node) ?? []) named.add(name);
      grown = true;
    }
  }

  const dead = new Set([...waiting].map(({ node }) => node));
  const edits = new Map<string, Edit[]>([...modules.keys()].map((id) => [id, []]));
  for (const { module, node } of waiting) {
    edits.get(module)?.push({ start: node.start, end: node.end, text: '' });
  }
  for (const [list, module] of lists) edits.get(module)?.push(...commasOf(list, dead));
  return edits;
}

/** Takes out the commas that have lost their element. */
function commasOf(list: Node, dead: ReadonlySet<Node>): Edit[] {
  const elements = list['elements'] as Node[];
  const last = elements.findLastIndex((element) => !dead.has(element));
  return elements.flatMap((element, index) => {
    const next = elements[index + 1];
    if (!next || (!dead.has(element) && index < last)) return [];
    return [{ start: element.end, end: next.start, text: '' }];
  });
}

/** The methods that a node defines: of a class, or of Babel's `[{key: 'name', value: function}]`. */
function methodsIn(node: Node): Node[] {
  if (node.type === 'ClassBody') {
    return (node['body'] as Node[]).filter(({ type }) => type === 'MethodDefinition');
  }
  if (node.type !== 'ArrayExpression') return [];
  const elements = node['elements'] as (Node | null)[];
  const isList =
    elements.length > 0 && elements.every((element) => isNode(element) && isEntry(element));
  return isList ? (elements as Node[]) : [];
}

function isEntry(element: Node): boolean {
  if (element.type !== 'ObjectExpression') return false;
  const [key, ...rest] = (element['properties'] as Node[]).map(({ key }) => nameOf(key));
  return (
    key === 'key' && rest.length > 0 && rest.every((name) => /^(value|get|set)$/.test(name ?? ''))
  );
}

function methodName(method: Node): string | undefined {
  if (method.type === 'MethodDefinition') {
    return method['computed'] ? undefined : nameOf(method['key']);
  }
  const [key] = method['properties'] as Node[];
  return nameOf(key?.['value']);
}

/** A name in a place from which a property may be reached. */
function mentionOf(node: Node): string | undefined {
  switch (node.type) {
    case 'MemberExpression':
      return node['computed'] ? undefined : nameOf(node['property']);
    case 'Property':
      return nameOf(node['key']);
    case 'Literal':
      return nameOf(node);
    case 'TemplateElement':
      return (node['value'] as { cooked?: string }).cooked;
    default:
      return undefined;
  }
}
