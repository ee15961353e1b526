import { methodContext } from "../context/method-context.js";
import { gatewaySessionLifeMs, visibilityMs } from "../proof/visibility.js";
import type { Operation } from "../domain/operation.js";
import { moveTo } from "../operations/follow-payment.js";
import { readSignature } from "../payment-methods/mandate-signature.js";
import { signatureOf } from "../domain/mandate-signing.js";
import { nextSignatureCheck } from "./next-signature-check.js";
import { findInWallet, saveSigned } from "./save-signed.js";
import { tryProof, type TakeSignatureContext } from "./take-signature.js";

// The gateway ends its own session by then, and nobody can sign any more.
const unsignedAfterMs = gatewaySessionLifeMs + visibilityMs;

/**
 * Goes on with a signature whose buyer has not come back, whose process crashed, or whose answers were lost: the
 * reconciler's check of `signMandate`. A mandate that is in force at the gateway is saved, whether its buyer came back or
 * closed the page; one that stays unsigned is given up.
 */
export async function continueSignature(
  context: TakeSignatureContext,
  operation: Operation,
): Promise<Operation> {
  if (operation.state !== "prepared") return findInWallet(context, operation);
  const { redirectionUrl, mandateId, proof } = signatureOf(operation);
  if (redirectionUrl === undefined) {
    return moveTo(context, operation, "not-done", "interrupted before the signature was opened", {
      from: "prepared",
    });
  }
  const { call } = methodContext(context, { reference: operation.reference });
  const signature = await readSignature(call, mandateId);
  if (signature.kind === "signed") return saveSigned(context, operation, signature);
  const after = proof ? await tryProof(context, operation, proof) : operation;
  if (after.state !== "prepared") return after;
  const { idempotencyKey, createdAt } = operation;
  if (signature.isUnsigned && context.operationDoubts.outlast(idempotencyKey, createdAt, unsignedAfterMs)) {
    context.operationDoubts.end(idempotencyKey);
    return moveTo(context, after, "not-done", "the mandate was not signed in time", { from: "prepared" });
  }
  return moveTo(context, after, "prepared", after.what, {
    from: "prepared",
    checkAt: nextSignatureCheck(context, operation),
  });
}
