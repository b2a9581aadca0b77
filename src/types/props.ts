import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { BuddyEventMap } from '../element/events.js';

/** The element's properties that a page sets. */
export type BuddyProperties = Partial<
  Pick<
    BreezeBuddyCall,
    | 'token'
    | 'templateId'
    | 'mode'
    | 'resellerId'
    | 'merchantId'
    | 'baseUrl'
    | 'payload'
    | 'requestId'
    | 'roomUrl'
    | 'roomToken'
    | 'variant'
    | 'placement'
    | 'theme'
    | 'preload'
    | 'muted'
    | 'active'
    | 'open'
    | 'hideTranscript'
    | 'agentName'
    | 'consent'
    | 'dailyBundlePath'
    | 'tokenProvider'
    | 'strings'
  >
>;

type Kebab<S extends string> = S extends `${infer First}${infer Rest}`
  ? First extends Lowercase<First>
    ? `${First}${Kebab<Rest>}`
    : `-${Lowercase<First>}${Kebab<Rest>}`
  : S;

type Scalar<T> = T extends string | boolean | undefined ? T : never;

/** The same as attributes: names with dashes, and only what a text can say. */
export type BuddyAttributes = {
  [P in Exclude<keyof BuddyProperties, 'tokenProvider' | 'strings'> as Kebab<P>]?:
    Scalar<BuddyProperties[P]> | undefined;
};

/** Listeners as a framework's template writes them: `onbuddy-transcript`, `on:buddy-transcript`. */
export type BuddyListeners<Prefix extends string> = {
  [E in keyof BuddyEventMap as `${Prefix}${E}`]?: (event: BuddyEventMap[E]) => void;
};
