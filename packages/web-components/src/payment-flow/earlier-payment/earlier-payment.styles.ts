import { css } from "lit";

/** Styles for the answers only; the rest are the form frame's. */
export const earlierPaymentStyles = css`
  .answers {
    display: grid;
    gap: 0.5rem;
  }
  .second {
    border-color: var(--_line);
    background: transparent;
    color: inherit;
  }
  .second:hover {
    background: var(--_soft);
    filter: none;
  }
`;
