import { css } from "lit";

/** Label above, box, and a line for the sentence that is there even when empty: telling moves nothing. */
export const fieldStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto var(--_height) minmax(1.5rem, auto);
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  label {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.25rem;
    padding-block-end: 0.375rem;
    color: var(--_text);
  }
  .box {
    display: flex;
    align-items: center;
    position: relative;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
    transition:
      border-color 0.15s,
      box-shadow 0.15s;
  }
  .box:focus-within,
  :host([focused]) .box {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
    outline: 2px solid transparent;
  }
  :host([invalid]) .box {
    border-color: var(--_error);
    box-shadow: 0 0 0 1px var(--_error);
  }
  input {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    padding-inline: 0.875rem;
    font: inherit;
    font-size: var(--_size);
    font-variant-numeric: tabular-nums;
    color: var(--_text);
    -webkit-text-fill-color: currentColor;
    caret-color: var(--_accent);
    cursor: text;
  }
  input:autofill {
    box-shadow: 0 0 0 3rem var(--_soft) inset;
  }
  input::placeholder {
    color: var(--_muted);
    -webkit-text-fill-color: var(--_muted);
    opacity: 1;
  }
  :host(:dir(rtl)) input[dir="ltr"] {
    text-align: right;
  }
  :host([disabled]) {
    opacity: 0.6;
  }
  p {
    margin: 0;
    padding-block: 0.2rem 0.3rem;
    font-size: 0.8125rem;
    line-height: 1.0625rem;
    color: var(--_error);
  }
  .mark {
    flex: none;
    display: flex;
    padding-inline-end: 0.75rem;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .box {
      transition: none;
    }
  }
`;
