import type { CardData } from "../../card-source/card-source.js";

/** What the buyer has agreed to, besides paying. */
export interface Consents {
  readonly saveCard?: true;
  readonly instalments?: number;
}

/** The shop's own form around the element, when the element has a `name` and so is one of its controls. */
export interface ShopForm {
  /** Puts the token into the form's data and lets the form be submitted. */
  deliver(session: string, card: CardData & Consents): true;
  /** Prevents the form's submission while the card is incomplete. */
  holdBack(isIncomplete: boolean): void;
  /** Removes the token from the form's data. */
  empty(): void;
  release(): void;
}

/** Delays the form's submit until the card is a token; then the same submit goes through, with only the token. */
export function followShopForm(
  element: HTMLElement & {
    readonly disabled: boolean;
    submit(): void;
    readonly choice?: Consents | undefined;
  },
  form: HTMLFormElement,
  internals: ElementInternals,
  tellProblems: () => void,
): ShopForm {
  const name = element.getAttribute("name") ?? "";
  let delivered = false;
  let submitter: HTMLElement | null = null;

  const hold = (event: SubmitEvent) => {
    // A disabled control keeps no form from being sent.
    if (delivered || element.disabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    submitter = event.submitter;
    element.submit();
  };
  form.addEventListener("submit", hold, { capture: true });
  const invalid = (event: Event) => {
    // The browser would show its own bubble in addition to our messages.
    event.preventDefault();
    tellProblems();
  };
  element.addEventListener("invalid", invalid);

  return {
    deliver(session, card) {
      internals.setFormValue(entries(name, session, { ...card, ...element.choice }));
      internals.setValidity({});
      delivered = true;
      form.requestSubmit(submitter?.isConnected ? submitter : null);
      return true;
    },
    holdBack(isIncomplete) {
      // The messages at the fields say what is missing; the browser requires a message but does not show it.
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

/** `name`: the token, or the ciphertexts as JSON; other entries hold what the server needs to use it. */
function entries(name: string, session: string, card: CardData & Consents): FormData {
  const { paymentMeanBrand, paymentMeanBrandSelectionStatus, saveCard, instalments, ...secret } = card;
  const data = new FormData();
  data.set(name, "paymentToken" in secret ? secret.paymentToken : JSON.stringify(secret));
  data.set(`${name}.session`, session);
  if (paymentMeanBrand !== undefined) data.set(`${name}.paymentMeanBrand`, paymentMeanBrand);
  if (paymentMeanBrandSelectionStatus !== undefined) {
    data.set(`${name}.paymentMeanBrandSelectionStatus`, paymentMeanBrandSelectionStatus);
  }
  if (instalments !== undefined) data.set(`${name}.instalments`, String(instalments));
  if (saveCard) data.set(`${name}.saveCard`, "true");
  return data;
}
