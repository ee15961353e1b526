import { css } from "lit";

export const brandChoiceStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  fieldset {
    all: unset;
    display: grid;
    gap: 0.5rem;
    padding-block-end: 0.5rem;
  }
  fieldset,
  fieldset + p {
    animation: appear 0.2s;
  }
  fieldset + p {
    padding-block-end: 1rem;
  }
  legend {
    all: unset;
    padding-block-end: 0.375rem;
    font-size: 0.875rem;
    font-weight: 600;
    color: var(--_text);
  }
  p {
    margin: 0;
    font-size: 0.8125rem;
    line-height: 1.25rem;
    color: var(--_muted);
  }
  .brands {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: 0.5rem;
  }
  label {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2.75rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    color: var(--_text);
    font-size: 0.9375rem;
  }
  input {
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_accent);
    flex: none;
  }
  .mark {
    display: flex;
  }
  label:has(:checked) {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }
  label:focus-within {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  input:focus {
    outline: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 -4px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    fieldset,
    fieldset + p {
      animation: none;
    }
  }
`;
