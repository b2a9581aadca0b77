import { css } from './css.js';

/** Launcher and buttons, and their colours: what an element needs until its panel is shown, or a call begins. */
export const baseStyles = css`
  :host {
    /* Opaque: what lies on it is black or white by its lightness. */
    --_accent: color(from var(--buddy-accent, #4b5bf0) srgb r g b / 1);
    --_surface: var(--buddy-surface, light-dark(#fff, #17181c));
    --_text: var(--buddy-text, light-dark(#15171c, #f2f2f4));
    --_line: var(--buddy-line, light-dark(#14161e17, #ffffff17));
    --_ink: light-dark(
      oklch(from var(--_accent) min(l, 0.45) c h),
      oklch(from var(--_accent) max(l, 0.8) min(c, 0.1) h)
    );
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  @media (prefers-contrast: more) {
    :host {
      --_line: var(--_text);
    }
  }
  /*
   * Nothing that a page says of its text reaches inside, but for its direction, its colours' scheme and
   * its language: to Chromium and WebKit that is a property, too, and decides on letters and on line breaks.
   */
  :where(.panel, .launcher, .hidden) {
    all: initial;
    -webkit-locale: revert-layer;
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
  }
  .panel,
  .launcher {
    color: var(--_text);
    font: 400 var(--buddy-font-size, max(15px, 0.9375rem)) / 1.45
      var(--buddy-font, ui-sans-serif, system-ui, sans-serif);
  }
  /* When a popover is seen, and where, is the browser's to say. */
  :host(:not([popover])) {
    display: block;
    position: relative;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .light {
    color-scheme: light;
  }
  .dark {
    color-scheme: dark;
  }
  .system {
    color-scheme: light dark;
  }
  .orb {
    position: relative;
    z-index: 0;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
  }
  .orb i,
  .orb::after {
    position: absolute;
    inset: 0;
    border-radius: 50%;
  }
  .orb i {
    background: radial-gradient(
      circle at 32% 28%,
      color-mix(in oklab, var(--_accent) 35%, #fff),
      var(--_accent) 55%,
      color-mix(in oklab, var(--_accent) 70%, #000)
    );
    forced-color-adjust: none;
  }

  button {
    display: inline-flex;
    flex: none;
    align-items: center;
    justify-content: center;
    gap: 10px;
    max-inline-size: 100%;
    padding: 8px 26px;
    color: inherit;
    font: inherit;
    font-weight: 600;
    background: none;
    border: 1px solid var(--_line);
    border-radius: 999px;
    unicode-bidi: plaintext;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--_ink);
    outline-offset: 2px;
  }
  /* Before anything else is loaded, too: what can be pressed answers. */
  @media (hover: hover) {
    button:not(.primary):hover {
      background-image: linear-gradient(color-mix(in oklab, currentColor 8%, #0000) 0 0);
    }
    /* Filled already: its words, black or white, keep their contrast. */
    .primary:hover {
      filter: contrast(1.2);
    }
  }
  button:active {
    opacity: 0.75;
  }
  .launcher {
    margin: var(--_y) var(--_x);
    padding-inline: 8px 20px;
    font-weight: 600;
    white-space: nowrap;
    background: var(--_surface);
    box-shadow: var(--buddy-shadow, 0 10px 28px -8px #0000004d);
  }
  .launcher .label {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .wordless {
    visibility: hidden;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  :host([variant='floating']) {
    --_x: max(env(safe-area-inset-right), env(safe-area-inset-left));
    --_y: env(safe-area-inset-bottom);
    --_gap: var(--buddy-offset, 20px);
    position: fixed;
    /* Not summed up: what a page writes as a bare 0 fits into no sum. */
    inset-block-end: var(--_gap);
    inset-inline-end: var(--_gap);
    z-index: var(--buddy-z-index, 2147480000);
    max-inline-size: calc(100vw - 2 * var(--_gap));
  }
  :host([variant='floating'][placement^='top']) {
    --_y: env(safe-area-inset-top);
    inset-block: var(--_gap) auto;
  }
  :host([variant='floating'][placement$='start']) {
    inset-inline: var(--_gap) auto;
  }
  @media print {
    :host([variant='floating']) {
      display: none;
    }
  }
`;
