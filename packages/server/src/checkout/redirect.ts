import { hasTriesLeft, type Attempt } from "../domain/attempt.js";
import type { MethodContext, PaymentMethod } from "../payment-methods/payment-method.js";
import type { PostForm } from "../payment-methods/post-form.js";
import type { Context } from "../context/context.js";
import { chargingOf, methodContext, type MethodCallContext } from "../context/method-context.js";
import { returnSession, returnUrl } from "../context/signed-links.js";
import { isUsableRedirection } from "./usable-redirection.js";

/**
 * Step 4: the form that sends the buyer off the site. Undefined when there is no redirect: the attempt is in another
 * state, or the address is not one that a browser may be sent to.
 */
export function redirectForm(
  context: MethodCallContext & Pick<Context, "publicUrl" | "signingKeys">,
  attempt: Attempt,
): PostForm | undefined {
  const method = context.paymentMethods.find(attempt.paymentMethod);
  if (attempt.state !== "redirected" || !method) return undefined;
  // Its return would no longer be accepted.
  if (!hasTriesLeft(attempt)) return undefined;
  const form = postFormOf(context, method, methodContext(context, attempt), attempt);
  return isUsableRedirection(form?.action) ? form : undefined;
}

/** The payment method's form for an attempt, whatever its address. */
export function postFormOf(
  context: Pick<Context, "publicUrl" | "signingKeys">,
  method: PaymentMethod,
  calls: MethodContext,
  attempt: Attempt,
): PostForm | undefined {
  return method.redirectForm?.(calls, chargingOf(attempt).state, {
    returnUrl: returnUrl(context, attempt),
    session: returnSession(context, attempt),
  });
}
