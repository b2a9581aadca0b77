import { cut } from '../cut.js';
import { MAX_KNOWN_TOOLS, MAX_OPEN_TOOLS, MAX_TOOL_ID, MAX_TOOL_NAME } from './bounds.js';
import type { Draft } from './draft.js';
import { settleUserBeforeOthers } from './user-lane.js';

/** The tools the assistant calls: rule 12. */
export interface ToolLane {
  /** The ids of the tool calls that are remembered. */
  readonly known: readonly string[];
  /** The ones that run, oldest first. */
  readonly open: readonly Tool[];
}

interface Tool {
  readonly callId: string;
  readonly place: number;
}

export const noTools: ToolLane = { known: [], open: [] };

export function toolInProgress(draft: Draft, toolCallId: string, functionName: string): void {
  const callId = cut(toolCallId, MAX_TOOL_ID);
  const name = cut(functionName, MAX_TOOL_NAME);
  const running = findOpen(draft, callId);
  if (running) draft.report(running.place, name || nameAt(draft, running), false);
  else if (!isKnown(draft, callId)) create(draft, callId, name, false);
}

export function toolStopped(draft: Draft, toolCallId: string, functionName: string): void {
  const callId = cut(toolCallId, MAX_TOOL_ID);
  const name = cut(functionName, MAX_TOOL_NAME);
  const running = findOpen(draft, callId);
  if (running) finish(draft, running, name || nameAt(draft, running));
  else if (!isKnown(draft, callId)) create(draft, callId, name, true);
}

/** Completes every tool that runs: the call is over. */
export function endTools(draft: Draft): void {
  for (const tool of draft.tools.open) finish(draft, tool, nameAt(draft, tool));
}

function create(draft: Draft, callId: string, functionName: string, isComplete: boolean): void {
  const [oldest] = draft.tools.open;
  if (oldest && !isComplete && draft.tools.open.length >= MAX_OPEN_TOOLS) {
    finish(draft, oldest, nameAt(draft, oldest));
  }
  settleUserBeforeOthers(draft);
  const { known, open } = draft.tools;
  // A call whose id can no longer be remembered gets an id that no other can ever have: it counts
  // on, and `#` stands where every remembered one has `_`.
  const isRemembered = known.length < MAX_KNOWN_TOOLS;
  const place = draft.add((place) => ({
    id: isRemembered ? `tool_${callId}` : `tool#${place}_${callId}`,
    role: 'tool_call',
    functionName,
    isComplete,
  }));
  const tool = { callId, place };
  if (isRemembered) draft.tools.known = [...known, callId];
  if (!isComplete) draft.tools.open = [...open, tool];
}

function finish(draft: Draft, tool: Tool, functionName: string): void {
  draft.report(tool.place, functionName, true);
  draft.tools.open = draft.tools.open.filter((other) => other !== tool);
}

function findOpen(draft: Draft, callId: string): Tool | undefined {
  return draft.tools.open.find((tool) => tool.callId === callId);
}

function isKnown(draft: Draft, callId: string): boolean {
  return draft.tools.known.includes(callId);
}

function nameAt(draft: Draft, tool: Tool): string {
  const entry = draft.log.at(tool.place);
  return entry?.role === 'tool_call' ? entry.functionName : '';
}
