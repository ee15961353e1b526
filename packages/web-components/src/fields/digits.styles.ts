import { css } from "lit";

/** Digits run left to right in every language, aligned to the language's start side. */
export const digitsStyles = css`
  input {
    direction: ltr;
    font-variant-numeric: tabular-nums;
  }
  :host(:dir(rtl)) input {
    text-align: right;
  }
  .mark {
    flex: none;
    display: flex;
    padding-inline-end: 0.75rem;
  }
  /* The message takes the place of the hint. */
  p,
  #help {
    grid-area: 3 / 1;
  }
  #help {
    padding: 0.25rem 0;
    font-size: 0.875rem;
    line-height: 1.25rem;
    color: var(--_muted);
  }
  :host([invalid]) #help {
    visibility: hidden;
  }
`;
