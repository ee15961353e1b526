import { css } from "lit";

/** The box is the visible frame; the input only fills it. */
export const inputStyles = css`
  input {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-width: 0;
    height: calc(var(--_height) - 2px);
    padding-inline: 0.875rem;
    font-size: var(--_size);
    color: var(--_text);
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
`;
