import { css } from "lit";

/** Label above, box, and a line for the message, reserved even when empty so that nothing shifts. */
export const fieldStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(var(--_height), auto) minmax(1.75rem, auto);
    align-content: start;
    min-width: 0;
  }
  :host([loading]) {
    --_line: var(--_soft);
    --_surface: var(--_soft);
  }
  :host([invalid]) {
    --_line: var(--_error);
    --_ring: var(--_error);
  }
  label {
    padding-bottom: 0.375rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    font-weight: 600;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    outline: 0 solid var(--_ring);
    outline-offset: -1px;
    overflow: hidden;
  }
  .box:focus-within,
  :host([focused]) .box {
    outline-width: 2px;
  }
  p {
    margin: 0;
    padding: 0.25rem 0;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_error);
  }
`;
