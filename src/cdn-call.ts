/** What a page's script tag loads for the first call, in one file: what makes calls, and what draws them. */
export * from './element/in-call.js';
export * from './sdk/runtime.js';
export { CallFailure } from './sdk/call/call.js';
