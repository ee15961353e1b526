import type { CardData } from "../../card-source/card-source.js";

/** The shop's own form around us, when we have a `name` and so are one of its controls. */
export interface ShopForm {
  /** Puts the token into the form's data and lets the form be submitted. */
  deliver(session: string, card: CardData): void;
  /** Keeps the form from going off while the card is not whole. */
  holdBack(isIncomplete: boolean): void;
  /** Takes it back out. */
  empty(): void;
  release(): void;
}

/** Holds the form's submit until the card is a token; then the same submit goes through, with the token alone. */
export function followShopForm(
  element: HTMLElement & { submit(): void },
  form: HTMLFormElement,
  internals: ElementInternals,
  tellProblems: () => void,
): ShopForm {
  const name = element.getAttribute("name") ?? "";
  let delivered = false;
  let submitter: HTMLElement | null = null;

  const hold = (event: SubmitEvent) => {
    if (delivered) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submitter = event.submitter;
    element.submit();
  };
  form.addEventListener("submit", hold, { capture: true });
  const invalid = (event: Event) => {
    // The browser would show a bubble of its own beside our sentences.
    event.preventDefault();
    tellProblems();
  };
  element.addEventListener("invalid", invalid);

  return {
    deliver(session, card) {
      internals.setFormValue(entries(name, session, card));
      internals.setValidity({});
      delivered = true;
      form.requestSubmit(submitter?.isConnected ? submitter : null);
    },
    holdBack(isIncomplete) {
      // The sentences at the fields say what is missing; the browser asks for a message, and does not show it.
      if (!delivered) internals.setValidity(isIncomplete ? { customError: true } : {}, " ");
    },
    empty() {
      delivered = false;
      internals.setFormValue(null);
    },
    release() {
      form.removeEventListener("submit", hold, { capture: true });
      element.removeEventListener("invalid", invalid);
      internals.setFormValue(null);
    },
  };
}

/** `name`: the token, or the ciphertexts as JSON. Beside it what the server must know to use it. */
function entries(name: string, session: string, card: CardData): FormData {
  const { paymentMeanBrand, paymentMeanBrandSelectionStatus, ...secret } = card;
  const data = new FormData();
  data.set(name, "paymentToken" in secret ? secret.paymentToken : JSON.stringify(secret));
  data.set(`${name}.session`, session);
  if (paymentMeanBrand !== undefined) data.set(`${name}.paymentMeanBrand`, paymentMeanBrand);
  if (paymentMeanBrandSelectionStatus !== undefined) {
    data.set(`${name}.paymentMeanBrandSelectionStatus`, paymentMeanBrandSelectionStatus);
  }
  return data;
}
