import { createIban } from "../gateway/ibans.js";
import type { Card } from "../gateway/cards.js";
import type { Sessions } from "../gateway/sessions.js";
import type { Purchase } from "../shop/purchase.js";

/** How a buyer pays: by which payment method, and with which card where it is one. */
export interface WayToPay {
  readonly paymentMethod: Purchase["paymentMethod"];
  readonly mode: Purchase["mode"];
  readonly card: Card;
}

/** By card, typed into the fields of the gateway: the buyers' fallback when another way failed. */
export function byCard(card: Card): WayToPay {
  return { paymentMethod: "card", mode: "hosted", card };
}

/** The buyer's next way to pay, with their spare card: a card payment stays one, and other suppliers are abandoned. */
export function nextWay({ paymentMethod, mode }: WayToPay, card: Card): WayToPay {
  return paymentMethod === "card" ? { paymentMethod, mode, card } : byCard(card);
}

/** The fields of a session request. Pages written before there were several payment methods send only the mode. */
export function sessionFields({ paymentMethod, mode }: WayToPay) {
  return paymentMethod === "card" ? { mode } : { paymentMethod };
}

/** What the page sends besides the session. @param savedMandate the account that the page offers first */
export function inputOf(
  { paymentMethod, mode, card }: WayToPay,
  sessions: Sessions,
  savedMandate: string | undefined,
): object {
  if (paymentMethod === "ideal") return { bankCode: "SIMRNL2R", bankName: "Simulated Bank Rotterdam" };
  if (paymentMethod === "sepa-direct-debit" && savedMandate !== undefined)
    return { paymentMeanId: savedMandate };
  if (paymentMethod === "sepa-direct-debit")
    return { iban: createIban(card.index), holder: "Camille Martin" };
  if (paymentMethod === "elv") return { customerAccount: createIban(card.index), holder: "Camille Martin" };
  if (paymentMethod === "google-pay") return { paymentData: sessions.hide(card) };
  if (paymentMethod !== "card") return {};
  if (mode === "wallet") return { paymentMeanId: "1" };
  return typedCard(sessions, card, mode);
}

/** A card as it leaves the fields of the gateway, or those that encrypt it in the browser. */
export function typedCard(sessions: Sessions, card: Card, mode: "hosted" | "cse") {
  return mode === "hosted"
    ? { paymentToken: sessions.hide(card) }
    : { cardNumber: sessions.hide(card), cardCSCValue: "c".repeat(64), cardExpiryDate: "203012" };
}
