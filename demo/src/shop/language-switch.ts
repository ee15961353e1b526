import type { Language } from "./language.js";
import { html, type Html } from "../html/html.js";

/** Shows the same page in the other language. */
export function languageSwitch(
  { language, here }: { readonly language: Language; readonly here: string },
  label: string,
  className?: string,
): Html {
  const other = language === "en" ? "fr" : "en";
  return html`<form ${className !== undefined && html`class="${className}"`} method="post" action="/language">
    <input type="hidden" name="back" value="${here}" />
    <button class="plain" name="language" value="${other}" lang="${other}">${label}</button>
  </form>`;
}
