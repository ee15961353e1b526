import { readPage } from "./read-page.js";

// The basket: a changed quantity counts at once, also for buyers who go straight on to the checkout. Without scripts
// there is the button beside it.

/** How long a buyer who goes on waits for a quantity to be saved. */
const patienceMs = 5_000;

let saved: Promise<void> = Promise.resolve();
let isSaving = 0;

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === "quantity") change(target);
});

// What was changed before this script had loaded.
for (const input of document.querySelectorAll<HTMLInputElement>("input[name=quantity]"))
  if (input.value !== input.defaultValue) change(input);

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.button") : null;
  if (!link || isSaving === 0) return;
  event.preventDefault();
  void saved.then(() => location.assign(link.href));
});

function change({ form, value }: HTMLInputElement): void {
  if (!form?.reportValidity()) return;
  const { action } = form;
  const body = new URLSearchParams({ product: productOf(form), quantity: value });
  isSaving += 1;
  // One after the other, so that the last one counts.
  saved = saved.then(() => save(action, body)).finally(() => (isSaving -= 1));
}

/** When the shop cannot be reached, the page still shows the old prices; the checkout shows what is ordered. */
async function save(action: string, body: URLSearchParams): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  const answer = await fetch(action, { method: "POST", body, signal }).catch(() => undefined);
  const page = answer?.ok ? await readPage("/basket").catch(() => null) : null;
  if (!page) return;
  // The inputs stay, and with them the focus.
  for (const part of [".line .about", ".line > .price", ".sum dd", ".count"]) {
    const next = page.querySelectorAll(part);
    document.querySelectorAll(part).forEach((now, index) => {
      const text = next[index]?.textContent ?? "";
      if (now.textContent !== text) now.textContent = text;
    });
  }
}

function productOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>("input[name=product]")?.value ?? "";
}
