/** @jsxImportSource preact */
import type {} from 'breeze-buddy-call/preact';

export const good = (
  <breeze-buddy-call
    id="call"
    template-id="f47ac10b"
    agentName="Asha"
    placement="top-start"
    onbuddy-state-change={({ detail }) => detail.status satisfies string}
  />
);

export const bad = (
  <>
    {/* @ts-expect-error -- there is no such placement */}
    <breeze-buddy-call placement="middle" />
    {/* @ts-expect-error -- the detail has no such field */}
    <breeze-buddy-call onbuddy-state-change={({ detail }) => detail.mood} />
  </>
);
