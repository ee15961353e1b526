import { text } from "../../ledger/wire-fields.js";
import type { Call } from "../call.js";
import type { Reply } from "../reply.js";
import { finalizeAtSupplier } from "./finalize-at-supplier.js";

/**
 * Fetches the result of a payment with an issuer's wallet; a wallet that paid is recorded in the buyer's Sips wallet.
 */
export function walletIssuerWalletFinalize(call: Call): Reply {
  return finalizeAtSupplier(call, "walletIssuerWalletFinalize", {
    kinds: ["paylib"],
    more: ({ session, transaction }) => {
      const hasPaid = transaction.authorisationId !== undefined;
      if (hasPaid) recordIssuerWallet(call, text(session.context, "merchantWalletId"));
      return {};
    },
  });
}

function recordIssuerWallet({ gateway, shop }: Call, merchantWalletId: string | undefined): void {
  if (merchantWalletId === undefined) return;
  const { merchantId } = shop;
  const wallet = gateway.wallets.find(merchantId, merchantWalletId);
  if (wallet?.means.some((mean) => mean.issuerWalletId !== undefined)) return;
  gateway.wallets.add(merchantId, merchantWalletId, {
    paymentMeanBrand: "PAYLIB",
    issuerWalletId: `PAYLIB${gateway.random.digits(10, "issuer wallet", merchantId, merchantWalletId)}`,
  });
}
