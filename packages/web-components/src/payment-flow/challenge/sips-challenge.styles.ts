let sheet: CSSStyleSheet | undefined;

/** Made on first use, so that importing it on a server does nothing. */
export function challengeStyles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  return sheet;
}

const styles = `
  dialog {
    inline-size: min(600px, 100vw - 1rem);
    max-inline-size: none;
    block-size: min(680px, 100dvh - 1rem);
    max-block-size: none;
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    overflow: auto;
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(10 12 20 / 0.6);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.75rem 1rem;
    border-block-end: 1px solid var(--_soft);
  }
  h2 {
    margin: 0;
    font-size: 1rem;
    line-height: 1.375rem;
  }
  button {
    font: inherit;
    font-size: 0.9375rem;
    min-block-size: 2.75rem;
    padding-inline: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  footer {
    padding-inline: 0.25rem;
    border-block-start: 1px solid var(--_soft);
  }
  .page {
    border: 0;
    text-decoration: underline;
  }
  .question {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    padding: 0.75rem 1rem;
    background: var(--_soft);
  }
  .question p {
    flex: 1 1 100%;
    margin: 0;
    font-size: 0.9375rem;
  }
  .leave {
    border-color: var(--_error);
    color: var(--_error);
  }
  [hidden] {
    display: none;
  }
  iframe {
    position: relative;
    flex: 1;
    border: 0;
    background: #fff;
    color-scheme: light;
  }
  /* Until there is a page, the frame lets the spinner through; any page covers it. */
  .spinner + iframe {
    background: none;
  }
  .spinner {
    position: absolute;
    inset: 50% auto auto 50%;
    inline-size: 2rem;
    block-size: 2rem;
    margin: -1rem;
    border: 3px solid var(--_muted);
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
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
