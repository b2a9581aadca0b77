/** For a page's own tests: calls that need no network and no microphone. */
export { failures } from './failures.js';
export { scriptCall } from './script-call.js';
export type { ScriptedCall, ScriptOptions, Side } from './scripted-call.js';
export { ScriptedSession, type Opened } from './scripted-session.js';
