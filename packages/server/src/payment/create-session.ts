import type { IncomingMessage } from "node:http";
import type { PaymentMode, PaymentSession } from "@sips-kit/protocol";
import { addressOf } from "../rate-limits/address.js";
import { buyerKeys, countTry } from "../rate-limits/count-try.js";
import { buyerOf } from "./buyer.js";
import { callGateway } from "./call-gateway.js";
import { PaymentError } from "./errors.js";
import { busy, refuseSessionWhenBusy } from "./admission.js";
import { findOrder } from "./find-order.js";
import { refuseWhenPaid } from "./order-claim.js";
import { createReference } from "./reference.js";
import { findSavedCards } from "./methods/wallet.js";
import type { Desk } from "./settings.js";
import { signReference } from "./signed-reference.js";
import { cseForPage } from "./cse-settings.js";

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
  desk: Desk,
  input: CreateSessionInput,
  request: IncomingMessage,
): Promise<PaymentSession> {
  if (input.mode === "cse" && !desk.cse) {
    throw new PaymentError(
      "PAYMENT_MODE_UNAVAILABLE",
      "This shop takes no cards by client-side encryption.",
      {
        field: "mode",
      },
    );
  }
  refuseSessionWhenBusy(desk);
  const order = await findOrder(desk, input.orderId, {
    step: "open",
    buyer: buyerOf(request),
  });
  const [isHuman] = await Promise.all([
    countTry(desk, "opened", request, { orderId: order.orderId }),
    refuseWhenPaid(desk, order.orderId),
  ]);
  const hosted = input.mode === "hosted" ? await openHostedFields(desk, order.orderId, request) : undefined;
  const savedCards = input.mode === "wallet" ? await findSavedCards(desk, order) : undefined;
  const now = desk.now();
  const expiresAt = now + desk.sessionLifeMs;
  const attempt = await desk.journal.open({
    reference: createReference(now, desk.random),
    orderId: order.orderId,
    mode: input.mode,
    amountMinor: order.amountMinor,
    currencyCode: order.currencyCode,
    createdAt: now,
    expiresAt,
    checkAt: expiresAt + graceMs,
    facts: { limitKeys: buyerKeys(desk, request, order.orderId), ...(isHuman && { isHuman }) },
  });
  desk.log({ step: "begin", reference: attempt.reference, orderId: attempt.orderId, state: attempt.state });
  return {
    session: signReference(attempt.reference, "pay", expiresAt, desk.signingKeys),
    mode: input.mode,
    amount: String(order.amountMinor),
    currencyCode: order.currencyCode,
    expiresAt: new Date(expiresAt).toISOString(),
    ...(hosted && { hosted }),
    ...(savedCards && { savedCards }),
    // A saved card may be asked for its security code, which our own field encrypts.
    ...(input.mode !== "hosted" && desk.cse && { cse: cseForPage(desk.cse) }),
  };
}

async function openHostedFields(
  desk: Desk,
  orderId: string,
  request: IncomingMessage,
): Promise<{ merchantSessionToken: string; sdkUrl: string }> {
  const customerIpAddress = addressOf(request);
  const outcome = await callGateway(desk, { orderId }, "hostedFieldsInitialize", () =>
    desk.gateway.hostedFieldsInitialize({ ...(customerIpAddress && { customerIpAddress }) }),
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
      if (outcome.error.code === "GATEWAY_BUSY") throw busy(desk);
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
