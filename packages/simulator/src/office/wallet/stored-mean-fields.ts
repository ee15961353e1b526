import type { Gateway } from "../../ledger/gateway.js";
import { maskIban } from "../../ledger/iban.js";
import type { StoredMean, Wallet } from "../../ledger/wallets.js";
import type { WireObject } from "../../ledger/wire.js";

/** A means of payment as the look-ups of a wallet show it (walletPaymentMeanData). */
export function storedMeanFields(gateway: Gateway, { merchantId }: Wallet, mean: StoredMean): WireObject {
  const { paymentMeanId, paymentMeanBrand, paymentMeanAlias, card, account, issuerWalletId } = mean;
  return {
    paymentMeanId,
    paymentMeanBrand,
    ...(paymentMeanAlias === undefined ? {} : { paymentMeanAlias }),
    ...(card ? { maskedPan: card.maskedPan, panExpiryDate: card.expiryDate } : {}),
    ...(issuerWalletId === undefined ? {} : { issuerWalletId, issuerWalletType: paymentMeanBrand }),
    ...(account
      ? {
          maskedPan: maskedAccount(gateway, merchantId, mean),
          mandateId: account.mandateId,
          transactionActors: account.transactionActors,
        }
      : {}),
  };
}

/** The masked number of a stored bank account, taken from its mandate if necessary. */
function maskedAccount(gateway: Gateway, merchantId: string, { account }: StoredMean): string | undefined {
  const mandate = account?.mandateId && gateway.mandates.find(merchantId, account.mandateId);
  const number = account?.customerAccount ?? (mandate ? mandate.iban : undefined);
  return number === undefined ? undefined : maskIban(number);
}
