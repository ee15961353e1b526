import type { AnswerOf, RequestOf } from "@sips-kit/protocol";
import { countryOfIban, maskIban } from "../gateway/iban.js";
import type { Outcome } from "../gateway/gateway.js";
import { detailsFor } from "./order-fields.js";
import { unanswered } from "./outcomes.js";
import type { ChargeAnswer, GatewayCall, Signing } from "./payment-method.js";
import type { SupplierProof } from "./supplier.js";

/** How mandates are signed: fields of initializeMandate and directDebitOrder. */
export type MandateFields = Pick<RequestOf<"directDebitOrder">, "mandateAuthentMethod" | "mandateUsage">;

/**
 * A signature that was fetched: the mandate is in force, or the call was refused, or nothing is known. `isUnsigned`: the
 * gateway has said that the mandate is not in force, or has never named one.
 */
export type Signature =
  | { readonly kind: "signed"; readonly mandateId: string; readonly maskedIban: string | undefined }
  | {
      readonly kind: "ended";
      readonly outcome: Outcome<ChargeAnswer>;
      readonly isUnsigned?: boolean;
    };

/** Opens the signature of a new mandate. The IBAN goes into this call, and is stored nowhere. */
export function openSignature(
  call: GatewayCall,
  { account, details, merchantReturnUrl }: Signing,
  { mandateUsage, mandateAuthentMethod }: MandateFields,
): Promise<Outcome<AnswerOf<"initializeMandate">>> {
  const { iban = "", holder = "", street, zipCode, city } = account;
  const known = detailsFor("initializeMandate", details);
  return call("initializeMandate", {
    ...known,
    iban,
    merchantReturnUrl,
    customerContact: { ...known.customerContact, firstname: undefined, lastname: holder },
    ...(street !== undefined && {
      customerAddress: { street, zipCode, city, country: countryOfIban(iban) },
    }),
    ...(mandateUsage !== undefined && { mandateUsage }),
    ...(mandateAuthentMethod !== undefined && { mandateAuthentMethod }),
  });
}

/**
 * Fetches the result of a signature. It can be fetched once: when its answer was lost, or the return is posted again,
 * the mandate itself says whether it was signed.
 *
 * @param mandateId the mandate that was opened, if the gateway has named it: another one is not taken
 */
export async function fetchSignature(
  call: GatewayCall,
  proof: SupplierProof,
  mandateId: string | undefined,
): Promise<Signature> {
  const outcome = await call("finalizeMandate", proof);
  if (outcome.kind !== "accepted") {
    // A refusal does not name the mandate, so it could be the answer to another call: the mandate itself decides.
    const read = await readSignature(call, mandateId);
    const isRefused = outcome.kind === "refused" && outcome.code !== finalizedBefore;
    return isRefused && read.kind !== "signed" ? { kind: "ended", outcome } : read;
  }
  const { mandateId: signed, iban } = outcome.answer;
  // An answer that names no mandate could be that of another signature: the mandate itself decides.
  if (signed === undefined) {
    return mandateId === undefined ? lost("The mandate has no id.") : readSignature(call, mandateId);
  }
  // The answer of another buyer's signature must not debit their account.
  if (mandateId !== undefined && signed !== mandateId) return lost("The mandate is another one.");
  return inForce(signed, iban);
}

/** Reads whether a mandate has been signed. */
export async function readSignature(call: GatewayCall, mandateId: string | undefined): Promise<Signature> {
  if (mandateId === undefined) return lost(notKnown, true);
  const outcome = await call("getMandateData", { mandateId });
  if (outcome.kind !== "accepted") return lost(notKnown);
  const { mandateStatus, iban, mandateId: read = mandateId } = outcome.answer;
  if (read !== mandateId) return lost("The mandate is another one.");
  return mandateStatus === "ACTIVE" ? inForce(mandateId, iban) : lost(notKnown, true);
}

/** The signature was finalized by an earlier call. */
const finalizedBefore = "24";

const notKnown = "The result of the signature is not known.";

function inForce(mandateId: string, iban: string | undefined): Signature {
  return { kind: "signed", mandateId, maskedIban: iban ? maskIban(iban) : undefined };
}

function lost(reason: string, isUnsigned = false): Signature {
  return { kind: "ended", outcome: unanswered(reason), isUnsigned };
}
