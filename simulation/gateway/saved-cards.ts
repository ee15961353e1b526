import { made } from "./cash-management.js";
import { mandatesIn } from "./mandates.js";
import type { Transaction } from "./ledger.js";
import { amountIn, merchantId, textIn, type GatewayCall, type GatewayModel, type Method } from "./model.js";
import { orderAtOnce } from "./order-at-once.js";
import type { Message } from "./seal.js";
import type { StoredMean, Wallets } from "./wallets.js";

export const getWalletData: Method = (model, { body }) => {
  const walletId = textIn(body, "merchantWalletId");
  const means = model.wallets.of(walletId);
  if (!means) return { walletResponseCode: "25" };
  return {
    walletResponseCode: "00",
    walletPaymentMeanDataList: [
      ...means.map(({ id, card, alias }) => ({
        paymentMeanId: id,
        maskedPan: card.maskedPan,
        paymentMeanBrand: "VISA",
        panExpiryDate: "203012",
        ...(alias !== undefined && { paymentMeanAlias: alias }),
      })),
      ...mandatesIn(model, walletId),
    ],
  };
};

/** Adds a card to a wallet, by the gateway's own token for it or as the page has encrypted it. */
export const addCard: Method = ({ wallets, cards, sessions }, { body }) => {
  const card = cards.get(textIn(body, "cardNumber")) ?? sessions.reveal(body["cardNumber"]);
  if (!card) return { walletResponseCode: "14" };
  const walletId = textIn(body, "merchantWalletId");
  if (wallets.of(walletId)?.some((mean) => mean.card === card)) return { walletResponseCode: "94" };
  const { id } = wallets.add(walletId, card);
  return { walletResponseCode: "00", paymentMeanId: id, maskedPan: card.maskedPan };
};

export const updatePaymentMean: Method = ({ wallets }, { body }) =>
  walletAnswer(
    wallets.rename(
      textIn(body, "merchantWalletId"),
      textIn(body, "paymentMeanId"),
      textIn(body, "paymentMeanAlias"),
    ),
  );

/** Deletes a card or a mandate from a wallet. */
export const deletePaymentMean: Method = ({ wallets, mandates }, { body }) => {
  const [walletId, meanId] = [textIn(body, "merchantWalletId"), textIn(body, "paymentMeanId")];
  return walletAnswer(wallets.remove(walletId, meanId) || mandates.remove(walletId, meanId));
};

/** Deletes a wallet and everything in it. */
export const signOff: Method = ({ wallets, mandates }, { body }) => {
  const walletId = textIn(body, "merchantWalletId");
  mandates.close(walletId);
  return walletAnswer(wallets.close(walletId));
};

function walletAnswer(isCarriedOut: boolean) {
  return { walletResponseCode: isCarriedOut ? "00" : "25" };
}

/** Charges a saved card: while its buyer is away, or once they have authenticated, or without asking them. */
export const walletOrder: Method = (model, call) => {
  const card = meanIn(model.wallets, call)?.card;
  const { transactionReference } = call.body;
  const refusal = { transactionReference, merchantId };
  if (!card) return { ...refusal, responseCode: "14" };
  if (isWithoutBuyer(call)) return orderAtOnce(model, call, card, "charge");
  if (!("authenticationData" in call.body))
    return orderAtOnce(model, call, card, "order", { authentication: "none" });
  const outside = outsideIn(model, call);
  if (outside) return orderAtOnce(model, call, card, "order", outside);
  const session = model.sessions.find(cavvIn(call.body));
  if (!session || session.reference !== transactionReference || session.card !== card) {
    return { ...refusal, responseCode: "12", errorFieldName: "authenticationData" };
  }
  // Who was challenged is not asked again.
  const kind = card.kind === "soft-decline" && session.needsHolder ? "good" : card.kind;
  const authentication = card.kind === "not-enrolled" ? "none" : "gateway";
  return orderAtOnce(model, call, { ...card, kind }, "order", { authentication });
};

/** True for an order that the merchant makes by itself. */
export function isWithoutBuyer({ body }: GatewayCall): boolean {
  return body["paymentPattern"] === "RECURRING_N";
}

/** The proof of an authentication: what the engine has been given for it. */
function cavvIn({ authenticationData }: Message): string {
  const { cavv } = (authenticationData as { threeDV2?: { cavv?: unknown } } | undefined)?.threeDV2 ?? {};
  return typeof cavv === "string" ? cavv : "";
}

/** An authentication of another provider that comes with an order. The gateway takes it as it is. */
export function outsideIn(
  { outside }: GatewayModel,
  { body }: GatewayCall,
): Pick<Transaction, "authentication" | "authenticationValue"> | undefined {
  const authenticationValue = cavvIn(body);
  return outside.find(authenticationValue) && { authentication: "elsewhere", authenticationValue };
}

/** Credits a saved card without a payment before it. */
export const walletCreditHolder: Method = (model, call) => {
  const { body } = call;
  const reference = textIn(body, "transactionReference");
  const card = meanIn(model.wallets, call)?.card;
  if (!card) return { responseCode: "14", transactionReference: reference };
  if (model.ledger.find(reference)) return { responseCode: "94", transactionReference: reference };
  const amountMinor = amountIn(body, "amount");
  const currencyCode = textIn(body, "currencyCode");
  model.ledger.move({ kind: "credit", reference, amountMinor });
  return made(model, call, {
    kind: "credit",
    amountMinor,
    currencyCode,
    cardIndex: card.index,
    status: "TO_CREDIT",
  });
};

/** The saved card that a call is about. */
export function meanIn(wallets: Wallets, { body }: Pick<GatewayCall, "body">): StoredMean | undefined {
  return wallets.find(textIn(body, "merchantWalletId"), textIn(body, "paymentMeanId"));
}
