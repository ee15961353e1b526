import type { SavedCard } from "@sips-kit/protocol";
import { PaymentError } from "../domain/errors.js";
import type { Gateway } from "../gateway/gateway.js";
import type { PaymentStep } from "../telemetry/payment-step.js";

/** What reading a wallet needs. */
export interface WalletReader {
  readonly gateway: Gateway;
  readonly log: (step: PaymentStep) => void;
}

/** Codes for "no such wallet": nothing was saved yet. Older interfaces use 01. */
const walletUnknown: ReadonlySet<string> = new Set(["25", "01"]);

/**
 * The cards in a wallet. A wallet that the gateway does not know is empty; any other refusal means that it could not be
 * read, and may hold cards.
 *
 * @throws PaymentError when the gateway does not tell
 */
export async function readWallet(
  reader: WalletReader,
  merchantWalletId: string,
): Promise<readonly SavedCard[]> {
  const outcome = await reader.gateway.getWalletData({ merchantWalletId });
  if (outcome.kind === "refused" && walletUnknown.has(outcome.code)) return [];
  if (outcome.kind !== "accepted") {
    reader.log({ step: "getWalletData", code: "code" in outcome ? outcome.code : outcome.error.code });
    throw new PaymentError(
      outcome.kind === "refused" ? "PAYMENT_GATEWAY_REFUSED" : "PAYMENT_GATEWAY_UNREACHABLE",
      "The saved cards cannot be read at the moment. Nothing was charged; try again or enter a card.",
    );
  }
  return (outcome.answer.walletPaymentMeanDataList ?? []).flatMap((mean) => {
    const { paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias } = mean;
    // Wallets hold bank accounts as well, masked like cards; only cards have an expiry date.
    const isCard = paymentMeanId !== undefined && panExpiryDate !== undefined && maskedPan !== undefined;
    return isCard ? [{ paymentMeanId, maskedPan, paymentMeanBrand, panExpiryDate, paymentMeanAlias }] : [];
  });
}
