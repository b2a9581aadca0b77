/** What comes with the first wish to call: the UI of a call, and what follows its session. */
export { CallLink } from './call-link.js';
export { CallView } from './call-view.js';
