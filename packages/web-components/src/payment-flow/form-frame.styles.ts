import { css } from "lit";

export const formFrameStyles = css`
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
    gap: 0.25rem var(--_gap);
  }
  .fields > :first-child,
  .fields > :last-child,
  sips-brand-choice {
    grid-column: 1 / -1;
  }
  :host([disabled]) .fields,
  .fields[inert] {
    --_text: var(--_muted);
    --_surface: var(--_soft);
  }
  .place {
    /* with the label above and the sentence below of the field that comes */
    height: var(--_height);
    margin: 1.625rem 0 1.75rem;
    border-radius: var(--_radius);
    background: var(--_soft);
  }
  #notice {
    margin: 0 0 1rem;
    padding: 0.75rem;
    border: 1px solid var(--_error);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
  }
  #notice:empty {
    display: none;
  }
  button,
  a {
    all: unset;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    width: 100%;
    min-height: max(var(--_height), 3rem);
    margin-top: 0.5rem;
    padding: 0.5rem 1rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  button:hover,
  a:hover {
    filter: brightness(1.1);
  }
  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }
  button[aria-disabled="true"] {
    cursor: default;
    filter: none;
  }
  .spinner {
    flex: none;
    width: 1rem;
    height: 1rem;
    border: 2px solid;
    border-top: 0;
    border-radius: 50%;
  }
  [role="status"] {
    min-height: 1.25rem;
    margin: 0.5rem 0 0;
    font-size: 0.875rem;
    line-height: 1.25rem;
    text-align: center;
    color: var(--_muted);
  }
  .unseen {
    position: absolute;
    clip-path: inset(50%);
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .spinner {
      animation: turn 0.8s linear infinite;
    }
  }
`;
