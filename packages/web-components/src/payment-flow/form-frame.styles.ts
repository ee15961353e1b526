import { css } from "lit";

export const cardFormStyles = css`
  :host {
    display: block;
    font-family: var(--sips-font-family, inherit);
    font-size: var(--_size);
    color: var(--_text);
    text-align: start;
  }
  :host([hidden]) {
    display: none;
  }
  .fields {
    display: grid;
    grid-template-columns: 1fr 1fr;
    column-gap: var(--_gap);
    row-gap: 0.125rem;
  }
  .fields > :first-child,
  .fields > :last-child,
  sips-brand-choice {
    grid-column: 1 / -1;
  }
  .fields[inert] {
    opacity: 0.55;
  }
  .place {
    box-sizing: border-box;
    /* as tall as label, box and sentence of the field that comes */
    block-size: calc(1.625rem + var(--_height) + 1.5rem);
    border: solid transparent;
    border-width: 1.625rem 0 1.5rem;
    border-radius: var(--_radius);
    background: var(--_soft) padding-box;
  }
  .notice {
    margin: 0 0 1rem;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_error);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
  }
  .notice:empty {
    display: none;
  }
  button {
    all: unset;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.625rem;
    inline-size: 100%;
    min-block-size: max(var(--_height), 3rem);
    margin-block-start: 0.25rem;
    padding: 0.5rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  button:hover {
    filter: brightness(1.1);
  }
  button:focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  button[aria-disabled="true"] {
    cursor: default;
    filter: none;
  }
  .spinner {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  .status {
    min-block-size: 1.25rem;
    margin: 0.5rem 0 0;
    font-size: 0.875rem;
    line-height: 1.25rem;
    text-align: center;
    color: var(--_muted);
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 3s;
    }
  }
`;
