import { html, type Html } from "./html.js";

/** A name and its value, within a list of facts (`dl`). */
export function fact(name: string, value: string | Html): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}
