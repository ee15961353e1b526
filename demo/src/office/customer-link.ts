import { html, type Html } from "../html/html.js";
import type { Language } from "../shop/language.js";
import { operationSentences } from "./operation-sentences.js";

/** A customer's name, which leads to all their payments. */
export function customerLink(customer: string, language: Language): Html {
  const query = new URLSearchParams({ text: customer }).toString();
  return html`<a href="/office?${query}" title="${operationSentences[language].allOfCustomer}"
    >${customer}</a
  >`;
}
