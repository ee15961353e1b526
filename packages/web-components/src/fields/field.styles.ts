import { css } from "lit";

/** Label above, box, and a line for the message, reserved even when empty so that nothing shifts. */
export const fieldStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(var(--_height), auto) minmax(1.5rem, auto);
    align-content: start;
    min-width: 0;
  }
  :host([disabled]) {
    opacity: 0.6;
  }
  label {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.25rem;
    padding-block-end: 0.375rem;
  }
  .box {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .box:focus-within,
  :host([focused]) .box {
    border-color: var(--_ring);
    outline: 2px solid var(--_ring);
    outline-offset: -1px;
  }
  :host([invalid]) .box {
    border-color: var(--_error);
    outline: 1px solid var(--_error);
    outline-offset: -1px;
  }
  :host([invalid]) .box:focus-within,
  :host([invalid][focused]) .box {
    outline-width: 2px;
  }
  :host([loading]) .box {
    background: var(--_soft);
    border-color: var(--_soft);
  }
  p {
    margin: 0;
    padding-block: 0.125rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_error);
  }
`;
