import type { CardData } from "../../card-source/card-source.js";

/** The shop's own form around us, when we have a `name` and so are one of its controls. */
export interface ShopForm {
  /** Puts the token into the form's data and lets the form be submitted. */
  deliver(session: string, card: CardData): void;
  /** Takes it back out. */
  empty(): void;
  release(): void;
}

/** Holds the form's submit until the card is a token; then the same submit goes through, with the token alone. */
export function followShopForm(
  name: string,
  form: HTMLFormElement,
  internals: ElementInternals,
  submit: () => void,
): ShopForm {
  let delivered = false;
  let submitter: HTMLElement | null = null;

  const hold = (event: SubmitEvent) => {
    if (delivered) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submitter = event.submitter;
    submit();
  };
  form.addEventListener("submit", hold, { capture: true });

  return {
    deliver(session, card) {
      internals.setFormValue(entries(name, session, card));
      internals.setValidity({});
      delivered = true;
      form.requestSubmit(submitter?.isConnected ? submitter : null);
    },
    empty() {
      delivered = false;
      internals.setFormValue(null);
    },
    release() {
      form.removeEventListener("submit", hold, { capture: true });
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
