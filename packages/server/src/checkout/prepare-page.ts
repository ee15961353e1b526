import { PaymentError } from "../domain/errors.js";
import type { PageNeeds, PaymentMethod, Preparing } from "../payment-methods/payment-method.js";
import { busy } from "./admission.js";
import type { Context } from "../context/context.js";
import { methodContext, type MethodCallContext } from "../context/method-context.js";

/**
 * What the page needs to offer a payment method. Throws PaymentError when it cannot be obtained; no attempt is opened
 * then.
 */
export async function preparePage(
  context: MethodCallContext & Pick<Context, "random">,
  method: PaymentMethod,
  preparing: Preparing,
): Promise<PageNeeds> {
  const { orderId } = preparing.order;
  if (!method.prepare) return {};
  const outcome = await method.prepare(methodContext(context, { orderId }), preparing);
  switch (outcome.kind) {
    case "accepted":
      return outcome.answer;
    case "refused":
      throw refusedByGateway(`code ${outcome.code}`);
    default:
      if (outcome.error.code === "GATEWAY_BUSY") throw busy(context);
      if (outcome.error.code === "GATEWAY_SHOP_UNKNOWN") {
        throw refusedByGateway("it does not know the shop or its key");
      }
      throw new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The payment service is not responding. Nothing was charged; try again in a moment.",
        { retryAfterSeconds: 5 },
      );
  }
}

function refusedByGateway(what: string): PaymentError {
  return new PaymentError(
    "PAYMENT_GATEWAY_REFUSED",
    `The gateway opened no payment form (${what}). Nothing was charged; the shop must check its settings.`,
  );
}
