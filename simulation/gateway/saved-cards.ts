import { made } from "./cash-methods.js";
import { amountIn, bookDelay, merchantId, textIn, type Method } from "./model.js";

/** Adds a card to a wallet by the gateway's own token for it. */
export const addCard: Method = ({ wallets, cards }, { body }) => {
  const card = cards.get(textIn(body, "cardNumber"));
  if (!card) return { walletResponseCode: "14" };
  const walletId = textIn(body, "merchantWalletId");
  const saved = wallets.get(walletId) ?? [];
  if (saved.includes(card)) return { walletResponseCode: "94" };
  wallets.set(walletId, [...saved, card]);
  return { walletResponseCode: "00", paymentMeanId: String(saved.length + 1), maskedPan: card.maskedPan };
};

/** Charges a saved card while its buyer is away. */
export const walletOrder: Method = (model, call) => {
  const { body } = call;
  const reference = textIn(body, "transactionReference");
  const amountMinor = amountIn(body, "amount");
  const currencyCode = textIn(body, "currencyCode");
  const names = { transactionReference: reference, merchantId, amount: String(amountMinor), currencyCode };
  const card = model.wallets.get(textIn(body, "merchantWalletId"))?.[Number(body["paymentMeanId"]) - 1];
  if (!card) return { ...names, responseCode: "14" };
  const known = model.ledger.find(reference);
  if (known) return { ...names, responseCode: "94" };
  const given = { kind: "charge", amountMinor, currencyCode, cardIndex: card.index } as const;
  if (card.kind !== "declined") {
    model.ledger.move({ kind: "charge", reference, amountMinor });
    return { ...names, ...made(model, call, { ...given, status: "TO_CAPTURE" }) };
  }
  made(model, call, { ...given, status: "REFUSED" });
  const refused = model.ledger.find(reference);
  if (refused) model.ledger.write({ ...refused, responseCode: "05" }, bookDelay(model, call));
  return { ...names, responseCode: "05", acquirerResponseCode: "05" };
};
