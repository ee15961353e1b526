import type { Operation, SignatureOfOperation } from "./operation.js";

/**
 * The status of a mandate that is signed without a payment, as the shop's page shows it to the buyer. `signing`: the
 * buyer has not come back. `saving`: they have, and the gateway has not confirmed yet. `saved`: it is in their wallet,
 * and pays. `refused`: they cancelled, or their bank or the gateway refused. `not-saved`: nobody came back in time, or
 * the gateway was never reached.
 */
export interface MandateSigning {
  /** Unique; not a transaction. */
  readonly reference: string;
  readonly state: "signing" | "saving" | "saved" | "refused" | "not-saved";
  readonly mandateId?: string | undefined;
  readonly maskedIban?: string | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The operation as the shop sees it. */
export function signingOf(operation: Operation): MandateSigning {
  const { reference, createdAt } = operation;
  const { mandateId, maskedIban } = signatureOf(operation);
  return { reference, state: stateOf(operation), mandateId, maskedIban, createdAt };
}

/** What is known of the signature: written when the operation is opened. */
export function signatureOf({ signature }: Operation): SignatureOfOperation {
  if (signature) return signature;
  throw new TypeError("An operation that signs a mandate is opened with its wallet.");
}

/** How the journal identifies the operation that signs and saves a mandate. */
export function signingKeyOf(reference: string): string {
  return `sign-mandate:${reference}`;
}

function stateOf({ state, signature }: Operation): MandateSigning["state"] {
  switch (state) {
    case "prepared":
      return signature?.proof ? "saving" : "signing";
    case "sending":
    case "unknown":
      return "saving";
    case "accepted":
      return "saved";
    case "refused":
      return "refused";
    case "not-done":
      return "not-saved";
  }
}
