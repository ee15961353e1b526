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
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
