import type { SavedMandate } from "@sips-kit/protocol";
import { maskIbans } from "../gateway/iban.js";
import { readMeans, type WalletReader } from "./read-wallet.js";

/** The mandates in a wallet, each with its status if the gateway says. Throws PaymentError when it cannot be read. */
export async function readMandates(
  reader: WalletReader,
  merchantWalletId: string,
): Promise<readonly SavedMandate[]> {
  const means = await readMeans(reader, merchantWalletId);
  const found = means.map(async ({ paymentMeanId, mandateId, maskedPan, paymentMeanAlias }) => {
    if (mandateId === undefined) return [];
    const outcome = await reader.gateway.getMandateData({ mandateId });
    const mandateStatus = outcome.kind === "accepted" ? outcome.answer.mandateStatus : undefined;
    const maskedIban = maskedPan === undefined ? undefined : maskIbans(maskedPan);
    return [{ paymentMeanId, mandateId, maskedIban, paymentMeanAlias, mandateStatus }];
  });
  return (await Promise.all(found)).flat();
}

/** True for a mandate that may be debited, as far as the gateway says. */
export function isInForce({ mandateStatus }: Pick<SavedMandate, "mandateStatus">): boolean {
  return mandateStatus === undefined || mandateStatus === "ACTIVE";
}

/** The mandate of this rank: ranks are numbers, so `1` and `000001` are the same. */
export function findMandate(
  mandates: readonly SavedMandate[],
  paymentMeanId: string,
): SavedMandate | undefined {
  return /^\d{1,6}$/.test(paymentMeanId)
    ? mandates.find((mandate) => Number(mandate.paymentMeanId) === Number(paymentMeanId))
    : undefined;
}
