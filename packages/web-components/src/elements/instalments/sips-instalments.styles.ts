import { css } from "lit";

export const instalmentsStyles = css`
  :host {
    display: block;
    font-family: var(--sips-font-family, inherit);
    font-size: var(--_size);
    color: var(--_text);
  }
  :host([hidden]) {
    display: none;
  }
  fieldset {
    all: unset;
    display: grid;
    gap: 0.5rem;
    padding-block-end: var(--_gap);
  }
  legend {
    all: unset;
    padding-block-end: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    box-sizing: border-box;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }
  label:focus-within {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  input:focus {
    outline: none;
  }
  .amount {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  ol {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0.5rem 0.875rem 0;
    list-style: none;
    font-variant-numeric: tabular-nums;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
  }
  p {
    margin: 0;
    padding: 0 0.875rem;
    font-size: 0.875rem;
    line-height: 1.45;
    color: var(--_muted);
  }
  [role="status"] {
    display: contents;
  }
`;
