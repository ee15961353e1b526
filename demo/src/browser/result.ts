import { pollPage } from "./poll-page.js";

// The page of a payment without a result yet: polls until there is one, announces it, and stops.

void pollPage(() => document.querySelector("[data-is-open]") !== null, showResult);

function showResult(page: Document): void {
  const [now, next] = [document.querySelector("#result"), page.querySelector("#result")];
  // An unchanged result is not announced again.
  if (!now || !next || now.textContent === next.textContent) return;
  document.title = page.title;
  now.replaceChildren(...next.childNodes);
}
