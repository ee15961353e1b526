import { addressOf } from "../rate-limits/address.js";
import { chargedByAttempt, type Attempt } from "../domain/attempt.js";
import type { Order } from "../domain/order.js";
import { sentOrderIdOf } from "../payment-methods/order-id-form.js";
import type { Starting, Step } from "../payment-methods/payment-method.js";
import { resolveAttempt } from "../results/resolve.js";
import type { Context } from "../context/context.js";
import { methodContext, methodOf } from "../context/method-context.js";
import { returnUrl } from "../context/signed-links.js";
import { takeStep, type TakeStepContext, type Visitor } from "./take-step.js";

/** The part of the context that this step uses. */
export type StartPaymentContext = TakeStepContext & Pick<Context, "instalments">;

/** The order, the input and the buyer of a payment. */
export interface Given {
  readonly order: Order;
  /** What the page has sent, as the payment method's own schema defines it. */
  readonly input: unknown;
  readonly visitor: Visitor;
  /** What the page had to choose from, see `PaymentMethod.offers`. */
  readonly offered: readonly string[] | undefined;
}

/** Makes the payment method's first call and continues by its answer. Returns the attempt as it stands then. */
export async function startPayment(
  context: StartPaymentContext,
  attempt: Attempt,
  { order, input, visitor, offered }: Given,
): Promise<Attempt> {
  const { reference, orderId, mode } = attempt;
  const starting = {
    reference,
    order: { ...order, amountMinor: chargedByAttempt(attempt) },
    mode,
    paymentPattern: attempt.facts.instalments && patternOfFirst[context.instalments.pattern],
    sentOrderId: sentOrderIdOf(context.orderIdForm, orderId),
    merchantReturnUrl: returnUrl(context, attempt),
    customerIpAddress: addressOf(visitor.request),
    offered,
  };
  return takeStep(context, attempt, await startOrEnd(context, attempt, starting, input), visitor);
}

/** If the method throws, or a function of the shop in it, the attempt ends at once: its first call never moves money. */
async function startOrEnd(
  context: StartPaymentContext,
  attempt: Attempt,
  starting: Starting,
  input: unknown,
): Promise<Step> {
  try {
    return await methodOf(context, attempt).start(methodContext(context, attempt), starting, input);
  } catch (error) {
    // If that fails as well, the reconciler does it.
    await resolveAttempt(context, attempt, {
      to: "abandoned",
      what: "the enrolment was interrupted; nothing was ordered",
      facts: { reason: "enrolment-lost" },
    }).catch(() => {});
    throw error;
  }
}

/** Marks the buyer's own payment as the first of several. */
const patternOfFirst = { RECURRING: "RECURRING_1", INSTALMENT: "INSTALMENT" } as const;
