import { executeServerCommand } from '@web/test-runner-commands';

/** Media features that a test page can be made to have. */
export type Features = Readonly<
  Partial<
    Record<
      'forced-colors' | 'prefers-color-scheme' | 'prefers-contrast' | 'prefers-reduced-motion',
      string
    >
  >
>;

/**
 * Makes the page have these media features, and no other made ones. Answers whether it has: where the
 * browser can't be told, it may have them all the same, or not.
 */
export async function emulate(features: Features): Promise<boolean> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }));
  await executeServerCommand('emulate-features', list as never);
  return list.every(({ name, value }) => matchMedia(`(${name}: ${value})`).matches);
}

interface Node {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
  childIds?: string[];
}

/** What belongs to a node's line beside its role and its name. */
const STATES = [
  'disabled',
  'expanded',
  'pressed',
  'modal',
  'live',
  'hasPopup',
  'invalid',
  'valuetext',
];

/**
 * What a screen reader gets of the page, a line for each node, indented by depth; null where the
 * browser does not tell.
 */
export async function accessibilityTree(): Promise<string[] | null> {
  const { nodes } = await executeServerCommand<{ nodes?: Node[] }, undefined>(
    'accessibility-nodes',
  );
  if (!nodes) return null;
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const walk = (node: Node, depth: number, within?: string): void => {
    const role = node.role?.value ?? '';
    // Text is repeated in its boxes on the screen, and in the name of what it stands in.
    if (role === 'InlineTextBox' || (role === 'StaticText' && textOf(node) === within)) return;
    const isLive = node.properties?.some(
      ({ name, value }) => name === 'live' && !isUnset(value.value),
    );
    const shown = !node.ignored && (isLive || !/^(none|generic|RootWebArea)$/.test(role));
    if (shown) lines.push('  '.repeat(depth) + lineOf(node, role));
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, depth + (shown ? 1 : 0), shown ? textOf(node) : within);
    }
  };
  const [root] = nodes;
  if (root) walk(root, 0);
  return lines;
}

const textOf = ({ name }: Node): string | undefined =>
  name?.value.replace(/[\u2068\u2069]/g, '').trim() || undefined;

function lineOf(node: Node, role: string): string {
  const { properties = [] } = node;
  const states = properties
    .filter(({ name: state, value }) => STATES.includes(state) && !isUnset(value.value))
    .map(({ name: state, value }) =>
      value.value === true || value.value === 'true' ? state : `${state}=${String(value.value)}`,
    );
  const text = textOf(node);
  const kind = role === 'StaticText' ? 'text' : role;
  return [kind, ...(text ? [JSON.stringify(text)] : []), ...states].join(' ');
}

const isUnset = (value: unknown): boolean =>
  [undefined, '', 'off', 'false'].includes(value as string);
