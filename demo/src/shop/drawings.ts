import { html } from "../html/html.js";

/** Drawings of the products, made for this shop. Presentation attributes only: the page's policy allows no inline style. */
export const drawings = {
  mug: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <ellipse cx="116" cy="168" rx="72" ry="9" fill="#d9cfbd" />
    <path d="M150 82h18c16 0 26 10 26 25s-12 27-30 27h-18" fill="none" stroke="#35574b" stroke-width="11" />
    <path d="M60 64h100l-7 84c-1 12-10 19-22 19H89c-12 0-21-7-22-19z" fill="#3f6a5a" />
    <path d="M60 64h100l-2 24H62z" fill="#f3ead7" />
    <ellipse cx="110" cy="64" rx="50" ry="9" fill="#fbf6ea" />
    <ellipse cx="110" cy="65" rx="42" ry="6" fill="#8a5a3b" />
    <path
      d="M92 46c-8-9 8-14 0-24M112 44c-8-9 8-14 0-24M132 46c-8-9 8-14 0-24"
      fill="none"
      stroke="#cbbfa8"
      stroke-width="4"
      stroke-linecap="round"
    />
  </svg>`,
  teapot: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <ellipse cx="120" cy="170" rx="80" ry="9" fill="#d9cfbd" />
    <path
      d="M68 78C70 30 170 30 172 78"
      fill="none"
      stroke="#7a4a2c"
      stroke-width="8"
      stroke-linecap="round"
    />
    <path
      d="M174 116c22-4 22-26 40-32"
      fill="none"
      stroke="#b5533c"
      stroke-width="16"
      stroke-linecap="round"
    />
    <path d="M120 76c44 0 66 24 66 50 0 24-20 42-66 42s-66-18-66-42c0-26 22-50 66-50z" fill="#c8624a" />
    <path
      d="M120 76c44 0 66 24 66 50 0 4-.6 8-1.800 11.500C160 150 80 150 55.800 137.500 54.600 134 54 130 54 126c0-26 22-50 66-50z"
      fill="#d9765c"
    />
    <ellipse cx="120" cy="80" rx="36" ry="9" fill="#b5533c" />
    <circle cx="120" cy="66" r="8" fill="#7a4a2c" />
  </svg>`,
  verbena: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <ellipse cx="120" cy="172" rx="62" ry="8" fill="#d9cfbd" />
    <rect x="70" y="62" width="100" height="108" rx="8" fill="#6b8f4e" />
    <rect x="64" y="44" width="112" height="26" rx="7" fill="#55743c" />
    <rect x="70" y="92" width="100" height="54" fill="#f7f1e1" />
    <path d="M120 138V104" stroke="#55743c" stroke-width="3" />
    <path
      d="M120 112c-14 0-20-6-22-14 12-1 20 4 22 14zM120 122c14 0 20-6 22-14-12-1-20 4-22 14zM120 132c-12 0-18-5-20-12 11-1 18 3 20 12z"
      fill="#6b8f4e"
    />
  </svg>`,
  honey: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <ellipse cx="120" cy="172" rx="60" ry="8" fill="#d9cfbd" />
    <path
      d="M76 74h88c8 8 12 18 12 30v40c0 16-10 26-26 26H90c-16 0-26-10-26-26v-40c0-12 4-22 12-30z"
      fill="#d88a1f"
    />
    <path d="M84 82h72c6 6 8 14 8 22v10c-30 12-58-10-88 2v-12c0-8 2-16 8-22z" fill="#efb04a" />
    <rect x="70" y="46" width="100" height="28" rx="6" fill="#8a5a3b" />
    <path d="M70 60h100" stroke="#a87650" stroke-width="3" />
    <path d="M120 116l20 11v23l-20 11-20-11v-23z" fill="#fbf6ea" />
    <path d="M120 126l11 6v13l-11 6-11-6v-13z" fill="none" stroke="#d88a1f" stroke-width="3" />
  </svg>`,
  towel: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <path d="M40 44h160" stroke="#7a4a2c" stroke-width="8" stroke-linecap="round" />
    <path d="M74 40h92v128H74z" fill="#eee3cc" />
    <path d="M74 40h92v20H74z" fill="#e0d2b4" />
    <path d="M74 124h92M74 134h92" stroke="#b5533c" stroke-width="5" />
    <path d="M74 150h92" stroke="#3f6a5a" stroke-width="3" />
    <path
      d="M78 168v10M90 168v10M102 168v10M114 168v10M126 168v10M138 168v10M150 168v10M162 168v10"
      stroke="#d8c7a2"
      stroke-width="4"
    />
  </svg>`,
  lamp: html`<svg viewBox="0 0 240 200" aria-hidden="true" focusable="false">
    <ellipse cx="120" cy="176" rx="56" ry="8" fill="#d9cfbd" />
    <path d="M64 100L20 176h200l-44-76z" fill="#fff3cf" />
    <path d="M120 98v72" stroke="#a67c37" stroke-width="7" />
    <rect x="84" y="164" width="72" height="12" rx="6" fill="#a67c37" />
    <path d="M92 30h56l32 72H60z" fill="#f4dfae" />
    <path d="M92 30h56l6 14H86z" fill="#ead094" />
    <path d="M152 102v28" stroke="#a67c37" stroke-width="2" />
    <circle cx="152" cy="133" r="4" fill="#a67c37" />
  </svg>`,
};
