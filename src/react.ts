'use client';

/** The tag as a React component (React 19), with an event prop for each event. */
import {
  createElement,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  version,
  type ReactElement,
} from 'react';
import './element/define.js';
import type { BreezeBuddyCall as BreezeBuddyCallElement } from './element/breeze-buddy-call.js';
import type { BuddyEventMap } from './element/events.js';
import type { BreezeBuddyCallProps } from './types/react.js';

export type { BreezeBuddyCallProps } from './types/react.js';
export type { BreezeBuddyCallElement };

/** The prop of every event: `onAssistantReady`. */
const PROPS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      'buddy-before-start',
      'buddy-open-change',
      'buddy-state-change',
      'buddy-connected',
      'buddy-disconnected',
      'buddy-error',
      'buddy-assistant-ready',
      'buddy-conversation-start',
      'buddy-conversation-end',
      'buddy-pipeline-error',
      'buddy-track-started',
      'buddy-track-stopped',
      'buddy-mic-change',
      'buddy-user-speech-start',
      'buddy-user-speech-end',
      'buddy-assistant-speech-start',
      'buddy-assistant-speech-end',
      'buddy-tts-start',
      'buddy-tts-chunk',
      'buddy-tts-end',
      'buddy-transcript',
      'buddy-metrics',
    ] satisfies (keyof BuddyEventMap)[]
  ).map((event) => [
    event,
    event.replace('buddy', 'on').replace(/-(.)/g, (_, c: string) => c.toUpperCase()),
  ]),
);
const EVENTS: ReadonlySet<string> = new Set(Object.values(PROPS));

/**
 * What a server must not print, or can't: set on the element, before the browser paints. `active` comes
 * after them, or a printed tag would call without a token.
 */
const PROPERTIES = ['token', 'roomToken', 'payload', 'tokenProvider', 'strings', 'active'] as const;

/** Names with dashes, where a property is called otherwise. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  templateId: 'template-id',
  resellerId: 'reseller-id',
  merchantId: 'merchant-id',
  baseUrl: 'base-url',
  requestId: 'request-id',
  roomUrl: 'room-url',
  hideTranscript: 'hide-transcript',
  agentName: 'agent-name',
  dailyBundlePath: 'daily-bundle-path',
};

// Older ones write every prop into an attribute: no listener would hear, and `false` would be true.
if (Number.parseInt(version, 10) < 19) {
  console.error(
    `breeze-buddy-call/react needs React 19, not ${version}: use <breeze-buddy-call> itself, and set ` +
      'properties and listeners by ref.',
  );
}

const useBrowserEffect = typeof window === 'undefined' ? () => {} : useLayoutEffect;

/**
 * `<breeze-buddy-call>` with props in place of attributes and listeners. `ref` is the element, whose
 * methods (`start()`, `end()` …) are all there. A server prints it without the token.
 */
export function BreezeBuddyCall({ ref, ...props }: BreezeBuddyCallProps): ReactElement {
  const element = useRef<BreezeBuddyCallElement>(null);
  useImperativeHandle(ref, () => element.current as BreezeBuddyCallElement);

  // Of a tag that a server has printed React leaves the listeners out. They stay after the last render,
  // for the end of a call whose element is gone.
  const latest = useRef<Partial<Record<string, unknown>>>(props);
  const hear = useRef((event: Event) => {
    const handler = latest.current[PROPS[event.type] ?? ''];
    if (typeof handler === 'function') (handler as (event: Event) => void)(event);
  });
  useBrowserEffect(() => {
    for (const event of Object.keys(PROPS)) {
      element.current?.addEventListener(event, hear.current);
    }
  }, []);

  // What was never given here is the page's, which may have set it by `ref`.
  const given = useRef(new Map<string, unknown>([['active', false]]));
  useBrowserEffect(() => {
    latest.current = props;
    for (const name of PROPERTIES) {
      const value = name === 'active' ? !!props.active : props[name];
      if (given.current.get(name) === value) continue;
      given.current.set(name, value);
      if (element.current) Object.assign(element.current, { [name]: value });
    }
  });

  const passed: Record<string, unknown> = { ref: element };
  for (const [name, value] of Object.entries(props)) {
    if ((PROPERTIES as readonly string[]).includes(name)) continue;
    if (!EVENTS.has(name)) passed[ATTRIBUTES[name] ?? name] = value;
  }
  return createElement('breeze-buddy-call', passed);
}
