import { css } from "lit";

/** For the answers alone; the rest is the frame's. */
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
