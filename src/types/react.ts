import type { HTMLAttributes, RefAttributes } from 'react';
import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { BuddyEventMap } from '../element/events.js';
import type { BuddyAttributes, BuddyListeners, BuddyProperties } from './props.js';

/** What React knows of every element, but for the events that are ours here. */
type Common = Omit<
  HTMLAttributes<BreezeBuddyCall>,
  keyof BuddyProperties | keyof EventProps | 'children'
> &
  RefAttributes<BreezeBuddyCall> & { children?: HTMLAttributes<BreezeBuddyCall>['children'] };

type Pascal<S extends string> = S extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<S>;

/** `buddy-assistant-ready` as `onAssistantReady`. */
export type EventProps = {
  [E in keyof BuddyEventMap as E extends `buddy-${infer Name}` ? `on${Pascal<Name>}` : never]?:
    ((event: BuddyEventMap[E]) => void) | undefined;
};

/** Props of the component in `breeze-buddy-call/react`. */
export type BreezeBuddyCallProps = Common & BuddyProperties & EventProps;

declare module 'react' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- that is where React keeps them
  namespace JSX {
    interface IntrinsicElements {
      /** The tag itself; React 19 sets its properties and hears its events: `onbuddy-transcript`. */
      'breeze-buddy-call': Common & BuddyProperties & BuddyAttributes & BuddyListeners<'on'>;
    }
  }
}
