import type { PaymentNext } from "@sips-kit/protocol";
import type { Context } from "../context/context.js";
import { findWallet } from "../orders/find-wallet.js";
import { methodContext } from "../context/method-context.js";
import { isUsableRedirection } from "../checkout/usable-redirection.js";
import type { BuyerRequest } from "../domain/buyer-request.js";
import { PaymentError } from "../domain/errors.js";
import type { Operation } from "../domain/operation.js";
import { readBody } from "../domain/read-body.js";
import { createReference } from "../domain/reference.js";
import { maskIban } from "../gateway/iban.js";
import type { Outcome } from "../gateway/gateway.js";
import { afterInitialize } from "../payment-methods/supplier.js";
import { moveTo } from "../operations/follow-payment.js";
import { countAlone } from "../rate-limits/count.js";
import { countTry } from "../rate-limits/count-try.js";
import { signatureOf, signingKeyOf } from "../domain/mandate-signing.js";
import { nextSignatureCheck } from "./next-signature-check.js";
import { signUrl, signedUrl } from "./signing-links.js";

/** The part of the context that this step uses. */
export type SignMandateContext = Pick<
  Context,
  | "cse"
  | "gateway"
  | "journal"
  | "limits"
  | "log"
  | "mandateUrl"
  | "now"
  | "paymentMethods"
  | "publicUrl"
  | "random"
  | "resolveWallet"
  | "signingKeys"
  | "timers"
  | "webhooksOf"
>;

/** What the shop adds to a signature, beside what the buyer has entered. */
export interface SigningDetails {
  /** By it staff find the customer's mandates. At most 19 characters. */
  readonly customerId?: string;
}

/**
 * Opens the signature of a mandate that is saved in the current buyer's wallet, without a payment. Debits nothing: the
 * buyer signs on a page of the gateway, and comes back. Throws PaymentError with the field at fault.
 */
export async function signMandate(
  context: SignMandateContext,
  input: unknown,
  request: BuyerRequest,
  details: SigningDetails = {},
): Promise<PaymentNext> {
  const signatures = context.paymentMethods.all.find((method) => method.signatures)?.signatures;
  if (!signatures || !context.mandateUrl) {
    throw new PaymentError(
      "PAYMENT_MODE_UNAVAILABLE",
      "Mandates are signed without a payment in shops with sepaDirectDebit() and a mandateUrl.",
    );
  }
  const account = readBody(signatures.input(), input);
  const merchantWalletId = await findWallet(context, request);
  // Account numbers may be tested here, as cards are where they are saved.
  const about = { orderId: `wallet:${merchantWalletId}` };
  await countTry(context, "sent", request, about, { write: countAlone(context) });
  const signature = { merchantWalletId, maskedIban: maskIban(account.iban ?? "") };
  const operation = await openSigning(context, signature);
  const merchantReturnUrl = signedUrl(context, operation);
  const calls = methodContext(context, { reference: operation.reference });
  const outcome = await signatures.open(calls, { account, details, merchantReturnUrl });
  const step = afterInitialize("initializeMandate", outcome);
  if (
    outcome.kind !== "accepted" ||
    step.kind !== "redirect" ||
    !isUsableRedirection(step.state.redirectionUrl)
  ) {
    const code = outcome.kind === "refused" ? outcome.code : undefined;
    const to = code === undefined ? "not-done" : "refused";
    await moveTo(context, operation, to, "the signature was not opened", { responseCode: code });
    throw notOpened(outcome);
  }
  await moveTo(context, operation, "prepared", "the buyer is sent to sign the mandate", {
    signature: { ...signature, ...step.state, mandateId: outcome.answer.mandateId },
    checkAt: nextSignatureCheck(context, operation),
  });
  return { next: "redirect", url: signUrl(context, operation) };
}

/** Written before the first call. */
async function openSigning(
  context: Pick<Context, "journal" | "now" | "random">,
  signature: ReturnType<typeof signatureOf>,
): Promise<Operation> {
  const createdAt = context.now();
  const reference = createReference(createdAt, context.random);
  const opened = await context.journal.operations.open({
    idempotencyKey: signingKeyOf(reference),
    kind: "signMandate",
    reference,
    signature,
    createdAt,
    checkAt: nextSignatureCheck(context, { createdAt }),
  });
  if (opened.kind === "opened") return opened.operation;
  throw new TypeError("A new reference is in use already.");
}

function notOpened(outcome: Outcome<{ readonly errorFieldName?: string | undefined }>): PaymentError {
  if (outcome.kind === "refused" && outcome.answer.errorFieldName === "iban") {
    return new PaymentError("PAYMENT_BODY_INVALID", "The gateway does not take this iban.", {
      field: "iban",
    });
  }
  return outcome.kind === "refused" || outcome.kind === "accepted"
    ? new PaymentError("PAYMENT_GATEWAY_REFUSED", "The gateway did not open the signature.")
    : new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The mandate cannot be signed at the moment. Try again in a moment.",
      );
}
