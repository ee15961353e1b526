import type { ActionContext } from "../actions/carry-out.js";
import type { Attribution } from "../domain/attribution.js";
import { PaymentError } from "../domain/errors.js";
import { readMeans } from "../payment-methods/read-wallet.js";
import { addMandate } from "../wallet/wallet-actions.js";
import { unknownMandate } from "./unknown-mandate.js";

/** A signed mandate, the wallet that it is added to, and who adds it. */
export interface SaveMandateInput extends Attribution {
  readonly merchantWalletId: string;
  readonly mandateId: string;
  /** The buyer's own name for it. */
  readonly paymentMeanAlias?: string;
}

/**
 * Adds a signed mandate to a wallet, and journals who has done so. Done twice, it changes nothing; after a lost answer,
 * the wallet is read. Throws PaymentError.
 */
export async function saveMandate(context: ActionContext, input: SaveMandateInput): Promise<string> {
  const { merchantWalletId, mandateId, paymentMeanAlias, by, reason } = input;
  const mandate = { mandateId, ...(paymentMeanAlias !== undefined && { paymentMeanAlias }) };
  const { state, what } = await addMandate(context, { merchantWalletId, by, reason }, mandate);
  if (state === "not-done")
    throw new PaymentError("PAYMENT_GATEWAY_UNREACHABLE", `The mandate was not saved: ${what}`);
  const means = await readMeans(context, merchantWalletId).catch((error: unknown) => {
    throw error instanceof PaymentError ? unknownEnd() : error;
  });
  const saved = means.find((mean) => mean.mandateId === mandateId)?.paymentMeanId;
  if (saved !== undefined) return saved;
  throw state === "unknown" ? unknownEnd() : unknownMandate();
}

function unknownEnd(): PaymentError {
  return new PaymentError(
    "PAYMENT_GATEWAY_UNREACHABLE",
    "It is not known whether the mandate was saved. Saving it again does no harm.",
  );
}
