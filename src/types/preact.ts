/** Types of the tag in Preact's JSX: `import type {} from 'breeze-buddy-call/preact'`. */
import type { HTMLAttributes } from 'preact';
import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { BuddyAttributes, BuddyListeners, BuddyProperties } from './props.js';

type Props = Omit<HTMLAttributes<BreezeBuddyCall>, keyof BuddyProperties> &
  BuddyProperties &
  BuddyAttributes &
  BuddyListeners<'on'>;

declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where Preact keeps them
  namespace JSX {
    interface IntrinsicElements {
      'breeze-buddy-call': Props;
    }
  }
}
