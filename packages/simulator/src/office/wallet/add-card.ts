import { isExpired } from "../../ledger/card.js";
import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { openCard } from "../open-card.js";
import { accept, chosenCodes, refuse, type Reply } from "../reply.js";
import { actionTime } from "./action-time.js";

/** Adds a card to a wallet, and creates the wallet if necessary. */
export function addCard(call: Call): Reply {
  const { gateway, shop, body } = call;
  const opened = openCard(call);
  // The wallet's codes have no 14 for a card, so 12 with the field name.
  if ("refusal" in opened) return { ...opened.refusal, code: opened.refusal.code === "30" ? "30" : "12" };
  const { card } = opened;
  if (card.brands.length === 0) return refuse("12", "cardNumber");
  if (isExpired(card, gateway.clock.now())) {
    return refuse(chosenCodes.storedCardExpired, "cardExpiryDate");
  }
  const brand = text(body, "paymentMeanBrand") ?? card.brands[0] ?? "";
  if (!card.brands.includes(brand)) return refuse("12", "paymentMeanBrand");

  const merchantWalletId = text(body, "merchantWalletId") ?? "";
  const isThere = gateway.wallets
    .find(shop.merchantId, merchantWalletId)
    ?.means.some(
      (mean) => mean.card?.fingerprint === card.fingerprint && mean.card.expiryDate === card.expiryDate,
    );
  if (isThere) return refuse("94");
  const { wallet, mean } = gateway.wallets.add(shop.merchantId, merchantWalletId, {
    paymentMeanBrand: brand,
    paymentMeanAlias: text(body, "paymentMeanAlias"),
    card: { ...card, hasSecurityCode: false },
  });
  return accept({
    ...actionTime(wallet),
    paymentMeanId: mean.paymentMeanId,
    maskedPan: card.maskedPan,
  });
}
