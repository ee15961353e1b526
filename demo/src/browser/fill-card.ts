/** Fills a test card in where the fields are the page's own, else copies its number; says which, above the list. */
export async function fillCard(button: HTMLButtonElement): Promise<void> {
  const { card = "", csc = "", expiry = "", filled = "", copied = "" } = button.dataset;
  const holder = "Camille Martin";
  const typed = {
    "sips-card-number": card,
    "sips-card-expiry": expiry,
    "sips-card-csc": csc,
    "sips-card-holder": holder,
  };
  const form = document.querySelector<HTMLElement>("sips-card-form[mode=cse]:not([hidden] *)");
  const inputs = Object.entries(typed).map(([tag, text]) => ({ input: inputOf(form, tag), text }));
  const isOurs = inputs.every(({ input }) => input);
  if (isOurs) for (const { input, text } of inputs) type(input, text);
  else await navigator.clipboard.writeText(card);
  const told = document.querySelector("#test-card-told");
  if (told) told.textContent = isOurs ? filled : copied;
}

function inputOf(form: HTMLElement | null, tag: string): HTMLInputElement | null | undefined {
  return form?.shadowRoot?.querySelector(tag)?.shadowRoot?.querySelector("input");
}

function type(input: HTMLInputElement | null | undefined, text: string): void {
  if (!input) return;
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}
