import { css } from '../css.js';

/** The conversation, and what is said above and below it. */
export const transcriptStyles = css`
  .talk {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
  }
  .conversation {
    position: relative;
    flex: 1;
    min-block-size: 0;
    overflow: hidden;
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: 10px;
    block-size: 100%;
    padding: var(--_pad) var(--_side);
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
    isolation: isolate;
  }
  /* Whoever follows is kept at the end, and moved by nothing else. */
  .log:not([data-away]) {
    overflow-anchor: none;
  }
  .log::before {
    margin-block-start: auto;
    content: '';
  }
  /* Below the ring around the conversation: what is contained would cover it. */
  .rows {
    z-index: -1;
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 10px;
    contain-intrinsic-block-size: auto 1200px;
  }
  /* The last is in view as a rule, and a browser takes two turns to find out. */
  .rows:not(:last-child) {
    content-visibility: auto;
  }
  .log:focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: -3px;
  }
  .bubble {
    flex: none;
    max-inline-size: 84%;
    padding: 10px 14px;
    border-radius: 18px;
  }
  .bubble p {
    text-align: start;
    white-space: pre-line;
    unicode-bidi: isolate;
  }
  /* Not while it grows: words would move to another row and back. */
  .bubble:not(.partial) {
    text-wrap: pretty;
  }
  .bubble.assistant {
    align-self: start;
    background: var(--_raised);
    border-end-start-radius: 6px;
  }
  .bubble.user {
    align-self: end;
    color: var(--_ink);
    background: var(--_soft);
    border-end-end-radius: 6px;
  }
  .bubble.partial p::after {
    display: inline-block;
    block-size: 1em;
    margin-inline-start: 4px;
    vertical-align: -2px;
    border-inline-start: 7px solid var(--_mark);
    border-radius: 2px;
    opacity: 0.7;
    content: '';
  }
  .chip {
    display: inline-flex;
    flex: none;
    align-self: center;
    gap: 7px;
    align-items: center;
    max-inline-size: 90%;
    padding: 4px 12px;
    color: var(--_quiet);
    font-size: 0.833em;
    border: 1px solid var(--_line);
    border-radius: 999px;
  }
  .chip span {
    unicode-bidi: isolate;
  }
  .jump {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    inline-size: fit-content;
    min-block-size: 34px;
    margin-inline: auto;
    padding: 4px 16px;
    gap: 7px;
    font-size: 0.867em;
    color: var(--_text);
    background: var(--_surface);
    box-shadow: 0 6px 20px -6px #00000059;
  }
  /* As high as a fingertip. */
  .jump::after {
    position: absolute;
    inset: -6px 0;
    content: '';
  }
  .log:not([data-away]) + .jump {
    display: none;
  }
  .notice {
    flex: none;
    padding: 8px 18px;
    font-size: 0.867em;
    text-align: center;
    text-wrap: balance;
    background: color-mix(in oklab, #d99a1c 16%, var(--_surface));
  }
  /* The orb stays where it is. */
  .notice:has(+ .mid) {
    position: absolute;
    inset-inline: 0;
    z-index: 1;
  }
  .hear {
    align-self: center;
    margin: 0 18px 14px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .bubble,
    .chip,
    .jump {
      animation: arrive 0.2s ease-out;
    }
    .partial p::after {
      animation: blink 1.1s ease-in-out infinite;
    }
  }
  @keyframes blink {
    50% {
      opacity: 0.2;
    }
  }
  @media (forced-colors: active), (prefers-contrast: more) {
    .bubble,
    .notice,
    .round {
      border: 1px solid;
    }
  }
`;
