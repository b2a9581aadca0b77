/** Registers `<breeze-buddy-call>`, and exports its class and types. */
import './element/define.js';

export * from './element.js';
