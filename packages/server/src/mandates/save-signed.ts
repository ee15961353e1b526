import type { Context } from "../context/context.js";
import { PaymentError } from "../domain/errors.js";
import type { Operation } from "../domain/operation.js";
import { moveTo } from "../operations/follow-payment.js";
import { moveOperation } from "../operations/move-operation.js";
import { stoodStill, takeTurn } from "../operations/take-turn.js";
import type { Signature } from "../payment-methods/mandate-signature.js";
import { readMeans } from "../payment-methods/read-wallet.js";
import type { ActionContext } from "../actions/carry-out.js";
import { addMandate, holdsMandate } from "../wallet/wallet-actions.js";
import { signatureOf } from "../domain/mandate-signing.js";
import { nextSignatureCheck } from "./next-signature-check.js";

/** The part of the context that this step uses. */
export type SaveSignedContext = ActionContext & Pick<Context, "operationDoubts" | "timers" | "webhooksOf">;

/** Saves a signed mandate in the wallet that it was signed for. Of several calls at once, one sends it. */
export async function saveSigned(
  context: SaveSignedContext,
  operation: Operation,
  { mandateId, maskedIban }: Extract<Signature, { readonly kind: "signed" }>,
): Promise<Operation> {
  const known = signatureOf(operation);
  context.operationDoubts.end(operation.idempotencyKey);
  const turn = await takeTurn(context, operation, {
    what: "the mandate was signed; addDirectDebit is being sent",
    signature: { ...known, mandateId, maskedIban: maskedIban ?? known.maskedIban },
  });
  if (turn.kind === "taken") return turn.standing;
  const { sending } = turn;
  if (turn.kind === "stalled") {
    // The wallet shows whether another server has saved it meanwhile.
    return moveTo(context, sending, "unknown", stoodStill, {
      checkAt: nextSignatureCheck(context, operation),
    });
  }
  const wallet = { merchantWalletId: known.merchantWalletId, by: "the buyer" };
  const { state, responseCode } = await addMandate(context, wallet, { mandateId });
  // No answer names the mandate, so it could be the answer to another call: the wallet decides.
  if (state === "done") return findInWallet(context, sending);
  return moveTo(context, sending, "unknown", "the answer of addDirectDebit does not say that it was saved", {
    from: "sending",
    ...(state === "refused" && { responseCode }),
    checkAt: nextSignatureCheck(context, operation),
  });
}

/** After a lost answer or a refusal: the wallet shows whether it holds the mandate. */
export async function findInWallet(context: SaveSignedContext, operation: Operation): Promise<Operation> {
  const { idempotencyKey, responseCode } = operation;
  const { merchantWalletId, mandateId = "" } = signatureOf(operation);
  const means = await readMeans(context, merchantWalletId).catch((error: unknown) => {
    if (error instanceof PaymentError) return undefined;
    throw error;
  });
  if (means && holdsMandate(means, mandateId)) {
    context.operationDoubts.end(idempotencyKey);
    return moveTo(context, operation, "accepted", "the wallet holds the mandate", { responseCode: "00" });
  }
  if (means && context.operationDoubts.outlast(idempotencyKey, operation.sentAt)) {
    context.operationDoubts.end(idempotencyKey);
    return endUnsaved(context, operation);
  }
  const what = means ? "the wallet does not show the mandate yet" : "the wallet could not be read";
  return moveTo(context, operation, "unknown", what, {
    responseCode,
    checkAt: nextSignatureCheck(context, operation),
  });
}

/** Proven not to be in the wallet: a refusal is final, and a call that never arrived is made again. */
function endUnsaved(context: SaveSignedContext, operation: Operation): Promise<Operation> {
  if (operation.responseCode !== undefined) {
    return moveTo(context, operation, "refused", "the gateway refused to save the mandate");
  }
  return moveOperation(context, operation, {
    to: "prepared",
    from: "unknown",
    at: context.now(),
    what: "the wallet does not hold the mandate; it is saved again",
    checkAt: context.now(),
  });
}
