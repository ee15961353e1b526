import { css } from "lit";

/** As for card fields: label above, box, and a line for the message, reserved even when empty. */
export const accountFormStyles = css`
  .account-form,
  .inputs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.25rem var(--_gap);
  }
  .account-form > *,
  .field {
    grid-column: 1 / -1;
    min-width: 0;
  }
  .zipCode,
  .city {
    grid-column: auto;
  }
  fieldset {
    all: unset;
    display: grid;
    gap: 0.5rem;
    grid-column: 1 / -1;
    padding-block-end: 1rem;
  }
  legend {
    all: unset;
    padding-block-end: 0.375rem;
  }
  legend,
  .field > label {
    font-size: 0.875rem;
    font-weight: 600;
    line-height: 1.25rem;
  }
  .field {
    display: grid;
    grid-template-rows: auto auto minmax(1.75rem, auto);
  }
  .field > label {
    padding-block-end: 0.375rem;
  }
  .field > input {
    box-sizing: border-box;
    width: 100%;
    min-width: 0;
    min-height: max(var(--_height), 2.75rem);
    padding-inline: 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    outline: 0 solid var(--_ring);
    outline-offset: -1px;
    color: var(--_text);
    font: inherit;
  }
  .field > input[dir="ltr"] {
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }
  .field > input[aria-invalid="true"] {
    --_line: var(--_error);
    --_ring: var(--_error);
    outline-width: 1px;
  }
  .field > input:focus-visible {
    border-color: var(--_ring);
    outline-width: 2px;
  }
  .field > p {
    margin: 0;
    padding-block: 0.25rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_error);
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    cursor: pointer;
  }
  fieldset .choice {
    padding-inline: 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  fieldset .choice:has(:checked) {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }
  .choice:focus-within {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
    border-radius: var(--_radius);
  }
  .choice input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  .choice input:focus {
    outline: none;
  }
  .account {
    direction: ltr;
    font-variant-numeric: tabular-nums;
  }
  .sign,
  .consent {
    margin: 0 0 0.75rem;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_muted);
  }
`;
