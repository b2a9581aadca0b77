/** Types of the tag in Svelte's markup: `import type {} from 'breeze-buddy-call/svelte'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { BuddyAttributes, BuddyListeners, BuddyProperties } from './props.js';

type Props = Omit<HTMLAttributes<BreezeBuddyCall>, keyof BuddyProperties> &
  BuddyProperties &
  BuddyAttributes &
  BuddyListeners<'on'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'breeze-buddy-call': Props;
  }
}
