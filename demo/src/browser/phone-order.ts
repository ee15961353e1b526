import { encryptCard, type CseKey } from "@sips-kit/web-components";

// Orders by phone: the card is encrypted here. Its fields have no names, so the form sends the ciphertexts alone.

const order = document.querySelector("#phone-order");
order?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLFormElement) void send(event.currentTarget);
});
// Until now the form would have been sent without its card.
order?.querySelector("button")?.toggleAttribute("disabled", false);
order?.querySelector(".late")?.remove();

async function send(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector("button");
  if (button?.disabled) return;
  const card = readCard();
  if (!card) return complain(form);
  if (button) button.disabled = true;
  try {
    // The page's own key, written by the shop.
    const key = JSON.parse(form.dataset["key"] ?? "") as CseKey;
    const { cardNumber, cardCSCValue } = card;
    const encrypted = await encryptCard({ cardNumber, ...(cardCSCValue !== "" && { cardCSCValue }) }, key);
    const sent = { ...encrypted, cardExpiryDate: card.cardExpiryDate };
    for (const [name, value] of Object.entries(sent)) setHidden(form, name, value);
    form.submit();
  } catch {
    if (button) button.disabled = false;
    complain(form);
  }
}

function readCard(): { cardNumber: string; cardCSCValue: string; cardExpiryDate: string } | undefined {
  const cardNumber = typed("number").replace(/\D/g, "");
  const cardExpiryDate = readExpiry(typed("expiry"));
  const cardCSCValue = typed("csc");
  if (cardNumber.length < 12 || !cardExpiryDate || !/^(\d{3,4})?$/.test(cardCSCValue)) return undefined;
  return { cardNumber, cardCSCValue, cardExpiryDate };
}

/** YYYYMM of 12/34, 1234, 12/2034 or 2034/12, as in the card form of the shop. */
function readExpiry(text: string): string | undefined {
  const forms = [
    /^(?<month>0?[1-9]|1[0-2])\s*\/?\s*(?:20)?(?<year>\d\d)$/,
    /^20(?<year>\d\d)\s*\/?\s*(?<month>0?[1-9]|1[0-2])$/,
  ];
  const { year, month } = forms.map((form) => form.exec(text)?.groups).find(Boolean) ?? {};
  return month && `20${year}${month.padStart(2, "0")}`;
}

function typed(id: string): string {
  return document.querySelector<HTMLInputElement>(`#${id}`)?.value.trim() ?? "";
}

function setHidden(form: HTMLFormElement, name: string, value: string): void {
  const field = form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  if (field) field.value = value;
}

function complain(form: HTMLFormElement): void {
  const fault = form.querySelector<HTMLElement>("#fault");
  if (fault) fault.textContent = fault.dataset["card"] ?? "";
  form.querySelector<HTMLInputElement>("#number")?.focus();
}
