import { css } from "lit";

export const savedCardsStyles = css`
  fieldset {
    all: unset;
    display: grid;
    gap: 0.5rem;
    grid-column: 1 / -1;
    padding-bottom: 1rem;
    container-type: inline-size;
  }
  legend {
    all: unset;
    padding-bottom: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .card {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    align-items: center;
    gap: 0.125rem 0.75rem;
    box-sizing: border-box;
    min-height: 3.5rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
  }
  .card:has(:checked) {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }
  .card:focus-within {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  .card:has(:disabled) {
    cursor: default;
    color: var(--_muted);
    background: transparent;
  }
  .card input {
    width: 1.125rem;
    height: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
    outline: none;
  }
  .mark {
    display: flex;
    min-width: 38px;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    min-width: 0;
  }
  .what > :first-child {
    font-weight: 600;
  }
  .number {
    direction: ltr;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .expiry {
    font-size: 0.875rem;
    color: var(--_muted);
  }
  @container (min-width: 26rem) {
    .expiry {
      margin-inline-start: auto;
    }
  }
  .none {
    grid-column: 1 / -1;
    margin: 0 0 1rem;
  }
  sips-card-csc {
    max-width: 12rem;
  }
`;
