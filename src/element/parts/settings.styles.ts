import { css } from '../css.js';

/** Where a visitor chooses and types: the settings, and the field below the conversation. */
export const settingsStyles = css`
  .settings {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: hidden auto;
  }
  .bar {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 12px calc(var(--_side) - 6px) 4px;
  }
  .bar b {
    font-weight: 600;
  }
  [dir='rtl'] .flip,
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  .fields {
    display: grid;
    gap: 18px;
    padding: 6px var(--_side) 18px;
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
    text-overflow: ellipsis;
    appearance: none;
  }
  select {
    padding-block: 8px;
    padding-inline: 44px 38px;
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
    block-size: 44px;
    margin: -8px 0;
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
    align-items: center;
    gap: 8px;
    padding: 0 var(--_side) 14px;
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
    background: var(--_fill);
    border-color: var(--_line);
  }
  .unsent {
    flex: 1 0 100%;
    padding-inline: 18px;
    color: var(--_danger);
    font-size: 0.867em;
  }
  @media (prefers-reduced-motion: no-preference) {
    .settings,
    .composer {
      animation: arrive 0.18s ease-out;
    }
  }
  @media (forced-colors: active) {
    .meter,
    .meter i {
      border: 1px solid;
    }
  }
`;
