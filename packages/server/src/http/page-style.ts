import type { PageSettings } from "./page-settings.js";
import { readableOn } from "./readable-on.js";

const defaultAccent = "#1d4ed8";

/** The style sheet of our pages: a card in the middle, in the buyer's light or dark mode, and the shop's accent. */
export function pageStyle({
  accentColor = defaultAccent,
  darkAccentColor = accentColor,
}: PageSettings): string {
  return `:root {
  color-scheme: light dark;
  --paper: #f3f4f2; --card: #fff; --ink: #1f2723; --soft: #56605a; --line: #d6dbd7;
  ${accent(accentColor)}
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131719; --card: #1d2325; --ink: #eceeed; --soft: #aab3ae; --line: #3b4443;
    ${accent(darkAccentColor)}
  }
}
${rules}`;
}

function accent(color: string): string {
  return `--accent: ${color}; --on-accent: ${readableOn(color)};`;
}

const rules = `*, ::before, ::after { box-sizing: border-box; }
body {
  display: grid; grid-template-columns: minmax(0, 28rem); place-content: center; gap: 1rem;
  min-height: 100vh; margin: 0; padding: 1rem;
  background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif;
}
.shop { display: flex; align-items: center; justify-content: center; gap: 0.5rem; font-weight: 600; }
.shop img { width: auto; height: 1.75rem; }
main {
  padding: 1.75rem 1.5rem; border: 1px solid var(--line); border-top: 4px solid var(--accent);
  border-radius: 0.75rem; background: var(--card); text-align: center;
}
h1 { margin: 0 0 0.75rem; font-size: 1.375rem; line-height: 1.25; text-wrap: balance; }
p { margin: 0 0 1rem; text-wrap: pretty; }
form { margin: 0; }
main > :last-child, form > :last-child { margin-bottom: 0; }
a { color: inherit; text-underline-offset: 0.2em; }
button, a[target="_top"] {
  display: inline-flex; align-items: center; justify-content: center; width: 100%; min-height: 3rem;
  padding: 0.5rem 1.25rem; border: 1px solid var(--accent); border-radius: 0.5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600;
  text-align: center; text-decoration: none; cursor: pointer;
}
button:hover, a[target="_top"]:hover { text-decoration: underline; }
.quiet { border-color: var(--soft); background: none; color: inherit; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
.total { font-size: 2rem; font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; }
.total span, .small { display: block; color: var(--soft); font-size: 0.875rem; font-weight: 400; }
dl { margin: 0 0 1.25rem; border-top: 1px solid var(--line); text-align: start; }
dl > div { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 26rem) { main { padding: 1.5rem 1rem; } dl > div { grid-template-columns: minmax(0, 1fr); } }
#busy { margin-top: 1rem; }
#busy:empty { margin-top: 0; }
form > :nth-last-child(2):has(+ #busy) { margin-bottom: 0; }
.busy .busy-sign::before {
  content: ""; display: block; width: 2rem; height: 2rem; margin: 0 auto 1rem;
  border: 3px solid var(--line); border-top-color: var(--ink); border-radius: 50%; animation: turn 0.9s linear infinite;
}
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: reduce) { .busy .busy-sign::before { animation: none; } }
`;
