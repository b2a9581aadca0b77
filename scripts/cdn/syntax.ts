import { parseSync } from 'vite';

/** A node of an ESTree, as far as these transforms read it. Offsets count UTF-16 units. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** @throws where the text is not what the file's name says */
export function parse(code: string, file = 'module.js'): Node {
  const { program, errors } = parseSync(file, code);
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  return program as unknown as Node;
}

export function isNode(value: unknown): value is Node {
  return typeof (value as Node | null)?.type === 'string';
}

export function* childrenOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) yield* value.filter(isNode);
    else if (isNode(value)) yield value;
  }
}

/** A node and everything in it. */
export function* everything(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* everything(child);
}

/** The statements of a module. */
export const statementsOf = (program: Node): Node[] => program['body'] as Node[];

/** The name that an identifier or a string stands for. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Identifier') return node['name'] as string;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  return undefined;
}

/** A change of a source text: what stands between two offsets gives way. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap; one inside another is part of it and falls away. */
export function edited(code: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = '';
  let at = 0;
  for (const { start, end, text } of sorted) {
    if (start < at) continue;
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}
