import { MAX_KNOWN_TOOLS, MAX_OPEN_TOOLS } from './bounds.js';
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

/** A tool runs, or has come to its end. Where no name is told, the one that was told before holds. */
export function toolReported(
  draft: Draft,
  callId: string,
  functionName: string,
  isComplete: boolean,
): void {
  const running = draft.tools.open.find((tool) => tool.callId === callId);
  if (!running) {
    if (!draft.tools.known.includes(callId)) create(draft, callId, functionName, isComplete);
  } else if (isComplete) finish(draft, running, functionName);
  else draft.report(running.place, functionName, false);
}

/** Completes every tool that runs: the call is over. */
export function endTools(draft: Draft): void {
  for (const tool of draft.tools.open) finish(draft, tool);
}

function create(draft: Draft, callId: string, functionName: string, isComplete: boolean): void {
  const [oldest] = draft.tools.open;
  if (oldest && !isComplete && draft.tools.open.length >= MAX_OPEN_TOOLS) finish(draft, oldest);
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

function finish(draft: Draft, tool: Tool, functionName = ''): void {
  draft.report(tool.place, functionName, true);
  draft.tools.open = draft.tools.open.filter((other) => other !== tool);
}
