/** @jsxImportSource react */
import { BreezeBuddyCall, type BreezeBuddyCallElement } from 'breeze-buddy-call/react';
import type { RefObject } from 'react';

declare const ref: RefObject<BreezeBuddyCallElement | null>;

export const good = (
  <>
    <breeze-buddy-call
      ref={ref}
      id="call"
      className="call"
      template-id="f47ac10b"
      agentName="Asha"
      mode="stream"
      muted
      tokenProvider={() => 'token'}
      onbuddy-transcript={({ detail }) => detail.isComplete satisfies boolean}
    >
      <p slot="intro">Hello</p>
    </breeze-buddy-call>
    <BreezeBuddyCall
      ref={ref}
      templateId="f47ac10b"
      payload={{ order_id: 7 }}
      consent="remember"
      onError={({ detail }) => detail.error.name satisfies string}
      onBeforeStart={(event) => event.preventDefault()}
      onConversationEnd={({ detail }) => detail.reason satisfies string}
      onClick={() => {}}
    />
  </>
);

export const bad = (
  <>
    {/* @ts-expect-error -- there is no such mode */}
    <breeze-buddy-call mode="rehearsal" />
    {/* @ts-expect-error -- there is no such attribute */}
    <breeze-buddy-call volume="11" />
    {/* @ts-expect-error -- muted is a boolean */}
    <BreezeBuddyCall muted="yes" />
    {/* @ts-expect-error -- there is no such event */}
    <BreezeBuddyCall onHiccup={() => {}} />
    {/* @ts-expect-error -- the detail has no such field */}
    <BreezeBuddyCall onTranscript={({ detail }) => detail.words} />
  </>
);
