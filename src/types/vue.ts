/** Types of the tag in Vue's templates: `import type {} from 'breeze-buddy-call/vue'`. */
import type { DefineComponent, HTMLAttributes } from 'vue';
import type { BuddyEventMap } from '../element/events.js';
import type { BuddyAttributes, BuddyProperties } from './props.js';

type Camel<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : S;

/** `@buddy-transcript` in a template. */
type Listeners = {
  [E in keyof BuddyEventMap as `on${Capitalize<Camel<E>>}`]?:
    ((event: BuddyEventMap[E]) => void) | undefined;
};

type Tag = DefineComponent<
  Omit<HTMLAttributes, keyof Listeners> & BuddyProperties & BuddyAttributes & Listeners
>;

declare module 'vue' {
  interface GlobalComponents {
    'breeze-buddy-call': Tag;
  }
}
