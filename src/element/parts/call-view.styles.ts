import { css } from '../css.js';

/** What is seen during and after a call. Adopted when the calling code has come. */
export const callStyles = css`
  :host {
    --_danger: var(--buddy-danger, light-dark(#c9302c, #ff6b64));
    --_good: var(--buddy-good, light-dark(#177e46, #4cd089));
  }
  @media (hover: hover) {
    .primary:hover {
      filter: brightness(1.08);
    }
    .plain:hover,
    .ghost:hover,
    .launcher:hover {
      background: var(--_raised);
    }
  }
  .dot.wait {
    background: #d99a1c;
  }
  footer {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 12px;
    min-block-size: 81px;
    padding: 14px var(--_pad) 18px;
    border-block-start: 1px solid var(--_line);
  }
  @media (prefers-reduced-motion: no-preference) {
    :host([variant='floating']) .panel {
      animation: enter 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    .plain,
    .ghost,
    .primary,
    .launcher {
      transition:
        background-color 0.15s,
        filter 0.15s;
    }
  }
  @keyframes enter {
    from {
      transform: translateY(12px) scale(0.98);
      opacity: 0;
    }
  }
  .steps {
    display: grid;
    gap: 9px;
    color: var(--_quiet);
    font-size: 0.933em;
    text-align: start;
    list-style: none;
  }
  .steps li {
    display: flex;
    gap: 9px;
    align-items: center;
  }
  .prompt {
    font-size: 0.867em;
  }
  .prompt.past {
    visibility: hidden;
  }
  .steps .now {
    color: var(--_text);
    font-weight: 560;
  }
  .done,
  .good {
    color: var(--_good);
  }
  .caption {
    min-block-size: 1.45em;
  }
  .keep {
    gap: 10px;
    margin-block: 2px;
  }
  .keep .good {
    margin-inline-end: -2px;
  }
  .keep .ghost {
    gap: 7px;
    padding-inline: 16px;
    font-weight: 560;
  }

  .settings {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden auto;
  }
  .bar {
    display: flex;
    gap: 6px;
    align-items: center;
    padding: 10px 10px 2px;
  }
  .bar b {
    font-weight: 620;
    letter-spacing: -0.01em;
  }
  .bar .plain {
    inline-size: 40px;
    block-size: 40px;
  }
  [dir='rtl'] .flip,
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  .fields {
    display: grid;
    gap: 18px;
    padding: 6px var(--_pad) 18px;
  }
  .field {
    display: grid;
    gap: 7px;
    min-inline-size: 0;
  }
  .field .label {
    color: var(--_quiet);
    font-size: 0.867em;
  }
  .select {
    position: relative;
    display: block;
  }
  .select .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 14px;
    z-index: 1;
    block-size: 100%;
    color: var(--_quiet);
    pointer-events: none;
  }
  .select .icon + select + .icon {
    inset-inline: auto 12px;
    inline-size: 16px;
  }
  select,
  .composer input {
    inline-size: 100%;
    min-block-size: 46px;
    margin: 0;
    color: inherit;
    font: inherit;
    font-size: max(1em, 16px);
    letter-spacing: inherit;
    background: var(--_raised);
    border: 1px solid var(--_line);
    border-radius: 14px;
    appearance: none;
  }
  select {
    padding-block: 8px;
    padding-inline: 44px 38px;
    font-size: 1em;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  select option {
    color: var(--_text);
    background: var(--_surface);
  }
  select:focus-visible,
  [type='range']:focus-visible,
  .composer input:focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 1px;
  }
  [type='range'] {
    inline-size: 100%;
    block-size: 28px;
    margin: 0;
    cursor: pointer;
    accent-color: var(--_mark);
  }
  .meter {
    block-size: 4px;
    overflow: hidden;
    background: var(--_raised);
    border-radius: 2px;
  }
  .meter i {
    display: block;
    block-size: 100%;
    background: var(--_good);
    border-radius: inherit;
    scale: 0 1;
    transform-origin: left;
  }
  .meter i:dir(rtl) {
    transform-origin: right;
  }

  .composer {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 8px;
    padding: 0 var(--_pad) 14px;
  }
  .composer input {
    flex: 1;
    min-inline-size: 0;
    padding: 8px 18px;
    border-radius: 24px;
  }
  .composer ::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }
  .round.send {
    --_fill: var(--_accent);
    color: var(--_on-fill);
    background: var(--_fill);
  }
  .unsent {
    flex: 1 0 100%;
    padding-inline: 18px;
    color: var(--_danger);
    font-size: 0.867em;
  }

  .orb.big i {
    overflow: clip;
  }
  .orb.big.on i::before {
    position: absolute;
    inset: -20%;
    background:
      radial-gradient(circle at 30% 24%, color-mix(in oklab, var(--_accent) 12%, #fff), #fff0 42%),
      radial-gradient(circle at 72% 78%, color-mix(in oklab, var(--_accent) 55%, #000), #0000 46%),
      radial-gradient(circle at 22% 76%, oklch(from var(--_accent) l c calc(h + 40)), #0000 50%);
    opacity: 0.35;
    content: '';
  }
  .orb.big.on.live i::before {
    opacity: 0.9;
  }
  .todo,
  .spinner {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    border: 2px solid var(--_line);
    border-radius: 50%;
  }
  .todo {
    border-color: transparent;
  }
  .spinner {
    border-block-start-color: var(--_mark);
  }
  .icon.small {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 2.2;
  }
  .badge {
    display: grid;
    /* On a low screen it makes way, as the orb does. */
    flex: 0 1 64px;
    place-content: center;
    min-block-size: 0;
    aspect-ratio: 1;
    overflow: clip;
    border-radius: 50%;
  }
  .badge,
  .round.off {
    color: var(--_danger);
    background: color-mix(in oklab, var(--_danger) 12%, var(--_surface));
    box-shadow: none;
  }
  .badge.fine {
    color: var(--_ink);
    background: var(--_soft);
  }
  .badge .icon {
    inline-size: 26px;
    block-size: 26px;
  }
  .launcher .dot {
    align-self: center;
    margin: 0;
  }
  .dot.on {
    background: var(--_good);
  }
  .dot.bad {
    background: var(--_danger);
  }
  .timer {
    color: var(--_quiet);
    font-size: 0.867em;
    font-variant-numeric: tabular-nums;
  }
  .orb.live:not(.big)::after {
    opacity: 0.7;
  }
  .orb::after {
    inset: -4px;
    border: 2px solid var(--_mark);
    opacity: 0;
    content: '';
  }
  .primary[aria-disabled] {
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
    background: var(--_raised);
    filter: none;
    cursor: default;
  }
  .mid [part='error'] .title + p {
    margin-block-start: 10px;
  }
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
  }
  .log {
    display: flex;
    flex-direction: column;
    gap: 10px;
    block-size: 100%;
    padding: var(--_pad);
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .log::before {
    margin-block-start: auto;
    content: '';
  }
  .rows {
    display: flex;
    flex: none;
    flex-direction: column;
    gap: 10px;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 1200px;
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
    text-wrap: pretty;
    white-space: pre-line;
    unicode-bidi: isolate;
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
    inline-size: 7px;
    block-size: 1em;
    margin-inline-start: 4px;
    vertical-align: -2px;
    background: var(--_mark);
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
  .chip .spinner {
    inline-size: 12px;
    block-size: 12px;
  }
  .jump {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    inline-size: fit-content;
    min-block-size: 34px;
    margin-inline: auto;
    padding: 4px 16px 4px;
    gap: 7px;
    font-size: 0.867em;
    color: var(--_text);
    visibility: hidden;
    background: var(--_surface);
    border-color: var(--_line);
    box-shadow: 0 6px 20px -6px #00000059;
    opacity: 0;
    transform: translateY(6px);
  }
  .log[data-away] + .jump {
    visibility: visible;
    opacity: 1;
    transform: none;
  }
  .notice {
    flex: none;
    padding: 8px 18px;
    font-size: 0.867em;
    text-align: center;
    text-wrap: balance;
    background: color-mix(in oklab, #d99a1c 16%, var(--_surface));
  }
  .hear {
    align-self: center;
    margin: 0 18px 14px;
  }
  .round {
    position: relative;
    inline-size: 48px;
    block-size: 48px;
    padding: 0;
    background: var(--_raised);
  }
  .round[aria-expanded='true'] {
    color: var(--_ink);
    background: var(--_soft);
  }
  .mic:not(.off) {
    box-shadow: inset 0 0 0 2px var(--_mark);
  }
  .mic::after {
    position: absolute;
    inset: 0;
    border-radius: inherit;
    box-shadow: 0 0 0 4px var(--_mark);
    opacity: 0;
    content: '';
    pointer-events: none;
  }
  .mic.off::after {
    display: none;
  }
  .end {
    --_fill: var(--_danger);
    min-block-size: 48px;
    padding-inline: 24px;
    color: var(--_on-fill);
    background: var(--_fill);
  }
  @media (hover: hover) {
    .end:hover,
    .round:hover {
      filter: brightness(1.06);
    }
    .jump:hover {
      background: var(--_raised);
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.8s linear infinite;
    }
    .orb.wait::after {
      animation: breathe 2.4s ease-in-out infinite;
    }
    .orb::after {
      transition: opacity 0.2s;
    }
    .orb.on i::before {
      transition: opacity 0.4s;
      animation: turn 7s linear infinite;
    }
    .prompt {
      animation: late 0.4s 1.2s backwards;
    }
    .settings,
    .composer {
      animation: arrive 0.18s ease-out;
    }
    .bubble,
    .chip {
      animation: arrive 0.2s ease-out;
    }
    .partial p::after {
      animation: blink 1.1s ease-in-out infinite;
    }
    .jump {
      transition:
        opacity 0.15s,
        transform 0.15s;
    }
  }
  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }
  @keyframes breathe {
    50% {
      transform: scale(0.92);
    }
  }
  @keyframes arrive {
    from {
      transform: translateY(6px);
      opacity: 0;
    }
  }
  @keyframes late {
    from {
      opacity: 0;
    }
  }
  @keyframes blink {
    50% {
      opacity: 0.2;
    }
  }
  @container (max-width: 330px) {
    footer[part='controls'] {
      gap: 8px;
      padding-inline: 12px;
    }
    .end {
      padding-inline: 16px;
    }
  }
  @container (max-width: 290px) {
    header {
      gap: 10px;
      padding: 14px min(14px, var(--_pad));
    }
    .round,
    .end {
      inline-size: 44px;
      min-block-size: 0;
      block-size: 44px;
      padding: 0;
    }
    .fields,
    .log,
    .composer {
      padding-inline: min(14px, var(--_pad));
    }
    .end span {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @media (forced-colors: active) {
    .orb i {
      border: 1px solid;
    }
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .meter,
    .meter i {
      border: 1px solid;
    }
    .badge,
    .bubble,
    .notice {
      border: 1px solid;
    }
    .partial p::after {
      background: CanvasText;
    }
  }
`;
