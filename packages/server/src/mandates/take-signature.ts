import type { Context } from "../context/context.js";
import { methodContext } from "../context/method-context.js";
import { ignoreIncomplete, readReturned, type ReturnedFields } from "../checkout/read-return.js";
import { maxReturnTries } from "../domain/attempt.js";
import { PaymentError } from "../domain/errors.js";
import type { Operation } from "../domain/operation.js";
import { moveTo } from "../operations/follow-payment.js";
import { fetchSignature } from "../payment-methods/mandate-signature.js";
import { isForeignReturn, readSupplierReturn, type SupplierProof } from "../payment-methods/supplier.js";
import { signatureOf } from "../domain/mandate-signing.js";
import { nextSignatureCheck } from "./next-signature-check.js";
import { saveSigned, type SaveSignedContext } from "./save-signed.js";

/** The part of the context that this step uses. */
export type TakeSignatureContext = SaveSignedContext &
  Pick<Context, "cse" | "paymentMethods" | "returnFields" | "timers">;

/**
 * The buyer is back from signing. Called twice, late, without fields, or by an attacker, it saves the mandate once at
 * most, and returns the operation as it stands. Throws PaymentError PAYMENT_TOO_MANY_RETURNS.
 *
 * @param url where the buyer sees how it stands
 */
export async function takeSignature(
  context: TakeSignatureContext,
  operation: Operation,
  fields: ReturnedFields,
  url: string,
): Promise<Operation> {
  if (operation.state !== "prepared") return operation;
  const signature = signatureOf(operation);
  const { merchantId } = context.gateway;
  const about = { reference: operation.reference, echoes: { merchantId, mandateId: signature.mandateId } };
  const returned = readReturned(context, about, fields);
  if (!returned) return operation;
  const { redirectionUrl = "", redirectionData = "", messageVersion = "" } = signature;
  const proof =
    readSupplierReturn(returned, { redirectionUrl, redirectionData, messageVersion }) ??
    ignoreIncomplete(context, about, returned);
  if (!proof) return operation;
  const { tries = 0 } = signature;
  if (tries >= maxReturnTries) {
    throw new PaymentError(
      "PAYMENT_TOO_MANY_RETURNS",
      "Too many returns were tried for this signature; begin again.",
      { url },
    );
  }
  const taken = await moveTo(context, operation, "prepared", "the buyer is back; finalizeMandate is sent", {
    from: "prepared",
    signature: { ...signature, proof, tries: tries + 1 },
    checkAt: nextSignatureCheck(context, operation),
  });
  return taken.state === "prepared" ? tryProof(context, taken, proof) : taken;
}

/**
 * Fetches the result of the signature, and saves the mandate. May be repeated: the gateway ends a signature once. When
 * nothing is known of it, the operation stays as it is, with its proof.
 */
export async function tryProof(
  context: TakeSignatureContext,
  operation: Operation,
  proof: SupplierProof,
): Promise<Operation> {
  const known = signatureOf(operation);
  const { call } = methodContext(context, { reference: operation.reference });
  const signature = await fetchSignature(call, proof, known.mandateId);
  if (signature.kind === "signed") return saveSigned(context, operation, signature);
  const { outcome } = signature;
  if (outcome.kind !== "refused") return operation;
  const { code, answer } = outcome;
  if (isForeignReturn({ code, answer, state: {}, hasProof: true })) {
    return moveTo(context, operation, "prepared", "a return was not the one of this signature", {
      from: "prepared",
      signature: { ...known, proof: undefined },
      checkAt: nextSignatureCheck(context, operation),
    });
  }
  return moveTo(context, operation, "refused", `finalizeMandate refused with ${code}`, {
    from: "prepared",
    responseCode: code,
  });
}
