import { css } from "lit";

/** As for card fields: label above, box, and a line for the message, reserved even when empty. */
export const idealStyles = css`
  .bank {
    display: grid;
    grid-template-rows: auto auto minmax(1.5rem, auto);
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
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  select:focus-visible {
    border-color: var(--_ring);
    outline: 2px solid var(--_ring);
    outline-offset: -1px;
  }
  select[aria-invalid="true"] {
    border-color: var(--_error);
    outline: 1px solid var(--_error);
    outline-offset: -1px;
  }
  select[aria-invalid="true"]:focus-visible {
    outline-width: 2px;
  }
  select:disabled {
    cursor: default;
    opacity: 0.6;
  }
  #problem {
    margin: 0;
    padding-block: 0.125rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_error);
  }
`;
