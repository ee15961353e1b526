import { css } from "lit";

/** As the fields of a card: label above, box, and a line for the sentence that is there even when empty. */
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
  select {
    box-sizing: border-box;
    width: 100%;
    min-height: max(var(--_height), 2.75rem);
    padding-inline: 0.625rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
    cursor: pointer;
  }
  select[aria-invalid="true"] {
    border-color: var(--_error);
    outline: 1px solid var(--_error);
    outline-offset: -1px;
  }
  select:focus-visible {
    border-color: var(--_ring);
    outline: 2px solid var(--_ring);
    outline-offset: -1px;
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
