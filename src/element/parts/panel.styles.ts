import { css } from '../css.js';

/** The panel before a call: header, idle, consent, connecting, error. */
export const panelStyles = css`
  :host {
    --_fill: var(--_accent);
    --_quiet: var(--buddy-quiet, light-dark(#5d616b, #a3a7b1));
    --_pad: var(--buddy-spacing, 18px);
    --_mark: light-dark(
      oklch(from var(--_accent) min(l, 0.65) c h),
      oklch(from var(--_accent) max(l, 0.55) c h)
    );
    --_soft: light-dark(
      color-mix(in oklab, var(--_mark) 11%, #fff),
      color-mix(in oklab, var(--_mark) 30%, #17181c)
    );
  }
  /* Black or white, by the luminance below: one of them always has a contrast of 4.5 or more. */
  button {
    --_on-fill: color(
      from var(--_fill) xyz-d65 clamp(0, (0.179 - y) * 9999, 0.9505) clamp(0, (0.179 - y) * 9999, 1)
        clamp(0, (0.179 - y) * 9999, 1.089)
    );
  }

  @media (prefers-contrast: more) {
    :host {
      --_quiet: var(--_text);
    }
  }

  .panel {
    container-type: inline-size;
    /* As wide as a page makes it that centres its content: a container has no width of its own. The rest is the border. */
    contain-intrinsic-inline-size: calc(min(var(--buddy-width, 380px), 100vw - 40px) - 2px);
    --_h: var(--buddy-height, clamp(520px, 34em, 100dvh - 40px));
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: var(--_h);
    overflow: hidden;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--buddy-radius, 22px);
    box-shadow: var(--buddy-shadow, 0 1px 2px #0000000d, 0 12px 32px -12px #0000002e);
    overflow-wrap: anywhere;
    word-break: auto-phrase;
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 12px;
    padding: 16px var(--_pad);
    border-block-end: 1px solid var(--_line);
  }
  /* A picture of any size, also where the page has a rule for pictures. */
  slot[name='avatar'] {
    display: grid;
    max-inline-size: 64px;
  }
  ::slotted([slot='avatar']) {
    max-inline-size: 100% !important;
    max-block-size: 64px !important;
    object-fit: cover;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .who b {
    display: -webkit-box;
    overflow: hidden;
    font-weight: 600;
    line-height: 1.3;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .status {
    display: flex;
    gap: 6px;
    color: var(--_quiet);
    font-size: 0.867em;
  }
  .dot {
    flex: none;
    align-self: start;
    margin-block-start: calc(0.725em - 3.5px);
    /* A border is drawn in forced colours, too. */
    border: 3.5px solid var(--_quiet);
    border-radius: 50%;
  }
  /*
   * With its halo, two rings in one. Where room is short, as on a phone that lies on its side, it makes
   * way for the words and the button.
   */
  .orb.big {
    flex: 0 1 clamp(101px, 46cqi, 164px);
    inline-size: auto;
    min-block-size: 0;
    aspect-ratio: 1;
  }
  .orb.big i {
    inset: 18.4%;
  }
  @media (max-height: 420px) {
    header {
      padding-block: 8px;
    }
    :host([variant='floating']) .orb.big:not(.on) {
      display: none;
    }
    :host([variant='floating']) .mid::before {
      margin-block-start: auto;
    }
  }
  .orb.big::after {
    z-index: -1;
    background: radial-gradient(
      closest-side,
      var(--_soft) 80%,
      color-mix(in oklab, var(--_soft) 55%, #0000) 81%
    );
    content: '';
  }

  .mid,
  slot[part] {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 14px;
  }
  .mid {
    flex: 1;
    padding: 6px clamp(16px, 8cqi, 30px) 20px;
    overflow: hidden auto;
    text-align: center;
  }
  /*
   * The orb stays where it is, whatever comes below it; what needs more room takes it from above. At its
   * ends is no gap.
   */
  .mid::before {
    flex: 0 999 calc(var(--_h) / 2 - 245px);
    content: '';
  }
  p,
  .status span {
    margin: 0;
    unicode-bidi: plaintext;
  }
  .mid p {
    max-inline-size: 32ch;
    color: var(--_quiet);
    text-wrap: balance;
  }
  .mid .title {
    color: var(--_text);
    font-weight: 600;
    font-size: 1.267em;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  .mid .title + p {
    margin-block-start: -8px;
  }
  .mid > .primary,
  .mid > .row {
    margin-block-start: 6px;
  }
  .mid::after {
    order: 1;
    margin-block: -14px auto;
    content: '';
  }
  .mid .note {
    order: 2;
    max-inline-size: none;
    margin-inline: -12px;
    font-size: 0.833em;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 12px;
  }

  /* Never so high that the buttons have no room. Where nothing is in it there is no gap either. */
  slot[name='footer'] {
    display: grid;
    gap: 14px;
    max-block-size: 30%;
    padding-inline: var(--_pad);
    overflow: auto;
    text-align: center;
  }
  slot[name='footer']::after {
    content: '';
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .primary {
    min-block-size: 48px;
    color: var(--_on-fill);
    background: var(--_fill);
  }
  .ghost {
    min-block-size: 44px;
    padding-inline: 18px;
  }
  .plain {
    inline-size: 44px;
    block-size: 44px;
    margin: -4px;
    padding: 0;
    color: var(--_quiet);
    border-color: transparent;
  }
  :host([variant='floating']) .panel {
    position: absolute;
    inset: auto;
    inset-block-end: var(--_y);
    inset-inline-end: var(--_x);
    inline-size: min(var(--buddy-width, 380px), 100vw);
    --_h: min(var(--buddy-height, max(580px, 34em)), 100dvh - 2 * var(--_y));
    box-shadow: var(--buddy-shadow, 0 2px 6px #0000000f, 0 24px 64px -16px #00000059);
  }
  :host([variant='floating']) section {
    min-inline-size: 16em;
    min-block-size: 16em;
    max-inline-size: calc(100vw - 2 * (var(--_x) + var(--_gap)));
    max-block-size: calc(100dvh - 2 * (var(--_y) + var(--_gap)));
  }
  :host([variant='floating'][placement^='top']) .panel {
    inset-block: var(--_y) auto;
  }
  :host([variant='floating'][placement$='start']) .panel {
    inset-inline: var(--_x) auto;
  }
  /* Not by a media query: WebKit keeps an old answer for style sheets that elements share. */
  :host([variant='floating']) .panel.panel:modal {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    --_h: 100dvh;
    padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
      env(safe-area-inset-left);
    border: 0;
    border-radius: 0;
  }
`;
