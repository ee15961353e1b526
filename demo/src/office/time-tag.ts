import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { moment } from "./moments.js";

/** A moment to the second, as an element that programs can read as well. */
export function timeTag(at: number, language: Language): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${moment(at, language)}</time>`;
}
