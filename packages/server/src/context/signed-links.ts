import type { Attempt } from "../domain/attempt.js";
import type { Context } from "./context.js";
import { signReference } from "../runtime/signed-reference.js";

const hourMs = 3_600_000;

/** A result page can be opened for this long after its payment began. */
const resultLinkMs = 30 * 24 * hourMs;

/** A shop may issue a new link to an older payment for its own buyer; that link is valid for a day. */
const renewedLinkMs = 24 * hourMs;

/**
 * How long after the end of its session an attempt may still be charged by a return. The gateway's own session ends
 * after about 15 minutes, and it then answers 97, so a later return charges nothing. The rest of the day allows for
 * clock differences between servers, and for a gateway that waits longer than documented.
 */
export const lateReturnMs = 24 * hourMs;

/** The signed reference in the result page's URL: it shows the payment's status and permits nothing else. */
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
  return pathTo(context, "redirect", returnSession(context, attempt));
}

/** The page where the buyer confirms, once they are back; a path on the shop's origin. */
export function confirmUrl(context: Pick<Context, "publicUrl" | "signingKeys">, attempt: Attempt): string {
  // Not the return's reference, which the bank or supplier knows.
  const session = signReference(
    attempt.reference,
    "confirm",
    attempt.expiresAt + lateReturnMs,
    context.signingKeys,
  );
  return pathTo(context, "confirm", session);
}

function pathTo({ publicUrl }: Pick<Context, "publicUrl">, page: string, session: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, "")}/${page}/${session}`;
}
