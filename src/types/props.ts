import type { BreezeBuddyCall } from '../element/breeze-buddy-call.js';
import type { BuddyEventMap } from '../element/events.js';

/** Each may be left out, or be undefined, also where a project tells the two apart. */
type Optional<T> = { [P in keyof T]?: T[P] | undefined };

/** The element's properties that a page sets. */
export type BuddyProperties = Optional<
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

/** Attributes whose names have dashes; the others are called as their properties. */
export type BuddyAttributes = {
  [P in Exclude<keyof BuddyProperties, Lowercase<string>> as Kebab<P>]?: BuddyProperties[P];
};

/** Listeners as a framework's template writes them: `onbuddy-transcript`, `on:buddy-transcript`. */
export type BuddyListeners<Prefix extends string> = {
  [E in keyof BuddyEventMap as `${Prefix}${E}`]?: ((event: BuddyEventMap[E]) => void) | undefined;
};
