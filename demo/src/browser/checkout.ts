import type { SipsCardForm } from "@sips-kit/web-components";
import { fillCard } from "./fill-card.js";

// The payment page: shows the way to pay that is chosen, and loads its element when it is chosen first.

const methods = [...document.querySelectorAll<HTMLInputElement>("input[name=method]")];

for (const radio of methods) radio.addEventListener("change", () => void choose(radio));

// A browser may have restored another choice than the page came with.
const chosen = methods.find(({ checked }) => checked);
if (chosen) void choose(chosen);

async function choose(radio: HTMLInputElement): Promise<void> {
  for (const one of methods) panelOf(one)?.toggleAttribute("hidden", one !== radio);
  keepInAddress(radio.value);
  const script = radio.dataset["script"];
  if (script !== undefined) await import(/* @vite-ignore */ script);
}

function panelOf({ value }: HTMLInputElement): HTMLElement | null {
  return document.querySelector(`[data-panel="${CSS.escape(value)}"]`);
}

/** A reload, and the language switch, lead back to the same choice. */
function keepInAddress(method: string): void {
  const address = new URL(location.href);
  if (address.searchParams.get("method") === method) return;
  address.searchParams.set("method", method);
  history.replaceState(history.state, "", address);
  for (const back of document.querySelectorAll<HTMLInputElement>("input[name=back]")) {
    back.value = address.pathname + address.search;
  }
}

// The bank's fields keep the colours that they began with, so they begin anew when the device turns light or dark.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const form of document.querySelectorAll<SipsCardForm>("sips-card-form"))
    if (form.mode === "hosted") form.reset();
});

// The developer view's test cards: a click fills in the form, or copies the number where the fields are the bank's.
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-card]") : null;
  if (button instanceof HTMLButtonElement) void fillCard(button);
});

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "find-card") return;
  const words = target.value.toLowerCase().split(/\s+/);
  for (const row of document.querySelectorAll<HTMLElement>("#test-card-list li")) {
    const text = row.textContent?.toLowerCase() ?? "";
    const digits = text.replaceAll(/\D/g, "");
    row.hidden = !words.every((word) => text.includes(word) || (word !== "" && digits.includes(word)));
  }
});

// The button says what is paid now: with instalments, the first of them.
for (const instalments of document.querySelectorAll<HTMLElement>("sips-instalments")) {
  instalments.addEventListener("instalments-change", ({ detail: { payNowMinor } }) => {
    const amount = new Intl.NumberFormat(document.documentElement.lang, {
      style: "currency",
      currency: "EUR",
    });
    const text = instalments.dataset["pay"]?.replace("{amount}", amount.format(payNowMinor / 100));
    if (text !== undefined) instalments.nextElementSibling?.setAttribute("submit-label", text);
  });
}
