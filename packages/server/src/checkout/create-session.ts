import type { BuyerRequest } from "../domain/buyer-request.js";
import type { PaymentSession, SessionRequest } from "@sips-kit/protocol";
import { addressOf } from "../rate-limits/address.js";
import { buyerKeys, countTry } from "../rate-limits/count-try.js";
import { buyerOf } from "./buyer-of.js";
import { refuseSessionWhenBusy } from "./admission.js";
import type { AskAboutContext } from "./ask-about.js";
import { findOrder } from "./find-order.js";
import { methodContext } from "./method-context.js";
import { letOrderGo } from "./let-order-go.js";
import { refuseWhenPaid, type OrderClaimContext } from "./order-claim.js";
import { preparePage } from "./prepare-page.js";
import type { Order } from "../domain/order.js";
import { createReference } from "../domain/reference.js";
import { maskCardNumbers } from "../gateway/redact.js";
import type { Context } from "./context.js";
import { signReference } from "../runtime/signed-reference.js";

/** The part of the context that this step uses. */
export type CreateSessionContext = OrderClaimContext &
  AskAboutContext &
  Pick<Context, "resolveOrder" | "sessionLifeMs">;

// The reconciler checks a session some time after it ends, when none of its calls can still be in flight.
const graceMs = 5 * 60_000;

/**
 * Step 1: the buyer's page asks to pay an order with a payment method. The amount comes from the shop's own
 * `resolveOrder`; the reference is in the journal before the first call that could carry it.
 */
export async function createSession(
  context: CreateSessionContext,
  input: SessionRequest,
  request: BuyerRequest,
): Promise<PaymentSession> {
  const { method, mode } = context.paymentMethods.forSession(input);
  method.refuseSession?.(methodContext(context, input), mode);
  refuseSessionWhenBusy(context);
  const order = await findOrder(context, input.orderId, {
    step: "open",
    buyer: buyerOf(request),
  });
  const { orderId, amountMinor, currencyCode } = order;
  const [isHuman] = await Promise.all([
    countTry(context, "opened", request, { orderId }),
    input.payAgain ? undefined : refuseWhenPaid(context, orderId),
  ]);
  const paysBeside = input.payAgain ? await letOrderGo(context, orderId) : undefined;
  const preparing = { order, mode, customerIpAddress: addressOf(request) };
  const needs = await preparePage(context, method, preparing);
  const now = context.now();
  const expiresAt = now + context.sessionLifeMs;
  const limitKeys = buyerKeys(context, request, orderId);
  const attempt = await context.journal.open({
    reference: createReference(now, context.random),
    orderId,
    paymentMethod: method.id,
    mode,
    amountMinor,
    currencyCode,
    createdAt: now,
    expiresAt,
    checkAt: expiresAt + graceMs,
    facts: {
      limitKeys,
      ...(isHuman && { isHuman }),
      ...(paysBeside !== undefined && { paysBeside }),
      ...customerOf(order),
    },
  });
  context.log({ step: "session opened", reference: attempt.reference, orderId, state: attempt.state });
  return {
    session: signReference(attempt.reference, "pay", expiresAt, context.signingKeys),
    paymentMethod: method.id,
    ...(mode && { mode }),
    amount: String(amountMinor),
    currencyCode,
    expiresAt: new Date(expiresAt).toISOString(),
    ...needs,
  };
}

/** For searches. Masked, because the shop may put a card number there by mistake. */
function customerOf({ details }: Order): { readonly customerId?: string } {
  const customerId = details?.customerId;
  return customerId === undefined ? {} : { customerId: maskCardNumbers(customerId) };
}
