import type { BuyerRequest } from "../domain/buyer-request.js";
import type { PaymentMode, PaymentSession } from "@sips-kit/protocol";
import { addressOf } from "../rate-limits/address.js";
import { buyerKeys, countTry } from "../rate-limits/count-try.js";
import { buyerOf } from "./buyer-of.js";
import { callGateway } from "./call-gateway.js";
import { PaymentError } from "../domain/errors.js";
import { busy, refuseSessionWhenBusy } from "./admission.js";
import { findOrder } from "./find-order.js";
import { refuseWhenPaid, type OrderClaimContext } from "./order-claim.js";
import { createReference } from "../domain/reference.js";
import { findSavedCards } from "../payment-methods/saved-card.js";
import type { Context } from "./context.js";
import { signReference } from "../runtime/signed-reference.js";
import { cseForPage } from "./cse-settings.js";

/** What of the context this step may touch. */
export type CreateSessionContext = OrderClaimContext &
  Pick<Context, "cse" | "gateway" | "limits" | "random" | "resolveOrder" | "sessionLifeMs" | "timers">;

/** What the page asks for when its card form appears. */
export interface CreateSessionInput {
  readonly orderId: string;
  readonly mode: PaymentMode;
}

// The journal looks at a session a while after its end, when no call of it can be under way any more.
const graceMs = 5 * 60_000;

/**
 * Step 1: the buyer's page asks to pay an order. The amount comes from the shop's own `resolveOrder`; the reference is
 * in the journal before the first call that could carry it.
 */
export async function createSession(
  context: CreateSessionContext,
  input: CreateSessionInput,
  request: BuyerRequest,
): Promise<PaymentSession> {
  if (input.mode === "cse" && !context.cse) {
    throw new PaymentError(
      "PAYMENT_MODE_UNAVAILABLE",
      "This shop takes no cards by client-side encryption.",
      {
        field: "mode",
      },
    );
  }
  refuseSessionWhenBusy(context);
  const order = await findOrder(context, input.orderId, {
    step: "open",
    buyer: buyerOf(request),
  });
  const [isHuman] = await Promise.all([
    countTry(context, "opened", request, { orderId: order.orderId }),
    refuseWhenPaid(context, order.orderId),
  ]);
  const hosted =
    input.mode === "hosted" ? await openHostedFields(context, order.orderId, request) : undefined;
  const savedCards = input.mode === "wallet" ? await findSavedCards(context, order) : undefined;
  const now = context.now();
  const expiresAt = now + context.sessionLifeMs;
  const attempt = await context.journal.open({
    reference: createReference(now, context.random),
    orderId: order.orderId,
    paymentMethod: input.mode === "wallet" ? "saved-card" : "card",
    mode: input.mode,
    amountMinor: order.amountMinor,
    currencyCode: order.currencyCode,
    createdAt: now,
    expiresAt,
    checkAt: expiresAt + graceMs,
    facts: { limitKeys: buyerKeys(context, request, order.orderId), ...(isHuman && { isHuman }) },
  });
  context.log({
    step: "session opened",
    reference: attempt.reference,
    orderId: attempt.orderId,
    state: attempt.state,
  });
  return {
    session: signReference(attempt.reference, "pay", expiresAt, context.signingKeys),
    paymentMethod: input.mode === "wallet" ? "saved-card" : "card",
    mode: input.mode,
    amount: String(order.amountMinor),
    currencyCode: order.currencyCode,
    expiresAt: new Date(expiresAt).toISOString(),
    ...(hosted && { hosted }),
    ...(savedCards && { savedCards }),
    // A saved card may be asked for its security code, which our own field encrypts.
    ...(input.mode !== "hosted" && context.cse && { cse: cseForPage(context.cse) }),
  };
}

async function openHostedFields(
  context: Pick<Context, "gateway" | "log" | "random" | "timers">,
  orderId: string,
  request: BuyerRequest,
): Promise<{ merchantSessionToken: string; sdkUrl: string }> {
  const customerIpAddress = addressOf(request);
  const outcome = await callGateway(context, { orderId }, "hostedFieldsInitialize", () =>
    context.gateway.hostedFieldsInitialize({ ...(customerIpAddress && { customerIpAddress }) }),
  );
  switch (outcome.kind) {
    case "accepted": {
      const { merchantSessionToken, sdkUrl } = outcome.answer;
      if (merchantSessionToken && sdkUrl) return { merchantSessionToken, sdkUrl };
      throw refusedByGateway("an answer without token or address");
    }
    case "refused":
      throw refusedByGateway(`code ${outcome.code}`);
    default:
      if (outcome.error.code === "GATEWAY_BUSY") throw busy(context);
      if (outcome.error.code === "GATEWAY_SHOP_UNKNOWN")
        throw refusedByGateway("it does not know the shop or its key");
      throw new PaymentError(
        "PAYMENT_GATEWAY_UNREACHABLE",
        "The payment service does not answer just now. Nothing was charged; try again in a moment.",
        { retryAfterSeconds: 5 },
      );
  }
}

function refusedByGateway(what: string): PaymentError {
  return new PaymentError(
    "PAYMENT_GATEWAY_REFUSED",
    `The gateway opened no card form (${what}). Nothing was charged; the shop must check its settings.`,
  );
}
