import { css } from "lit";

export const hostedFieldStyles = css`
  .skeleton {
    position: absolute;
    inset: 0;
    background: var(--_surface);
  }
  .skeleton::before {
    content: "";
    position: absolute;
    inset-block: 35%;
    inset-inline: 0.875rem 40%;
    border-radius: 4px;
    background: var(--_soft);
    animation: wait 1.4s ease-in-out infinite alternate;
  }
  @keyframes wait {
    to {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton::before {
      animation: none;
    }
  }
`;
