import { css } from '../css.js';

/** The frame of a call, its steps, its buttons and its end. */
export const callStyles = css`
  :host {
    --_raised: var(--buddy-raised, light-dark(#f4f4f6, #22242a));
    --_danger: var(--buddy-danger, light-dark(#c9302c, #ff6b64));
    --_good: var(--buddy-good, light-dark(#177e46, #4cd089));
    /* Lines of a conversation stay short enough to be read, and what belongs together near to each other. */
    --_side: max(var(--_pad), 50cqi - 23em);
  }
  .panel,
  .launcher {
    -webkit-tap-highlight-color: transparent;
  }
  dialog * {
    overscroll-behavior: contain;
  }
  .dot.wait {
    border-color: #d99a1c;
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
  .steps {
    display: grid;
    min-inline-size: min(15em, 100%);
    gap: 9px;
    margin: 0;
    padding: 0;
    color: var(--_quiet);
    font-size: 0.933em;
    text-align: start;
    list-style: none;
  }
  .steps li {
    display: flex;
    gap: 9px;
    align-items: center;
    unicode-bidi: plaintext;
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
  /* In the middle, where no conversation is going to take its place. */
  .alone::before {
    flex-basis: calc(var(--_h) / 2 - 200px);
  }
  .keep {
    gap: 10px;
    margin: 2px -14px;
  }
  .keep .ghost {
    gap: 7px;
    padding-inline: min(16px, 4.3cqi);
    font-weight: 560;
  }
  .orb.big i {
    overflow: clip;
  }
  /* Its second colour is nearer to red: blue turns to violet, and yellow to orange, where green would be odd. */
  .orb.big.on i::before {
    position: absolute;
    inset: -20%;
    background:
      radial-gradient(circle at 30% 24%, color-mix(in oklab, var(--_accent) 12%, #fff), #fff0 42%),
      radial-gradient(circle at 72% 78%, color-mix(in oklab, var(--_accent) 55%, #000), #0000 46%),
      radial-gradient(
        circle at 22% 76%,
        oklch(from var(--_accent) l c calc(h - 40 * sin(h * 1deg))),
        #0000 50%
      );
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
  /* Not without a border: forced colours would draw one. */
  .todo {
    visibility: hidden;
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
    /* In a low place it makes way, as the orb does. */
    flex: 0 1 64px;
    place-items: center;
    min-block-size: 0;
    aspect-ratio: 1;
    border-radius: 50%;
  }
  .mid:has(.badge)::before {
    flex: none;
    margin-block-start: auto;
  }
  .badge,
  .round.off {
    color: var(--_danger);
    background-color: color-mix(in oklab, var(--_danger) 12%, var(--_surface));
    box-shadow: none;
  }
  .badge.fine {
    color: var(--_ink);
    background: var(--_soft);
  }
  .badge .icon {
    inline-size: 40.6%;
    block-size: 40.6%;
  }
  .launcher .dot {
    align-self: center;
    margin: 0;
  }
  .dot.on {
    border-color: var(--_good);
  }
  .dot.bad {
    border-color: var(--_danger);
  }
  .timer {
    color: var(--_quiet);
    font-size: 0.867em;
    font-variant-numeric: tabular-nums;
  }
  .orb.live:not(.big)::after {
    opacity: 0.7;
  }
  .orb:not(.big)::after {
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
    opacity: 1;
    cursor: default;
  }
  .mid [part='error'] .title + p {
    margin-block-start: 10px;
  }
  .round {
    position: relative;
    inline-size: 48px;
    block-size: 48px;
    padding: 0;
    background: var(--_raised);
    border-color: transparent;
  }
  .round[aria-expanded='true'] {
    color: var(--_ink);
    background-color: var(--_soft);
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
    padding-inline: clamp(12px, 14cqi - 30px, 24px);
    border-color: transparent;
  }
  @media (prefers-reduced-motion: no-preference) {
    /* By a transition: an animation would begin when these rules arrive, in a panel that is open already. */
    :host([variant='floating']) .panel {
      transition: 0.22s cubic-bezier(0.2, 0.8, 0.2, 1);
      transition-property: opacity, transform;
    }
    .alone::before {
      transition: flex-basis 0.6s cubic-bezier(0.2, 0.8, 0.2, 1);
    }
    @starting-style {
      :host([variant='floating']) .panel {
        transform: translateY(12px) scale(0.98);
        opacity: 0;
      }
      .alone::before {
        flex-basis: calc(var(--_h) / 2 - 245px);
      }
    }
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
  }
  @keyframes arrive {
    from {
      transform: translateY(6px);
      opacity: 0;
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
  @keyframes late {
    from {
      opacity: 0;
    }
  }
  /* A phone that lies on its side. */
  @media (max-height: 420px) {
    :host([variant='floating']) .mid:has(.steps) {
      padding-block: 0 8px;
    }
    :host([variant='floating']) .badge {
      display: none;
    }
    footer {
      min-block-size: 0;
      padding-block: 8px;
    }
  }
  @container (max-width: 370px) {
    footer[part='controls'] {
      gap: 8px;
      padding-inline: 6px;
    }
    .end {
      gap: 6px;
    }
  }
  @container (max-width: 290px) {
    .round,
    .end {
      gap: 0;
      inline-size: 44px;
      min-block-size: 0;
      block-size: 44px;
      padding: 0;
    }
    /* Still its name. */
    .end span {
      font-size: 0;
    }
  }
  @media (forced-colors: active) {
    .badge {
      border: 1px solid;
    }
    .icon {
      forced-color-adjust: auto;
    }
    .spinner {
      border-color: GrayText;
      border-block-start-color: CanvasText;
      forced-color-adjust: none;
    }
    .round[aria-expanded='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
    .primary[aria-disabled] {
      color: GrayText;
    }
  }
`;
