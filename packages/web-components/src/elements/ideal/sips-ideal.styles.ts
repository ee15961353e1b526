import { css } from "lit";

/** As for card fields: label above, box, and a line for the message, reserved even when empty. */
export const idealStyles = css`
  .bank {
    display: grid;
    grid-template-rows: auto auto minmax(1.75rem, auto);
    min-width: 0;
  }
  label {
    padding-block-end: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.25rem;
  }
  .box {
    position: relative;
  }
  .box::after {
    content: "";
    position: absolute;
    inset-block-start: 50%;
    inset-inline-end: 1rem;
    width: 0.5rem;
    height: 0.5rem;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -75%;
    pointer-events: none;
  }
  select {
    appearance: none;
    box-sizing: border-box;
    width: 100%;
    min-height: max(var(--_height), 2.75rem);
    padding-inline: 0.875rem 2.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    outline: 0 solid var(--_ring);
    outline-offset: -1px;
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  select[aria-invalid="true"] {
    --_line: var(--_error);
    --_ring: var(--_error);
    outline-width: 1px;
  }
  select:focus-visible {
    border-color: var(--_ring);
    outline-width: 2px;
  }
  select:disabled {
    cursor: default;
  }
  #problem {
    margin: 0;
    padding-block: 0.25rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_error);
  }
`;
