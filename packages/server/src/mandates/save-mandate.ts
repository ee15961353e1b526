import { readMeans } from "../payment-methods/read-wallet.js";
import type { MandateCalls } from "./call-mandates.js";
import { mandateFailure } from "./unknown-mandate.js";
import { notSentWhenInvalid } from "../checkout/call-gateway.js";

/** A signed mandate, and the wallet that it is added to. */
export interface SaveMandateInput {
  readonly merchantWalletId: string;
  readonly mandateId: string;
  /** The buyer's own name for it. */
  readonly paymentMeanAlias?: string;
}

/**
 * Adds a signed mandate to a wallet. Done twice, it changes nothing; after a lost answer, the wallet is read. Throws
 * PaymentError.
 */
export async function saveMandate(context: MandateCalls, input: SaveMandateInput): Promise<string> {
  const outcome = await notSentWhenInvalid(() =>
    context.gateway.addDirectDebit({ ...input, paymentMeanBrand: "SEPA_DIRECT_DEBIT" }),
  );
  context.log({ step: "addDirectDebit", code: "code" in outcome ? outcome.code : outcome.error.code });
  if (outcome.kind === "accepted" && outcome.answer.paymentMeanId !== undefined)
    return outcome.answer.paymentMeanId;
  const means = outcome.kind === "not-sent" ? [] : await readMeans(context, input.merchantWalletId);
  const saved = means.find(({ mandateId }) => mandateId === input.mandateId)?.paymentMeanId;
  if (saved !== undefined) return saved;
  throw mandateFailure(outcome.kind === "accepted" ? { kind: "refused", code: "25", answer: {} } : outcome);
}
