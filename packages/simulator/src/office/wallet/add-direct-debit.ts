import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import { readDebit } from "../checkout/read-debit.js";
import { accept, refuse, type Reply } from "../reply.js";
import { actionTime } from "./action-time.js";

/** Adds a bank account to a wallet: a signed mandate, or an account to be debited without one. */
export function addDirectDebit(call: Call): Reply {
  const { gateway, shop, body } = call;
  const brand = text(body, "paymentMeanBrand") ?? "";
  const account = {
    mandateId: text(body, "mandateId"),
    customerAccount: text(body, "customerAccount"),
    customerBankCode: text(body, "customerBankCode"),
    transactionActors: text(body, "transactionActors"),
  };
  const debit = readDebit(call, brand, account);
  // The wallet's codes have none for the state of a mandate, so 12 with the field name.
  if ("refusal" in debit) return { ...debit.refusal, code: debit.refusal.code === "30" ? "30" : "12" };

  const merchantWalletId = text(body, "merchantWalletId") ?? "";
  const isThere = gateway.wallets
    .find(shop.merchantId, merchantWalletId)
    ?.means.some(
      (mean) =>
        mean.paymentMeanBrand === brand &&
        mean.account?.mandateId === account.mandateId &&
        mean.account?.customerAccount === account.customerAccount &&
        mean.account?.customerBankCode === account.customerBankCode,
    );
  if (isThere) return refuse("94");
  const { wallet, mean } = gateway.wallets.add(shop.merchantId, merchantWalletId, {
    paymentMeanBrand: brand,
    paymentMeanAlias: text(body, "paymentMeanAlias"),
    account: {
      ...account,
      transactionActors: account.transactionActors ?? debit.mandate?.transactionActors,
    },
  });
  return accept({
    ...actionTime(wallet),
    paymentMeanId: mean.paymentMeanId,
    maskedPan: debit.card.maskedPan,
    transactionActors: mean.account?.transactionActors,
  });
}
