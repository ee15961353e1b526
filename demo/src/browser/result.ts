// The page of a payment that is not certain yet: looks until there is a result, tells it, and stops.

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

/** Each look asks the server, which asks the gateway. Without an answer the next look may have one. */
async function look(): Promise<void> {
  const page = await read(location.href).catch(() => undefined);
  const [now, next] = [document.querySelector("#result"), page?.querySelector("#result")];
  // What is unchanged is not announced again.
  if (!page || !now || !next || now.textContent === next.textContent) return;
  document.title = page.title;
  now.replaceChildren(...next.childNodes);
}

/** A document that runs no script; unlike a parsed text it needs no exception from Trusted Types. */
function read(address: string): Promise<Document | null> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.status === 200 ? request.responseXML : null));
    request.addEventListener("error", () => reject(new Error("The shop cannot be reached.")));
    request.send();
  });
}
