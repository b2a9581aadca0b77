/** What comes with the first wish to call: the UI of a call, and what follows its session. */
export { CallDesk } from './call-desk.js';
export { CallView } from './call-view.js';
