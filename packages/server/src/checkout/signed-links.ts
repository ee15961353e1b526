import type { Attempt } from "../domain/attempt.js";
import type { Context } from "./context.js";
import { signReference } from "../runtime/signed-reference.js";

const hourMs = 3_600_000;

/** A result page can be opened for this long after its payment began. */
const resultLinkMs = 30 * 24 * hourMs;

/** The shop itself may hand out a link to an older payment, to its own buyer: that one lives for a day. */
const renewedLinkMs = 24 * hourMs;

/**
 * How long after the end of its session an attempt may still be charged by a return. The gateway ends its own session
 * after about 15 minutes and answers 97 from then on, so a later return charges nothing there. The rest of the day is
 * for servers whose clocks differ, and for a gateway that is more patient than its documents say.
 */
export const lateReturnMs = 24 * hourMs;

/** The signed reference in the result page's URL: it shows how the payment stands, and can do nothing else. */
export function resultSession(
  context: Pick<Context, "now" | "signingKeys">,
  { reference, createdAt }: Attempt,
): string {
  const expiresAt = Math.max(createdAt + resultLinkMs, context.now() + renewedLinkMs);
  return signReference(reference, "see", expiresAt, context.signingKeys);
}

/** The signed reference that takes the buyer to the bank and back; its bearer may post the bank's answer. */
export function returnSession(
  context: Pick<Context, "signingKeys">,
  { reference, expiresAt }: Attempt,
): string {
  return signReference(reference, "return", expiresAt + lateReturnMs, context.signingKeys);
}

/** Where the bank sends the buyer back to. It needs no cookie: the signed reference is in it. */
export function returnUrl(context: Pick<Context, "publicUrl" | "signingKeys">, attempt: Attempt): string {
  return `${context.publicUrl}/return/${returnSession(context, attempt)}`;
}

/** The page that sends the buyer to the bank; a path on the shop's origin. */
export function redirectUrl(context: Pick<Context, "publicUrl" | "signingKeys">, attempt: Attempt): string {
  const base = new URL(context.publicUrl).pathname.replace(/\/$/, "");
  return `${base}/redirect/${returnSession(context, attempt)}`;
}

/** The page where the buyer confirms, once they are back; a path on the shop's origin. */
export function confirmUrl(context: Pick<Context, "publicUrl" | "signingKeys">, attempt: Attempt): string {
  const base = new URL(context.publicUrl).pathname.replace(/\/$/, "");
  // Not the reference of the return, which those know where the buyer was.
  const session = signReference(
    attempt.reference,
    "confirm",
    attempt.expiresAt + lateReturnMs,
    context.signingKeys,
  );
  return `${base}/confirm/${session}`;
}
