import { readPage } from "./read-page.js";

// The page of a payment without a result yet: polls until there is one, announces it, and stops.

const firstPauseMs = 2_000;
const longestPauseMs = 20_000;

void watch();

async function watch(): Promise<void> {
  for (let pause = firstPauseMs; isOpen(); pause = Math.min(pause * 1.5, longestPauseMs)) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    await look();
  }
}

function isOpen(): boolean {
  return document.querySelector("[data-is-open]") !== null;
}

/** Each poll asks the server, which queries the gateway. If there is no answer, the next poll may get one. */
async function look(): Promise<void> {
  const page = await readPage(location.href).catch(() => undefined);
  const [now, next] = [document.querySelector("#result"), page?.querySelector("#result")];
  // An unchanged result is not announced again.
  if (!page || !now || !next || now.textContent === next.textContent) return;
  document.title = page.title;
  now.replaceChildren(...next.childNodes);
}
